#include "handlers/visits/care.h"

#include <algorithm>
#include <set>

#include "bot/line/messages.h"
#include "bot/talks/wording.h"
#include "handlers/access/audit_notes.h"
#include "handlers/access/houses.h"
#include "handlers/access/roles.h"
#include "handlers/calendar/rounds.h"
#include "handlers/pushes/notify.h"
#include "handlers/questions/readers.h"
#include "handlers/visits/help.h"
#include "handlers/visits/talks.h"
#include "storage/households/help_requests.h"
#include "storage/joining/role_grants.h"
#include "storage/machine/line_accounts.h"
#include "storage/machine/outbox.h"
#include "storage/machine/push_ledger.h"
#include "storage/records.h"

namespace sammachip {

namespace {

enum class CareAnswer { kNear, kAlone, kCall, kWords };

constexpr auto enum_words(CareAnswer) {
  return std::to_array<std::string_view>({"near", "alone", "call", "words"});
}

struct Care {
  HelpRequestId request;           // Its id.
  std::optional<CareAnswer> near;  // kWords: something else was said.
};

// Whose areas the person's house lies in; all officers if no house is known.
std::set<AccountId> officers_for(const HelpRequest& request, Turn& turn) {
  const auto house =
      request.household_id ? turn.records.households.find(*request.household_id) : std::nullopt;
  std::set<AccountId> officers;
  for (const auto& grant :
       turn.records.role_grants.list_with_role("officer", milliseconds(turn.now))) {
    const bool is_theirs = !house || lies_in(house->village_code, grant.area_code);
    if (is_theirs && grant.user_id != turn.account.user_id) officers.insert(grant.user_id);
  }
  return officers;
}

// At once, as nothing else is: a life is worth more than the month's pushes and the night's quiet.
void push_to_officers(const HelpRequest& request, const char* sentence, Turn& turn) {
  const auto house =
      request.household_id ? turn.records.households.find(*request.household_id) : std::nullopt;
  for (const auto& user : officers_for(request, turn)) {
    const auto officer = turn.records.line_accounts.find(user);
    if (!officer || officer->status != AccountStatus::kActive) continue;
    const Language language = language_from(officer->language);
    Reply reply;
    reply.bubbles.push_back({turn.texts.say(language, sentence,
                                            {{"name", turn.account.called},
                                             {"house", house ? house->house_no : "none"}}),
                             {}});
    reply.buttons.push_back(
        worded(CommandButton{"button.help_take", "help_take|" + request.id}, turn.texts, language));
    turn.records.outbox.insert(push_row(reply, user, {}, milliseconds(turn.now)));
    turn.records.push_ledger.add(month_key(turn.present_day()),
                                 std::string(to_text(PushClass::kNotice)), 1);
  }
}

// What the person asked for already and nobody has closed is not asked for twice.
std::optional<HelpRequest> open_request(const std::string& kind, Turn& turn) {
  for (auto& request : turn.records.help_requests.unclosed_for_user(turn.account.user_id)) {
    if (request.urgent && request.kind == kind) return std::move(request);
  }
  return std::nullopt;
}

HelpRequest noted(const std::string& kind, Turn& turn) {
  if (auto open = open_request(kind, turn)) return std::move(*open);
  return request_urgently(kind, turn);
}

Ending stays_with(Turn& turn) {
  const bool is_known = open_request(kLifeKind, turn).has_value();
  const HelpRequest request = noted(kLifeKind, turn);
  if (!is_known) push_to_officers(request, "care.told", turn);
  Ending ending;
  ending.says.push_back({"care.life"});
  ending.next = Start{"care", JsonValue{{"request", request.id}}};
  return ending;
}

// Whatever is said is an answer: nobody is told to press a button now.
Reader<std::string> anything_said() {
  Reader<std::string> reader = one_of(
      {{"care.answer_near", "near"}, {"care.answer_alone", "alone"}, {"care.answer_call", "call"}});
  reader.read = [](const std::string&, const Turn&) -> Result<std::string> { return "words"; };
  reader.check = {};
  return reader;
}

const char* answer_key(CareAnswer near) {
  switch (near) {
    case CareAnswer::kNear:
      return "care.then_near";
    case CareAnswer::kAlone:
      return "care.then_alone";
    case CareAnswer::kCall:
      return "care.then_call";
    case CareAnswer::kWords:
      break;
  }
  return "care.then_words";
}

Ending answer_care(const Care& care, Turn& turn) {
  const auto request = turn.records.help_requests.find(care.request);
  Ending ending;
  ending.keeps_the_floor = true;
  ending.says.push_back({answer_key(care.near.value_or(CareAnswer::kWords))});
  ending.buttons = {{"button.menu", "menu"}};
  if (care.near == CareAnswer::kCall && request) {
    push_to_officers(*request, "care.told_call", turn);
    audit_work("help.call", "help_request", request->id, turn);
  } else if (care.near != CareAnswer::kNear) {
    ending.buttons.insert(ending.buttons.begin(),
                          CommandButton{"care.answer_call", "care_call|" + care.request});
  }
  return ending;
}

}  // namespace

Ending take_care(Grave grave, Turn& turn) {
  if (grave == Grave::kSelfHarm) return stays_with(turn);
  noted("urgent", turn);
  Ending ending;
  ending.keeps_the_floor = true;
  ending.says.push_back({grave == Grave::kDeath ? "care.death" : "care.trouble"});
  ending.buttons = {{"button.contact", "contact"}, {"button.menu", "menu"}};
  return ending;
}

Say sorry_for_loss() { return {"care.loss"}; }

Ending offer_help_after_loss() {
  Ending ending;
  ending.says = {{"care.loss_help"}};
  ending.buttons = {{"button.help", "ask_help"}, {"button.menu", "menu"}};
  return ending;
}

std::unique_ptr<Conversation> care_talk() {
  auto talk = std::make_unique<FormConversation<Care>>("care");
  talk->lapses_when_left();
  talk->given("request", &Care::request);
  talk->ask("near", &Care::near, anything_said());
  talk->then(answer_care);
  return talk;
}

Ending call_for_care(const HelpRequestId& request_id, Turn& turn) {
  const auto request = turn.records.help_requests.find(request_id);
  // Somebody else's button asks for nothing in their name.
  if (!request || request->user_id != turn.account.user_id) return show_contact(turn);
  return answer_care({request_id, CareAnswer::kCall}, turn);
}

}  // namespace sammachip
