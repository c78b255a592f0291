// Asks a household for its round on the evening of its reporting day, and once more two days later.
// DOMAIN 12.6: after three silent rounds only people ask.
#include "handlers/income_form.h"
#include "handlers/reminders.h"
#include "handlers/reports.h"
#include "handlers/rounds.h"
#include "handlers/taking_part.h"
#include "handlers/wording.h"
#include "storage/identifier.h"
#include "storage/records.h"

namespace sammachip {

namespace {

constexpr int kSilentRoundsUntilPause = 3;
constexpr int kMostAWeek = 2;

// Whether nothing came for this round and the two before it. A house that is younger is not.
bool is_given_up(const Household& house, const Period& round, const Turn& turn) {
  Period first = round;
  for (int i = 1; i < kSilentRoundsUntilPause; ++i) {
    first = round_before(first.from, house.pace, house.reporting_day);
  }
  if (turn.day_of(instant_from(house.created_at_ms)) > first.from) return false;
  const std::string from = iso_date(first.from);
  return turn.records.income_reports.current_in(house.id, from, iso_date(round.to)).empty() &&
         turn.records.round_answers.since(house.id, from).empty();
}

// The oldest of those who live there, or else of those who send for it; empty: nobody.
std::string reporter_of(const Household& house, const Turn& turn) {
  for (const auto helpers : {Helpers::kLeftOut, Helpers::kIncluded}) {
    const auto people = people_of(house.id, helpers, turn);
    if (!people.empty()) return people.front();
  }
  return {};
}

// What is written next answers what was asked, unless another question waits.
void open_question(const std::string& user_id, const Household& house, const Period& round,
                   Turn& turn) {
  for (const auto& talk : turn.records.conversations.all(user_id)) {
    if (!talk.asked.empty()) return;
  }
  State state;
  state.answers = Json{{kRoundAsked, period_key(round)}, {"house", house.id}};
  turn.records.conversations.save(user_id, {"report", new_id(milliseconds(turn.now)),
                                            state.to_text(), "amount", milliseconds(turn.now)});
}

void ask(const char* rule, const char* text_key, const Household& house, const Period& round,
         Turn& turn, const SayNotice& say) {
  const std::string user = reporter_of(house, turn);
  if (user.empty() || is_given_up(house, round, turn)) return;
  const std::string called = speak_to(user, turn);
  const std::string about = house.id + "|" + period_key(round);
  Notice notice;
  notice.key = std::string(rule) + "|" + user + "|" + about;
  notice.user_id = user;
  notice.push_class = PushClass::kPrompt;
  notice.text_key = text_key;
  notice.values = {
      {"name", called}, {"house", house.house_no}, {"period", period_text(round, turn.language)}};
  notice.buttons = {{"button.report_round", "report_round|" + about, {}}};
  notice.not_after = end_of_day(turn, 1);
  notice.topic = round_topic(house.id);
  notice.most_a_week = kMostAWeek;
  if (say(notice) == NoticeOutcome::kPushed) open_question(user, house, round, turn);
}

}  // namespace

void ask_for_round(Turn& turn, const SayNotice& say) {
  for_each_silent(0, turn, [&](const Household& house, const Period& round) {
    ask("round", "remind.round", house, round, turn, say);
  });
}

void ask_for_late_round(Turn& turn, const SayNotice& say) {
  for_each_silent(2, turn, [&](const Household& house, const Period& round) {
    ask("late", "remind.late", house, round, turn, say);
  });
}

}  // namespace sammachip
