#include <nlohmann/json.hpp>

#include "handlers/questions/given_reason.h"
#include "handlers/questions/readers.h"
#include "handlers/village/still_open.h"
#include "handlers/village/tell_leader.h"
#include "handlers/village/village_facts.h"
#include "handlers/village/villages.h"
#include "handlers/village_year/going_back.h"
#include "handlers/village_year/talks.h"
#include "handlers/words/endings.h"
#include "handlers/words/wording.h"
#include "storage/records.h"
#include "storage/villages/programme_events.h"

namespace sammachip {

namespace {

struct WayBack {
  ProgrammeId programme;
  std::string to;  // The word of a VillageState.
  std::string reason;
  bool is_sure = false;
  // Looked up.
  std::optional<VillageYear> village;
  std::vector<VillageState> states;
};

bool can_go_back(const WayBack& form, Turn&) { return !form.states.empty(); }

std::string state_key(const std::string& word) { return "state." + word; }

std::string state_name(const std::string& word, const Turn& turn) {
  return say(state_key(word), turn);
}

std::vector<Choice> state_choices(const WayBack& form, Turn&) {
  std::vector<Choice> choices;
  for (const auto state : form.states) {
    const std::string word(to_text(state));
    choices.push_back({"go_back.answer_" + word, word});
  }
  return choices;
}

Values way_back_values(const WayBack& form, const Turn& turn) {
  return {{"village", village_text(form.village->place, turn)},
          {"state", state_name(form.to, turn)},
          {"reason", reason_text(kept_reason(form.reason), turn)},
          {"now", state_name(std::string(to_text(form.village->programme.state)), turn)}};
}

// Another went back as far, or further.
std::optional<Ending> went_back_before(const WayBack& form, Turn& turn) {
  const bool can_still = std::any_of(form.states.begin(), form.states.end(),
                                     [&](VillageState one) { return to_text(one) == form.to; });
  if (form.to.empty() || !form.village || can_still) return std::nullopt;
  const auto event = turn.records.programme_events.latest(form.programme, kWentBack);
  if (!event) return std::nullopt;
  Values values = change_by(event->by_user, event->at_ms, turn);
  values.emplace_back("village", village_text(form.village->place, turn));
  values.emplace_back("what", event->kind);
  return ending_of("still.year", values, {{"button.village_card", "village|" + form.programme}});
}

Ending finish_going_back(const WayBack& form, Turn& turn) {
  const std::vector<CommandButton> next{
      {"button.village_card", "village|" + form.village->programme.id}};
  if (form.states.empty()) return ending_of("go_back.nowhere", way_back_values(form, turn), next);
  if (!form.is_sure) return ending_of("village_year.not_done", {}, next);
  const auto* to = std::find_if(form.states.data(), form.states.data() + form.states.size(),
                                [&](VillageState state) { return to_text(state) == form.to; });
  if (to == form.states.data() + form.states.size()) {
    return ending_of("go_back.nowhere", way_back_values(form, turn), next);
  }
  const std::string reason = kept_reason(form.reason);
  go_back_to(form.village->programme, *to, reason, turn);
  tell_leader(
      *form.village, "go_back.told",
      {{"state", Told::sentence(state_key(form.to))}, {"reason", Told::key_or_words(reason)}},
      turn);
  return ending_of("go_back.done", way_back_values(form, turn), next);
}

}  // namespace

std::unique_ptr<Conversation> go_back_talk() {
  auto talk = std::make_unique<FormConversation<WayBack>>("go_back");
  ask_village(*talk, &WayBack::programme, Act::kDecide);
  talk->settle([](WayBack& form, Turn& turn) {
    form.village = village_year(form.programme, Act::kDecide, turn);
    if (form.village) form.states = states_to_go_back_to(form.village->programme, turn.records);
  });
  talk->ask("to", &WayBack::to, words_up_to(20))
      .only_if(can_go_back)
      .prompt("go_back.to", way_back_values)
      .choices(state_choices)
      .only_choices();
  talk->ask("reason", &WayBack::reason, reason_words()).only_if(can_go_back);
  talk->ask("sure", &WayBack::is_sure, yes_or_no("button.yes", "button.no"))
      .contract([](const WayBack& form, Turn&) -> JsonValue {
        const auto state =
            form.village ? to_text(form.village->programme.state) : std::string_view();
        return Json{{"programme", form.programme}, {"from", state}, {"to", form.to}};
      })
      .only_if(can_go_back)
      .prompt([](const WayBack& form, Turn& turn) {
        return Say{"go_back.sure_" + form.to, way_back_values(form, turn)};
      });
  still_in_year(*talk, &WayBack::programme, Act::kDecide, went_back_before);
  talk->then(finish_going_back);
  return talk;
}

}  // namespace sammachip
