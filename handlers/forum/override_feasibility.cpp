// The officer says that a village may go on though many of its houses cannot, and why.
// docs/programme.md 3.2.
#include <nlohmann/json.hpp>

#include "handlers/access/audit_notes.h"
#include "handlers/access/roles.h"
#include "handlers/forum/feasibility.h"
#include "handlers/forum/talks.h"
#include "handlers/questions/given_reason.h"
#include "handlers/village/still_open.h"
#include "handlers/village/tell_leader.h"
#include "handlers/village/village_facts.h"
#include "handlers/village/village_work.h"
#include "handlers/words/endings.h"
#include "storage/records.h"
#include "storage/villages/places.h"
#include "storage/villages/programme_events.h"

namespace sammachip {

namespace {

struct Overriding {
  ProgrammeId programme;
  std::string reason;
};

Ending go_on_overriding(const Overriding& form, Turn& turn) {
  const auto village = year_to_work_in(form.programme, Act::kDecide, turn);
  if (!village) return village.error();
  const std::string reason = kept_reason(form.reason);
  write_history(form.programme, kFeasibilityOverridden, reason, "{}", turn);
  audit_work("submission.override", "programme", form.programme, turn);
  const std::string place = village_text(village->place, turn);
  tell_leader(*village, "feasibility_override.told", {{"reason", Told::key_or_words(reason)}},
              turn);
  refresh_state(form.programme, turn);
  return ending_of("feasibility_override.done", {{"village", place}},
                   {{"button.waiting", "waiting"}});
}

}  // namespace

std::unique_ptr<Conversation> override_feasibility_talk() {
  auto talk = std::make_unique<FormConversation<Overriding>>("feasibility_override");
  ask_village(*talk, &Overriding::programme, Act::kDecide);
  talk->ask("reason", &Overriding::reason, reason_words())
      .contract([](const Overriding& form, Turn& turn) -> JsonValue {
        const auto programme = turn.records.places.find_programme_by_id(form.programme);
        return Json{{"programme", form.programme},
                    {"occupation", programme ? programme->occupation : ""},
                    {"words", programme ? programme->occupation_text : ""}};
      })
      .choices(reason_choices({"feasibility_override.answer_helped",
                               "feasibility_override.answer_talked",
                               "feasibility_override.answer_second"}))
      .prompt([](const Overriding& form, Turn& turn) {
        Values values;
        if (const auto village = village_year(form.programme, Act::kDecide, turn)) {
          values = poll_of(*village, turn).counts();
          values.emplace_back("village", village_text(village->place, turn));
          values.emplace_back("occupation", chosen_occupation(village->programme, turn));
        }
        return Say{"feasibility_override.reason", values};
      });
  still_in_year(*talk, &Overriding::programme, Act::kDecide,
                [](const Overriding& form, Turn& turn) -> std::optional<Ending> {
                  const auto event =
                      turn.records.programme_events.latest(form.programme, kFeasibilityOverridden);
                  const auto back = turn.records.programme_events.latest(form.programme, kWentBack);
                  if (!event || (back && back->at_ms >= event->at_ms)) return std::nullopt;
                  return ending_of("still.overridden",
                                   change_by(event->by_user, event->at_ms, turn),
                                   {{"button.waiting", "waiting"}});
                });
  talk->then(go_on_overriding);
  return talk;
}

}  // namespace sammachip
