#include "handlers/income/figures.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>

#include "handlers/access/houses.h"
#include "handlers/access/join_requests.h"
#include "handlers/calendar/rounds.h"
#include "handlers/income/reports.h"
#include "handlers/words/wording.h"
#include "storage/households/income_reports.h"
#include "storage/households/income_sums.h"
#include "storage/records.h"

namespace sammachip {

namespace {

constexpr int kMonthsShown = 6;
constexpr std::size_t kMostHousesShown = 4;  // With the words around them, five bubbles.

struct Month {
  Day first;
  std::optional<std::int64_t> gross;  // Nothing: no report, which is not zero.
  std::optional<std::int64_t> net;
};

struct Figures {
  Household house;
  Period round{};
  std::optional<std::int64_t> round_satang;  // Gross; nothing: not reported.
  std::vector<Month> months;                 // Oldest first, this month last.
  int rounds = 0;                            // Since the later of the start and six months ago.
  int rounds_reported = 0;
  std::int64_t months_covered = 0;  // Since the start, of gross reports.
  std::int64_t gross_since_start = 0;
  Day start{};
};

// docs/programme.md 5.4: under half of the rounds, the figures say little.
bool is_few_rounds(const Figures& figures) { return figures.rounds_reported * 2 < figures.rounds; }

void count_rounds(Figures& figures, Turn& turn) {
  const Household& house = figures.house;
  const Day from = std::max(figures.start, months_back(turn.today, kMonthsShown - 1));
  figures.rounds = rounds_between(from, turn.today, house.pace, house.reporting_day);
  std::set<Day> rounds;
  for (const auto& report : turn.records.income_reports.editable(house.id, iso_date(from))) {
    const Day earned_on = *parse_iso_date(report.earned_on);
    if (earned_on < from) continue;
    rounds.insert(round_of(earned_on, house.pace, house.reporting_day).from);
    if (earned_on >= figures.round.from && earned_on <= figures.round.to &&
        report.basis == Basis::kGross) {
      figures.round_satang = figures.round_satang.value_or(0) + report.amount_satang;
    }
  }
  figures.rounds_reported = static_cast<int>(rounds.size());
  // A household may have reported for days before it was registered here.
  figures.rounds = std::max(figures.rounds, figures.rounds_reported);
}

void sum_months(Figures& figures, Turn& turn) {
  const Day first_shown = months_back(turn.today, kMonthsShown - 1);
  for (int i = kMonthsShown - 1; i >= 0; --i)
    figures.months.push_back({months_back(turn.today, i), {}, {}});
  const std::string from = std::min(month_key(figures.start), month_key(first_shown));
  for (const auto& kept :
       turn.records.income_sums.household_months(figures.house.id, from, month_key(turn.today))) {
    if (kept.report_count == 0) continue;
    if (kept.basis == Basis::kGross && kept.month >= month_key(figures.start)) {
      ++figures.months_covered;
      figures.gross_since_start += kept.sum_satang;
    }
    for (auto& month : figures.months) {
      if (month_key(month.first) != kept.month) continue;
      (kept.basis == Basis::kGross ? month.gross : month.net) = kept.sum_satang;
    }
  }
}

Figures figures_of(const Household& house, Turn& turn) {
  Figures figures;
  figures.house = house;
  figures.start = turn.day_of(instant_from(house.created_at_ms));
  figures.round = round_of(turn.today, house.pace, house.reporting_day);
  count_rounds(figures, turn);
  sum_months(figures, turn);
  return figures;
}

std::string baht_or(const Turn& turn, const std::optional<std::int64_t>& satang,
                    const char* nothing) {
  if (!satang) return say(nothing, turn);
  return say("figures.baht", {{"amount", amount_text(*satang)}}, turn);
}

Json text_box(const std::string& text, const char* size, const char* color, bool is_bold = false) {
  return {{"type", "text"},
          {"text", text},
          {"size", size},
          {"color", color},
          {"weight", is_bold ? "bold" : "regular"},
          {"wrap", true}};
}

// One month: its name, its figure, and a bar whose length is its share of the best month shown.
Json month_row(const Month& month, std::int64_t most, const Turn& turn) {
  std::string figure = baht_or(turn, month.gross, "figures.unknown");
  if (month.net) {
    const std::string net = say("figures.net", {{"amount", amount_text(*month.net)}}, turn);
    figure = month.gross ? figure + " · " + net : net;
  }
  Json head = {{"type", "box"},
               {"layout", "horizontal"},
               {"contents",
                {text_box(month_text(month.first, turn.language), "sm", "#555555"),
                 Json{{"type", "text"},
                      {"text", figure},
                      {"size", "sm"},
                      {"align", "end"},
                      {"color", month.gross || month.net ? "#111111" : "#999999"},
                      {"flex", 2},
                      {"wrap", true}}}}};
  Json rows = {head};
  if (month.gross && *month.gross > 0 && most > 0) {
    const auto percent = std::max<std::int64_t>(2, *month.gross * 100 / most);
    Json fill = {{"type", "filler"}};
    Json bar = {{"type", "box"},
                {"layout", "vertical"},
                {"contents", {fill}},
                {"height", "10px"},
                {"width", std::to_string(percent) + "%"},
                {"backgroundColor", "#2E9E5B"},
                {"cornerRadius", "5px"}};
    rows.push_back({{"type", "box"},
                    {"layout", "vertical"},
                    {"contents", {bar}},
                    {"backgroundColor", "#E6EFE9"},
                    {"cornerRadius", "5px"},
                    {"margin", "sm"}});
  }
  return {{"type", "box"}, {"layout", "vertical"}, {"contents", rows}, {"margin", "lg"}};
}

// Against the time before: in baht, and in percent only where the whole house's income is known.
// docs/programme.md 5.4: a new occupation begins at zero, so a percentage of it alone means
// nothing.
std::vector<std::string> since_start(const Figures& figures, const Turn& turn) {
  std::vector<std::string> lines;
  if (figures.months_covered == 0) return lines;
  const std::int64_t average = figures.gross_since_start / figures.months_covered;
  lines.push_back(
      say("figures.since",
          {{"month", month_text(figures.start, turn.language)}, {"amount", amount_text(average)}},
          turn));
  const Household& house = figures.house;
  if (!house.baseline_occupation_satang) {
    lines.push_back(say("figures.no_baseline", turn));
    return lines;
  }
  const std::int64_t rise = average - *house.baseline_occupation_satang;
  const char* key =
      rise > 0 ? "figures.rise_baht" : (rise < 0 ? "figures.fall_baht" : "figures.same");
  lines.push_back(say(key, {{"amount", amount_text(std::abs(rise))}}, turn));
  if (house.baseline_total_satang && *house.baseline_total_satang > 0 && rise != 0) {
    lines.push_back(say("figures.percent",
                        {{"percent", std::abs(rise) * 100 / *house.baseline_total_satang}}, turn));
  }
  return lines;
}

std::string coverage(const Figures& figures, const Turn& turn) {
  std::string line = say("figures.coverage",
                         {{"reported", std::int64_t{figures.rounds_reported}},
                          {"rounds", std::int64_t{figures.rounds}}},
                         turn);
  return is_few_rounds(figures) ? line + " · " + say("figures.coverage_low", turn) : line;
}

std::string flex(const Figures& figures, const Turn& turn) {
  std::int64_t most = 0;
  for (const auto& month : figures.months) most = std::max(most, month.gross.value_or(0));
  Json contents = Json::array();
  contents.push_back(text_box(say("figures.title", {{"house", figures.house.house_no}}, turn), "md",
                              "#2E7D4F", true));
  contents.push_back(
      text_box(say("figures.round", {{"period", period_text(figures.round, turn.language)}}, turn),
               "sm", "#555555"));
  contents.push_back(
      text_box(baht_or(turn, figures.round_satang, "figures.round_none"), "xxl", "#111111", true));
  contents.push_back({{"type", "separator"}, {"margin", "lg"}});
  Json title = text_box(say("figures.six", turn), "sm", "#555555");
  title["margin"] = "lg";
  contents.push_back(title);
  for (const auto& month : figures.months) contents.push_back(month_row(month, most, turn));
  contents.push_back({{"type", "separator"}, {"margin", "lg"}});
  std::vector<std::string> lines = since_start(figures, turn);
  lines.push_back(coverage(figures, turn));
  for (const auto& line : lines) {
    Json text = text_box(line, "sm", "#555555");
    text["margin"] = "md";
    contents.push_back(text);
  }
  const Json bubble = {
      {"type", "bubble"},
      {"body",
       {{"type", "box"}, {"layout", "vertical"}, {"contents", contents}, {"spacing", "sm"}}}};
  return bubble.dump();
}

Say about_figures(const Figures& figures, const Turn& turn) {
  return {"figures.alternative",
          {{"house", figures.house.house_no},
           {"round", baht_or(turn, figures.round_satang, "figures.round_none")},
           {"month", baht_or(turn, figures.months.back().gross, "figures.unknown")},
           {"reported", std::int64_t{figures.rounds_reported}},
           {"rounds", std::int64_t{figures.rounds}}},
          flex(figures, turn)};
}

}  // namespace

Ending my_figures(Turn& turn) {
  Ending ending;
  bool has_houses = false;
  for (const auto& house : houses_of(turn)) {
    has_houses = true;
    if (!may_see_figures(house.id, turn)) continue;
    if (ending.says.size() < kMostHousesShown) {
      ending.says.push_back(about_figures(figures_of(house, turn), turn));
    }
  }
  if (!has_houses) {
    if (auto waits = waits_to_join(Wrote::kNothing, turn)) return *std::move(waits);
  }
  if (ending.says.empty()) {
    ending.says.push_back({has_houses ? "figures.helper" : "report.no_house"});
    ending.buttons = {{"button.menu", "menu"}};
    if (!has_houses)
      ending.buttons.insert(ending.buttons.begin(), CommandButton{"button.register", "register"});
    return ending;
  }
  ending.buttons = {
      {"button.report", "report"}, {"button.correct", "correct"}, {"button.menu", "menu"}};
  return ending;
}

}  // namespace sammachip
