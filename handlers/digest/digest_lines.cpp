#include "handlers/digest/digest_lines.h"

#include <algorithm>
#include <cstdlib>

#include "handlers/access/quiet_houses.h"
#include "handlers/village_year/village_figures.h"
#include "handlers/words/area_names.h"
#include "language/amounts/amount.h"
#include "storage/households/households.h"
#include "storage/records.h"
#include "storage/villages/places.h"

namespace sammachip {

namespace {

using Lines = std::vector<std::string>;

constexpr std::size_t kMostAreaLines = 8;
constexpr std::size_t kTambonDigits = 6;

// "ควนเมา, ทุ่งต่อ" with how many more there are; empty for none.
std::string joined_names(const std::vector<std::string>& names, std::size_t all, const Turn& turn) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
  if (all <= names.size()) return text;
  return text +
         say("digest.and_more", {{"count", static_cast<std::int64_t>(all - names.size())}}, turn);
}

std::string village_name(const VillageCode& code, const Turn& turn) {
  const auto place = turn.records.places.find_village(code);
  return place ? place->village.name : std::string();
}

// The villages of some items, each once, the first three.
template <class Items, class CodeOf>
std::string village_names(const Items& items, CodeOf code_of, const Turn& turn) {
  std::vector<VillageCode> codes;
  for (const auto& item : items) {
    const VillageCode& code = code_of(item);
    if (code.empty() || std::find(codes.begin(), codes.end(), code) != codes.end()) continue;
    codes.push_back(code);
  }
  std::vector<std::string> names;
  for (const auto& code : codes) {
    if (names.size() == kMostDigestNames) break;
    names.push_back(village_name(code, turn));
  }
  return joined_names(names, codes.size(), turn);
}

std::string house_names(const std::vector<DigestHouse>& houses, const Turn& turn) {
  std::vector<std::string> names;
  for (const auto& named : houses) {
    if (names.size() == kMostDigestNames) break;
    const auto house = turn.records.households.find(named.id);
    if (!house) continue;
    names.push_back(say("digest.house",
                        {{"house", house->house_no},
                         {"name", house->head_name},
                         {"village", village_name(house->village_code, turn)}},
                        turn) +
                    quiet_mark(*house, turn));
  }
  return joined_names(names, houses.size(), turn);
}

// A line for the items of a kind: how many, since when the oldest waits, in which villages.
void add_waiting(const DigestFacts& facts, WaitingKind kind, const char* key, const Turn& turn,
                 Lines& lines) {
  std::vector<const WaitingItem*> items;
  Day oldest = turn.today;
  for (const auto& item : facts.waiting) {
    if (item.kind != kind) continue;
    items.push_back(&item);
    oldest = std::min(oldest, item.since);
  }
  if (items.empty()) return;
  const auto code_of = [](const WaitingItem* item) { return item->village_code; };
  lines.push_back(say(key,
                      {{"count", std::ssize(items)},
                       {"days", std::int64_t{(turn.today - oldest).count()}},
                       {"names", village_names(items, code_of, turn)}},
                      turn));
}

void add_houses(const std::vector<DigestHouse>& houses, const char* key, const Turn& turn,
                Lines& lines) {
  if (houses.empty()) return;
  lines.push_back(
      say(key, {{"count", std::ssize(houses)}, {"names", house_names(houses, turn)}}, turn));
}

Lines decision_lines(const DigestFacts& facts, const Turn& turn) {
  Lines lines;
  add_waiting(facts, WaitingKind::kTeam, "digest.decide_team", turn, lines);
  add_waiting(facts, WaitingKind::kList, "digest.decide_list", turn, lines);
  add_waiting(facts, WaitingKind::kPurchase, "digest.decide_purchase", turn, lines);
  add_waiting(facts, WaitingKind::kLink, "digest.decide_link", turn, lines);
  add_waiting(facts, WaitingKind::kErasure, "digest.decide_erasure", turn, lines);
  return lines;
}

// Those that are overdue, and those that will be.
void add_notices_due(const DigestFacts& facts, const Turn& turn, Lines& lines) {
  const NoticesDue due = notices_due(facts.waiting, turn.today);
  const auto code_of = [](const WaitingItem* item) { return item->village_code; };
  if (!due.late.empty()) {
    lines.push_back(say("digest.worry_notice_late",
                        {{"count", std::ssize(due.late)},
                         {"days", due.most_days_late},
                         {"names", village_names(due.late, code_of, turn)}},
                        turn));
  }
  if (!due.soon.empty()) {
    lines.push_back(
        say("digest.worry_notice",
            {{"count", std::ssize(due.soon)}, {"names", village_names(due.soon, code_of, turn)}},
            turn));
  }
}

// In the months in which years are opened: later on a village that has none was left out.
void add_not_opened(const DigestFacts& facts, const Turn& turn, Lines& lines) {
  const std::chrono::year_month_day day{turn.today};
  if (facts.not_opened.empty() || day.month() < std::chrono::October) return;
  const auto code_of = [](const VillageCode& code) { return code; };
  lines.push_back(say("digest.worry_year",
                      {{"year", std::int64_t{fiscal_year_be(turn.today)}},
                       {"count", std::ssize(facts.not_opened)},
                       {"names", village_names(facts.not_opened, code_of, turn)}},
                      turn));
}

Lines worry_lines(const DigestFacts& facts, const Turn& turn) {
  Lines lines;
  add_waiting(facts, WaitingKind::kUrgentHelp, "digest.worry_urgent", turn, lines);
  add_houses(facts.silent, "digest.worry_silent", turn, lines);
  add_houses(facts.quiet, "digest.worry_quiet", turn, lines);
  add_houses(facts.losses, "digest.worry_loss", turn, lines);
  add_waiting(facts, WaitingKind::kHelp, "digest.worry_help", turn, lines);
  add_waiting(facts, WaitingKind::kStuck, "digest.worry_stuck", turn, lines);
  add_notices_due(facts, turn, lines);
  add_waiting(facts, WaitingKind::kEvidence, "digest.worry_evidence", turn, lines);
  add_waiting(facts, WaitingKind::kNotGot, "digest.worry_not_got", turn, lines);
  add_not_opened(facts, turn, lines);
  if (!facts.late_tasks.empty()) {
    const auto code_of = [](const VillageLateTask& task) { return task.village_code; };
    lines.push_back(say("digest.worry_task",
                        {{"count", std::ssize(facts.late_tasks)},
                         {"names", village_names(facts.late_tasks, code_of, turn)}},
                        turn));
  }
  return lines;
}

Lines joy_lines(const DigestFacts& facts, const Turn& turn) {
  Lines lines;
  add_houses(facts.first_incomes, "digest.joy_first", turn, lines);
  add_houses(facts.returned, "digest.joy_returned", turn, lines);
  if (facts.help_done > 0) {
    lines.push_back(say("digest.joy_help", {{"count", std::int64_t{facts.help_done}}}, turn));
  }
  return lines;
}

// "4.2" of 42, "-0.5" of -5.
std::string tenths(long long value) {
  const std::string sign = value < 0 ? "-" : "";
  return sign + std::to_string(std::llabs(value) / 10) + "." +
         std::to_string(std::llabs(value) % 10);
}

void add_month_line(const DigestMonth& month, const char* key, const Turn& turn, Lines& lines) {
  if (month.houses == 0) return;
  lines.push_back(say(key,
                      {{"month", month_text(turn.today, turn.language)},
                       {"total", whole_baht_text(month.satang)},
                       {"houses", std::int64_t{month.houses}}},
                      turn));
}

void add_measures(const VillageMeasures& villages, const Turn& turn, Lines& lines) {
  const Measures& all = villages.all;
  if (all.houses == 0) return;
  const auto with_coverage = [&](const char* key, Values values, int of_houses) {
    values.emplace_back("houses", std::int64_t{all.houses});
    lines.push_back(say(key, values, turn));
    if (all.is_little(of_houses)) lines.back() += say("digest.little", turn);
  };
  with_coverage("digest.practising",
                {{"practising", std::int64_t{all.practising}},
                 {"percent", std::int64_t{all.practising_percent()}},
                 {"aim", std::int64_t{villages.aim_practising_percent}},
                 {"heard", std::int64_t{all.heard_of}}},
                all.heard_of);
  if (all.rise_permille) {
    with_coverage("digest.rise",
                  {{"percent", tenths(*all.rise_permille)},
                   {"aim", std::int64_t{villages.aim_rise_percent}},
                   {"known", std::int64_t{all.with_whole}}},
                  all.with_whole);
  } else if (all.compared > 0) {
    with_coverage("digest.rise_baht",
                  {{"now", whole_baht_text(all.average_now_satang())},
                   {"before", whole_baht_text(all.average_before_satang())},
                   {"known", std::int64_t{all.compared}}},
                  all.compared);
  }
  if (villages.villages > 1 && villages.with_rise > 0) {
    lines.push_back(say("digest.villages_risen",
                        {{"reached", std::int64_t{villages.rise_reached}},
                         {"known", std::int64_t{villages.with_rise}},
                         {"villages", std::int64_t{villages.villages}}},
                        turn));
  }
  lines.push_back(say("digest.groups",
                      {{"groups", std::int64_t{villages.occupation_groups}},
                       {"with", std::int64_t{villages.with_group}},
                       {"villages", std::int64_t{villages.villages}},
                       {"aim", std::int64_t{villages.aim_groups_percent}}},
                      turn));
}

Lines budget_lines(const DigestFacts& facts, const Turn& turn) {
  Lines lines;
  if (facts.budget_satang == 0 && facts.spent_satang == 0) return lines;
  lines.push_back(say("digest.spent",
                      {{"spent", whole_baht_text(facts.spent_satang)},
                       {"budget", whole_baht_text(facts.budget_satang)},
                       {"left", whole_baht_text(facts.budget_satang - facts.spent_satang)}},
                      turn));
  if (facts.missing_evidence > 0) {
    lines.push_back(
        say("digest.evidence", {{"count", std::int64_t{facts.missing_evidence}}}, turn));
  }
  return lines;
}

Lines today_lines(const DigestFacts& facts, const Turn& turn) {
  const auto line_of = [&](const DigestAppointment& appointment) {
    Values values = appointment.values;
    values.emplace_back("village", village_name(appointment.village_code, turn));
    return say(appointment.text_key.c_str(), values, turn);
  };
  return first_lines(facts.appointments, kMostDigestNames, "digest.today_more", line_of, turn);
}

Lines lesson_lines(const DigestFacts& facts, const Turn& turn) {
  const auto line_of = [&](const Lesson& lesson) {
    const std::string village = village_name(lesson.village_code, turn);
    return say("digest.lesson", {{"worked", lesson.worked}, {"village", village}}, turn);
  };
  return first_lines(facts.lessons, kMostDigestNames, "digest.lessons_more", line_of, turn);
}

struct TambonCounts {
  std::int64_t waiting = 0, worries = 0, reported = 0, houses = 0;
};

}  // namespace

