// On the first of a month each leader is shown what their village did in the one before: thanks,
// and no task. docs/programme.md 7.4: leaders get encouragement, too.
#include "bot/base/text_length.h"
#include "handlers/calendar/rounds.h"
#include "handlers/reminders/reminders.h"
#include "handlers/village_year/month_result.h"
#include "handlers/words/cards.h"
#include "handlers/words/wording.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/places.h"
#include "storage/villages/team_members.h"

namespace sammachip {

namespace {

constexpr int kDaysOfUse = 14;
constexpr std::size_t kMostResultWords = 1500;

void tell_result(const VillageYear& village, const TeamMember& leader, Day month, Turn& nobody,
                 const SayNotice& say) {
  auto account = nobody.records.line_accounts.find(*leader.user_id);
  if (!account) return;
  Turn turn = nobody.for_reader(*account);
  Card card = month_result(village, month, turn);
  const std::string words = cut_to_utf16(card_in_words(card), kMostResultWords);
  const Say shown = cards_say({std::move(card)}, words, turn);
  const std::string what = village.programme.id + "|" + month_key(month);
  Notice notice("result.ready", end_of_day(turn, kDaysOfUse));
  notice.key = "result|" + account->user_id + "|" + what;
  notice.user_id = account->user_id;
  notice.values = {{"name", Told::words(account->called)},
                   {"month", Told::month(month)},
                   {"village", Told::village(village.programme.village_code)}};
  notice.buttons = {{"button.result", "result|" + what}};
  notice.card = Bubble{words, shown.flex_json};
  notice.topic = "result|" + village.programme.id;
  say(notice);
}

}  // namespace

std::string tell_results(Turn& turn, const RulePage& page) {
  if (calendar_month(turn.today).from != turn.today) return {};
  const Day month = months_back(turn.today, 1);
  return for_each_year(fiscal_year_be(month), turn, page, [&](const VillageProgramme& programme) {
    const bool has_houses =
        programme.state >= VillageState::kListConfirmed && programme.state != VillageState::kClosed;
    if (!has_houses || programme.pause != VillagePause::kNone) return;
    const auto place = turn.records.places.find_village(programme.village_code);
    if (!place) return;
    for (const auto& member : turn.records.team_members.list(programme.id)) {
      if (member.kind == TeamKind::kLeader && member.user_id) {
        tell_result({programme, *place}, member, month, turn, page.say);
      }
    }
  });
}

}  // namespace sammachip
