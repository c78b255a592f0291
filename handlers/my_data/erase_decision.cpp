// What becomes of a house's record after its person asked for erasure. docs/programme.md 9.4: the
// account went at once; the programme's record is made nobody's, or kept for a stated reason.
#include <nlohmann/json.hpp>

#include "handlers/access/audit_notes.h"
#include "handlers/access/roles.h"
#include "handlers/my_data/talks.h"
#include "handlers/questions/given_reason.h"
#include "handlers/questions/readers.h"
#include "handlers/village/still_open.h"
#include "handlers/words/area_names.h"
#include "handlers/words/endings.h"
#include "storage/database/identifier.h"
#include "storage/households/household_links.h"
#include "storage/households/households.h"
#include "storage/joining/data_requests.h"
#include "storage/people.h"
#include "storage/records.h"

namespace sammachip {

namespace {

enum class Erasure { kAnonymise, kKeep };

constexpr auto enum_words(Erasure) {
  return std::to_array<std::string_view>({"anonymise", "keep"});
}

struct ErasureDecision {
  DataRequestId request_id;
  std::optional<DataRequest> request;  // Open, and the person may decide on it.
  std::optional<Household> house;
  std::optional<Erasure> what;
  std::string reason;
};

void look_up_erasure(ErasureDecision& form, Turn& turn) {
  const auto request = turn.records.data_requests.find(form.request_id);
  if (!request || request->status != DataRequestStatus::kOpen || !request->household_id) return;
  auto house = turn.records.households.find(*request->household_id);
  if (!house || !may(Act::kDecide, about_house(*house), turn)) return;
  form.request = request;
  form.house = std::move(house);
}

bool is_erasure_open(const ErasureDecision& form, Turn&) { return form.request.has_value(); }

Say ask_to_erase(const ErasureDecision& form, Turn& turn) {
  const auto others = turn.records.household_links.list_for_household(form.house->id);
  return {"erase_done.what",
          {{"house", form.house->house_no},
           {"name", form.house->head_name},
           {"village", area_text(form.house->village_code, turn)},
           {"others", std::ssize(others)}}};
}

void audit_erasure(const char* action, const ErasureDecision& form, Turn& turn) {
  audit_work(action, "household", form.house->id,
             JsonValue{{"request", form.request->id}, {"reason", kept_reason(form.reason)}}, turn);
}

// Another officer decided first, or it is not theirs to decide any more.
std::optional<Ending> erasure_over(const Subject& subject, const ErasureDecision& form,
                                   Turn& turn) {
  if (form.request) return std::nullopt;
  const std::vector<CommandButton> queue{{"button.waiting", "waiting"}};
  const auto request = turn.records.data_requests.find(DataRequestId(subject.id));
  const auto house =
      turn.records.households.find(request ? request->household_id.value_or("") : "");
  if (!house) return ending_of("erase_done.gone", {}, queue);
  if (auto over = role_over(about_house(*house), Act::kDecide, turn)) return over;
  Values values = last_change({"household", house->id}, turn);
  values.emplace_back("house", house->house_no);
  values.emplace_back("what", std::string(to_text(request->status)));
  return ending_of("still.erasure", values, queue);
}

// Whose record, and who else still sends for it.
JsonValue erased(const ErasureDecision& form, Turn& turn) {
  Json people = Json::array();
  for (const auto& link : turn.records.household_links.list_for_household(form.house->id)) {
    people.push_back(link.user_id);
  }
  return Json{{"house", form.house->id}, {"what", word_of(form.what)}, {"people", people}};
}

Ending decide_erasure(const ErasureDecision& form, Turn& turn) {
  const std::vector<CommandButton> queue{{"button.waiting", "waiting"}};
  const bool keeps = form.what == Erasure::kKeep;
  const Values values{{"house", form.house->house_no}};
  if (!turn.records.data_requests.close(
          form.request->id, keeps ? DataRequestStatus::kRefused : DataRequestStatus::kDone,
          milliseconds(turn.now))) {
    return ending_of("erase_done.gone", {}, queue);
  }
  audit_erasure(keeps ? "household.keep" : "household.anonymise", form, turn);
  if (keeps) return ending_of("erase_done.kept", values, queue);
  turn.records.people.anonymise_household(form.house->id);
  return ending_of("erase_done.done", values, queue);
}

}  // namespace

std::unique_ptr<Conversation> erase_done_talk() {
  auto talk = std::make_unique<FormConversation<ErasureDecision>>("erase_done");
  talk->given("request", &ErasureDecision::request_id).prepare(look_up_erasure);
  talk->ask("what", &ErasureDecision::what,
            one_of(
                {{"erase_done.answer_anonymise", "anonymise"}, {"erase_done.answer_keep", "keep"}}))
      .only_if(is_erasure_open)
      .prompt(ask_to_erase);
  talk->ask("reason", &ErasureDecision::reason, reason_words())
      .only_if([](const ErasureDecision& form, Turn&) {
        return form.request && form.what == Erasure::kKeep;
      })
      .choices(reason_choices({"erase_done.reason_law", "erase_done.reason_in_use"}));
  talk->confirm("sure", "what", yes_or_no("button.yes", "button.no"))
      .contract(erased)
      .only_if([](const ErasureDecision& form, Turn&) {
        return form.request && form.what == Erasure::kAnonymise;
      })
      .prompt([](const ErasureDecision& form, Turn& turn) {
        return Say{"erase_done.sure",
                   {{"house", form.house->house_no},
                    {"name", form.house->head_name},
                    {"village", area_text(form.house->village_code, turn)}}};
      });
  talk->still("data_request", &ErasureDecision::request_id, erasure_over);
  talk->then(decide_erasure);
  return talk;
}

}  // namespace sammachip