Lines figure_lines(const DigestFacts& facts, const Turn& turn) {
  Lines lines;
  const std::int64_t houses = std::ssize(facts.houses);
  if (houses == 0) return lines;
  const std::int64_t percent = facts.reported * 100 / houses;
  std::string reported = say(
      "digest.reported",
      {{"reported", std::int64_t{facts.reported}}, {"houses", houses}, {"percent", percent}}, turn);
  if (percent < kFewPercent) reported += say("digest.little", turn);
  lines.push_back(std::move(reported));
  if (facts.year() != 0 && facts.year() != fiscal_year_be(turn.today)) {
    lines.push_back(say("digest.of_year", {{"year", std::int64_t{facts.year()}}}, turn));
  }
  add_month_line(facts.gross, "digest.gross", turn, lines);
  add_month_line(facts.net, "digest.net", turn, lines);
  add_measures(facts.measures(turn.today), turn, lines);
  return lines;
}

std::vector<DigestPart> digest_parts(const DigestFacts& facts, const Turn& turn) {
  std::vector<DigestPart> parts{
      {"digest.decide", decision_lines(facts, turn)}, {"digest.worry", worry_lines(facts, turn)},
      {"digest.joy", joy_lines(facts, turn)},         {"digest.figures", figure_lines(facts, turn)},
      {"digest.budget", budget_lines(facts, turn)},   {"digest.today", today_lines(facts, turn)},
      {"digest.lessons", lesson_lines(facts, turn)}};
  std::erase_if(parts, [](const DigestPart& part) { return part.lines.empty(); });
  for (auto& part : parts) part.title = say(part.title.c_str(), {}, turn);
  return parts;
}

