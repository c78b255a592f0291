#include "handlers/village/said_before.h"

#include <algorithm>

#include "handlers/access/taking_part.h"
#include "handlers/pushes/held.h"
#include "handlers/words/endings.h"
#include "handlers/words/names.h"
#include "handlers/words/wording.h"
#include "storage/machine/audit.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

Values said_values(const StandingAnswer& stands, const Turn& turn) {
  return {{"who", name_of(stands.by, turn)},
          {"day", day_text(stands.at_ms, turn)},
          {"what", say(stands.said, turn)}};
}

}  // namespace

AccountId who_answered(std::string_view action, const SubjectId& subject_id,
                       const std::string& quoted, const Turn& turn) {
  constexpr int kLooked = 200;
  for (const auto& entry : turn.records.audit.about(subject_id, kLooked)) {
    if (entry.action != action) continue;
    if (entry.detail_json.find(quoted) != std::string::npos) return AccountId(entry.actor);
  }
  return {};
}

bool is_of_another(const StandingAnswer& stands, const Turn& turn) {
  return !stands.said.empty() && stands.by != turn.account.user_id;
}

std::string said_before_text(const StandingAnswer& stands, const Turn& turn) {
  return say("said_before.note", said_values(stands, turn), turn);
}

Ending already_said(const StandingAnswer& stands, const std::string& said,
                    const std::string& command, const Turn& turn) {
  Values values = said_values(stands, turn);
  if (stands.said == said) return ending_of("said_before.same", values);
  values.emplace_back("new", say(said, turn));
  return ending_of("said_before.other", values, {{"button.answer_otherwise", command}});
}

void tell_who_said(const StandingAnswer& stands, const Household& house, const std::string& about,
                   const std::string& said, Turn& turn) {
  if (!is_of_another(stands, turn) || stands.said == said) return;
  const auto people = people_of(house.id, Helpers::kIncluded, turn);
  if (std::find(people.begin(), people.end(), stands.by) == people.end()) return;
  hold_until_they_write(stands.by, "said_before.told",
                        {{"who", Told::person(turn.account.user_id)},
                         {"house", Told::words(house.house_no)},
                         {"about", Told::sentence(about)},
                         {"old", Told::sentence(stands.said)},
                         {"new", Told::sentence(said)}},
                        turn);
}

}  // namespace sammachip
