// Asks a household for its round on the evening of its reporting day, and once more two days later.
// docs/programme.md 8.1: after three silent rounds only people ask.
#include "handlers/access/taking_part.h"
#include "handlers/calendar/rounds.h"
#include "handlers/income/reports.h"
#include "handlers/pushes/round_question.h"
#include "handlers/reminders/reminders.h"
#include "handlers/words/wording.h"
#include "storage/households/households.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

constexpr int kSilentRoundsUntilPause = 3;
constexpr int kMostRoundNoticesAWeek = 2;

// Whether nothing came for this round and the two before it. A house that is younger is not.
bool is_given_up(const SilentHouse& silent, const Turn& turn) {
  const HouseholdRound& house = silent.house;
  Period first = silent.round;
  for (int i = 1; i < kSilentRoundsUntilPause; ++i) {
    first = round_before(first.from, house.pace, house.reporting_day);
  }
  return turn.day_of(instant_from(house.created_at_ms)) <= first.from &&
         house.answered_to < iso_date(first.from) && house.rest_until < iso_date(first.from);
}

bool hears(const AccountId& user_id, const Turn& turn) {
  const auto account = turn.records.line_accounts.find(user_id);
  return account && account->status == AccountStatus::kActive &&
         account->muted_until_ms <= milliseconds(turn.now);
}

// The oldest of those who live there and hear the bot, or else of those who send for it; or the
// oldest of all. Empty: nobody.
AccountId reporter_of(const HouseholdId& household_id, const Turn& turn) {
  for (const auto helpers : {Helpers::kLeftOut, Helpers::kIncluded}) {
    for (const auto& user : people_of(household_id, helpers, turn)) {
      if (hears(user, turn)) return user;
    }
  }
  const auto people = people_of(household_id, Helpers::kIncluded, turn);
  return people.empty() ? AccountId() : people.front();
}

void ask(const char* rule, OfAMoment sentence, const SilentHouse& silent, Turn& turn,
         const SayNotice& say) {
  if (is_given_up(silent, turn)) return;
  const AccountId user = reporter_of(silent.house.id, turn);
  if (user.empty()) return;
  const auto house = turn.records.households.find(silent.house.id);
  if (!house) return;
  const Period& round = silent.round;
  const std::string called = speak_to(user, turn);
  const std::string key = period_key(round);
  Notice notice(sentence, end_of_day(turn, 1));
  notice.key = std::string(rule) + "|" + user + "|" + house->id + "|" + key;
  notice.user_id = user;
  notice.values = {{"name", Told::words(called)},
                   {"house", Told::words(house->house_no)},
                   {"period", Told::period(round)}};
  notice.buttons = {{"button.report_round", round_command(house->id, key)},
                    {"button.rest", "asking|" + house->id}};
  notice.topic = round_topic(house->id);
  notice.most_a_week = kMostRoundNoticesAWeek;
  if (say(notice) != NoticeOutcome::kPushed) return;
  open_round_question(user, house->id, key, turn.today, turn.now, turn.records);
}

}  // namespace

std::string ask_for_round(Turn& turn, const RulePage& page) {
  return for_each_silent(0, turn, page, [&](const std::vector<SilentHouse>& houses) {
    for (const auto& house : houses) ask("round", "remind.round", house, turn, page.say);
  });
}

std::string ask_for_late_round(Turn& turn, const RulePage& page) {
  return for_each_silent(2, turn, page, [&](const std::vector<SilentHouse>& houses) {
    for (const auto& house : houses) ask("late", "remind.late", house, turn, page.say);
  });
}

}  // namespace sammachip
