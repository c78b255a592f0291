#include "handlers/reminders/reminders.h"

#include <algorithm>
#include <charconv>
#include <iterator>

#include "handlers/calendar/rounds.h"
#include "handlers/village/villages.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

// Read at once: some villages; and where that is less than one has, all of a village.
constexpr std::size_t kHousesAtOnce = 120;
constexpr std::size_t kMostInVillage = 1000;

// Runs the rules of an hour from `position` on.
std::string go_on_reminding(const ReminderHour& hour, Turn& turn, Notifier& notifier,
                            RulePage& rule_page, const std::string& position) {
  // "2|92060301": the rule, and where in it.
  std::size_t rule = 0;
  if (!position.empty()) {
    std::from_chars(position.data(), position.data() + position.size(), rule);
    rule_page.from = position.substr(std::min(position.find('|'), position.size() - 1) + 1);
  }
  for (; rule < hour.rules.size(); ++rule) {
    const auto [push_class, say_due] = hour.rules[rule];
    rule_page.say = [&notifier, push_class = push_class](Notice notice) {
      notice.push_class = push_class;
      return notifier.send(notice);
    };
    const std::string next = say_due(turn, rule_page);
    if (!next.empty()) return std::to_string(rule) + "|" + next;
    rule_page.from.clear();
    if (rule + 1 < hour.rules.size() && rule_page.is_time_over()) {
      return std::to_string(rule + 1) + "|";
    }
  }
  return {};
}

using Houses = std::vector<HouseholdRound>;

// Goes on from `page.from`, a village at a time, with what `read` (after which village, how many)
// returns of its houses.
std::string by_village(
    const std::function<Houses(const VillageCode& after, std::size_t most)>& read,
    const RulePage& page, const std::function<void(const Houses&)>& take) {
  VillageCode after(page.from);
  for (;;) {
    std::size_t most = kHousesAtOnce;
    Houses houses = read(after, most);
    if (houses.size() == most && houses.front().village_code == houses.back().village_code) {
      most = kMostInVillage;
      houses = read(after, most);
    }
    if (houses.empty()) return {};
    const bool is_last = houses.size() < most;
    const VillageCode last_village = houses.back().village_code;
    for (auto house = houses.begin(); house != houses.end();) {
      const VillageCode village = house->village_code;
      // It may go on beyond what was read: then it is read anew, from its beginning.
      if (!is_last && village == last_village && village != houses.front().village_code) break;
      const auto end = std::find_if(house, houses.end(), [&](const HouseholdRound& one) {
        return one.village_code != village;
      });
      take(Houses(std::make_move_iterator(house), std::make_move_iterator(end)));
      house = end;
      after = village;
      if (page.is_time_over()) return after;
    }
    if (is_last) return {};
  }
}

bool is_village_at_rest(const Houses& houses, const Turn& turn) {
  const auto programme = current_year(houses.front().village_code, turn);
  return programme && programme->pause != VillagePause::kNone;
}

}  // namespace

std::string remind(const ReminderHour& hour, Records& records, const Texts& texts,
                   const NotifySettings& settings, Instant due, Instant now,
                   const std::string& position, std::chrono::milliseconds page) {
  const auto began = std::chrono::steady_clock::now();
  Notifier notifier(records, texts, settings, now);
  const Day day = std::chrono::floor<std::chrono::days>(due + settings.utc_offset);
  Turn turn = Turn::of_own_accord(day, Language::kThai, records, texts, now, settings.utc_offset);
  RulePage rule_page;
  rule_page.is_time_over = [&] { return std::chrono::steady_clock::now() - began >= page; };
  rule_page.is_holiday = [&](Day one) { return settings.holidays.includes(one); };
  std::string next = go_on_reminding(hour, turn, notifier, rule_page, position);
  notifier.flush();
  return next;
}

bool is_at_rest(const ProgrammeId& programme_id, Turn& turn) {
  const auto programme = turn.records.places.find_programme_by_id(programme_id);
  return programme && programme->pause != VillagePause::kNone;
}

namespace {

// Whether it is still to be told, by a house that is asked again before the round is over.
bool is_open(const HouseholdRound& house, const Period& round, const Turn& turn) {
  return house.answered_to < iso_date(round.from) && house.rest_until < iso_date(round.to) &&
         turn.day_of(instant_from(house.created_at_ms)) <= round.from;
}

}  // namespace

bool is_missed(const HouseholdRound& house, const Period& round, const Turn& turn) {
  return is_open(house, round, turn) && house.rest_until < iso_date(round.from);
}

std::string for_each_silent(int days_ago, Turn& turn, const RulePage& page,
                            const std::function<void(const std::vector<SilentHouse>&)>& take) {
  const Day ended = turn.today - std::chrono::days{days_ago};
  const auto read = [&](const VillageCode& after, std::size_t most) {
    return turn.records.household_standings.rounds_ending(
        after, static_cast<int>(std::chrono::weekday{ended}.iso_encoding()),
        calendar_month(ended).to == ended, static_cast<int>(most));
  };
  return by_village(read, page, [&](const Houses& houses) {
    std::vector<SilentHouse> silent;
    for (const auto& house : houses) {
      const Period round = round_of(ended, house.pace, house.reporting_day);
      if (round.to == ended && is_open(house, round, turn)) silent.push_back({house, round});
    }
    if (!silent.empty() && !is_village_at_rest(houses, turn)) take(silent);
  });
}

std::string for_each_village(Turn& turn, const RulePage& page,
                             const std::function<void(const std::vector<HouseholdRound>&)>& take) {
  const auto read = [&](const VillageCode& after, std::size_t most) {
    return turn.records.household_standings.rounds_after(after, static_cast<int>(most));
  };
  return by_village(read, page, [&](const Houses& houses) {
    if (!is_village_at_rest(houses, turn)) take(houses);
  });
}

std::string for_each_year(int fiscal_year_be, Turn& turn, const RulePage& page,
                          const std::function<void(const VillageProgramme&)>& take) {
  const auto read = [&](const VillageCode& after, int most) {
    return turn.records.places.programmes_after(after, fiscal_year_be, most);
  };
  return one_by_one(page, &VillageProgramme::village_code, read, take);
}

Instant end_of_day(const Turn& turn, int days_from_today) {
  return Instant(turn.today + std::chrono::days{days_from_today + 1}) - turn.utc_offset;
}

std::string speak_to(const AccountId& user_id, Turn& turn) {
  const auto account = turn.records.line_accounts.find(user_id);
  if (!account) return {};
  turn.language = language_from(account->language);
  return account->called;
}

}  // namespace sammachip