DigestPart digest_by_tambon(const DigestFacts& facts, const Turn& turn) {
  std::map<AreaCode, TambonCounts> tambons;
  const auto of = [&](const VillageCode& village) -> TambonCounts& {
    return tambons[area_around(village, kTambonDigits)];
  };
  for (const auto& house : facts.houses) {
    ++of(house.village_code).houses;
    if (spoke_last(house, turn.today)) ++of(house.village_code).reported;
  }
  for (const auto& item : facts.waiting) {
    if (item.village_code.empty()) continue;
    auto& counts = of(item.village_code);
    ++(is_decision(item) ? counts.waiting : counts.worries);
  }
  for (const auto* houses : {&facts.silent, &facts.losses}) {
    for (const auto& house : *houses) ++of(house.village_code).worries;
  }
  DigestPart part;
  if (tambons.size() < 2) return part;
  std::vector<std::pair<AreaCode, TambonCounts>> sorted(tambons.begin(), tambons.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
    return a.second.waiting + a.second.worries > b.second.waiting + b.second.worries;
  });
  part.title = say("digest.by_tambon", turn);
  const auto line_of = [&](const std::pair<AreaCode, TambonCounts>& tambon) {
    const auto& [code, counts] = tambon;
    return say("digest.tambon_line",
               {{"area", area_text(code, turn)},
                {"waiting", counts.waiting},
                {"worries", counts.worries},
                {"reported", counts.reported},
                {"houses", counts.houses}},
               turn);
  };
  part.lines = first_lines(sorted, kMostAreaLines, "digest.more_tambons", line_of, turn);
  return part;
}

}  // namespace sammachip
