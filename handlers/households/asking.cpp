#include "handlers/households/asking.h"

#include <algorithm>

#include "handlers/access/audit_notes.h"
#include "handlers/access/houses.h"
#include "handlers/access/join_requests.h"
#include "handlers/access/out_of_house.h"
#include "handlers/access/quiet_houses.h"
#include "handlers/access/roles.h"
#include "handlers/households/talks.h"
#include "handlers/questions/day_readers.h"
#include "handlers/questions/readers.h"
#include "handlers/village/still_open.h"
#include "handlers/words/endings.h"
#include "handlers/words/wording.h"
#include "storage/database/identifier.h"
#include "storage/joining/role_grants.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

constexpr std::size_t kMostHousesToAsk = 9;

struct Asking {
  HouseholdId house;
  std::string how;
  int day = 0;
};

// For how many days a choice lets the house rest; 0: it is asked.
int days_of_rest(const std::string& how) {
  if (how == "rest_1") return 30;
  if (how == "rest_2") return 60;
  return how == "rest_3" ? 90 : 0;
}

Choice way(const char* how) { return {std::string("asking.") + how, how}; }

// The household, if the person speaks for it.
std::optional<Household> house_to_ask(const HouseholdId& id, Turn& turn) {
  auto house = turn.records.households.find(id);
  if (!house) return std::nullopt;
  for (const auto& own : houses_of(turn)) {
    if (own.id == id) return house;
  }
  return may(Act::kReportIncome, about_house(*house), turn) ? house : std::nullopt;
}

// It is not theirs to say any more: of the team, or of the house.
std::optional<Ending> asking_over(const Subject& house, const Asking&, Turn& turn) {
  if (house_to_ask(HouseholdId(house.id), turn)) return std::nullopt;
  auto& grants = turn.records.role_grants;
  const bool is_of_team =
      !standings_of(turn).empty() ||
      !grants.ended_for_user(turn.account.user_id, milliseconds(turn.now)).empty();
  return is_of_team ? house_over(HouseholdId(house.id), Act::kReportIncome, turn)
                    : out_of_house(HouseholdId(house.id), turn);
}

// From today on it is asked. The rounds of its rest stay excused.
void wake(Household& house, const Turn& turn) {
  house.rest_until =
      std::min(house.rest_until, iso_date(turn.present_day() - std::chrono::days{1}));
}

Ending save_asking(const Asking& form, Turn& turn) {
  auto house = house_to_ask(form.house, turn);
  if (!house) return not_yours();
  const int rest = days_of_rest(form.how);
  if (rest > 0) house->rest_until = iso_date(turn.today + std::chrono::days{rest});
  if (rest == 0) wake(*house, turn);
  if (rest == 0) {
    house->pace = from_text<Pace>(form.how).value_or(house->pace);
    if (house->pace != Pace::kMonthly) house->reporting_day = form.day;
  }
  turn.records.households.update(*house);
  forget_houses(turn);
  audit_work("household.asking", "household", house->id, turn);
  if (rest > 0) {
    return ending_of("asking.rests",
                     {{"house", house->house_no},
                      {"day", day_text(turn.today + std::chrono::days{rest}, turn.language)}},
                     {{"button.asking", "asking|" + house->id}});
  }
  const bool has_day = house->pace != Pace::kMonthly;
  return ending_of(has_day ? "asking.done" : "asking.done_monthly",
                   {{"house", house->house_no},
                    {"how", say("asking." + form.how, turn)},
                    {"day", say("weekday." + std::to_string(house->reporting_day), turn)}},
                   {{"button.report", "report"}});
}

}  // namespace

std::unique_ptr<Conversation> asking_talk() {
  auto talk = std::make_unique<FormConversation<Asking>>("asking");
  talk->given("house_id", &Asking::house);
  talk->ask("how", &Asking::how,
            one_of({way("weekly"), way("two_weekly"), way("monthly"), way("rest_1"), way("rest_2"),
                    way("rest_3")}))
      .prompt([](const Asking& form, Turn& turn) {
        const auto house = house_to_ask(form.house, turn);
        return Say{"asking.how", {{"house", house ? house->house_no : std::string()}}};
      });
  talk->ask("day", &Asking::day, weekday()).only_if([](const Asking& form, Turn&) {
    return form.how == "weekly" || form.how == "two_weekly";
  });
  talk->still("household", &Asking::house, asking_over);
  talk->then(save_asking);
  return talk;
}

Ending begin_asking(const HouseholdId& household_id, Turn& turn) {
  Ending ending;
  if (!household_id.empty()) {
    if (!house_to_ask(household_id, turn)) return not_yours();
    ending.next = Start{"asking", JsonValue{{"house_id", household_id}}};
    return ending;
  }
  const auto& houses = houses_of(turn);
  if (auto waits = waits_to_join(Wrote::kNothing, turn)) return *std::move(waits);
  if (houses.empty()) return ending_of("report.no_house", {}, {{"button.register", "register"}});
  if (houses.size() == 1) {
    ending.next = Start{"asking", JsonValue{{"house_id", houses.front().id}}};
    return ending;
  }
  std::vector<CommandButton> buttons;
  for (const auto& house : houses) {
    if (buttons.size() == kMostHousesToAsk) break;
    buttons.push_back({"button.asking_house", "asking|" + house.id, {{"house", house.house_no}}});
  }
  return ending_of("asking.which", {}, std::move(buttons));
}

void end_rest(const Household& house, Turn& turn) {
  // Who hears nothing does not, because somebody reported.
  const std::string muted_until = iso_date(turn.day_of(instant_from(turn.account.muted_until_ms)));
  const bool is_unheard = house.rest_until == kUntilBack || house.rest_until == muted_until;
  if (is_unheard || house.rest_until < iso_date(turn.present_day())) return;
  auto row = turn.records.households.find(house.id);
  if (!row) return;
  wake(*row, turn);
  turn.records.households.update(*row);
}

}  // namespace sammachip
