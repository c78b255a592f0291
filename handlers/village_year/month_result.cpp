#include "handlers/village_year/month_result.h"

#include <algorithm>

#include "handlers/access/roles.h"
#include "handlers/calendar/rounds.h"
#include "handlers/village/village_work.h"
#include "handlers/village/year_houses.h"
#include "handlers/village_year/measures.h"
#include "handlers/village_year/village_figures.h"
#include "handlers/words/area_names.h"
#include "handlers/words/endings.h"
#include "handlers/words/wording.h"
#include "language/amounts/amount.h"
#include "storage/households/household_standings.h"
#include "storage/households/visits.h"
#include "storage/records.h"
#include "storage/villages/lessons.h"
#include "storage/villages/purchases.h"
#include "storage/villages/training_sessions.h"

namespace sammachip {

namespace {

constexpr int kLessonsRead = 50;
constexpr std::size_t kMostMonthLessons = 3;

std::int64_t houses_reporting(const VillageYear& village, Day day, Turn& turn) {
  const VillageCode& code = village.place.village.code;
  const auto houses = houses_of_year(village.programme, turn);
  return figures_in(code, houses, month_key(day), turn.records).reporting;
}

void add_month_training(const VillageYear& village, const Period& month, Turn& turn, Card& card) {
  std::int64_t held = 0;
  for (const auto& session : turn.records.training_sessions.list(village.programme.id)) {
    if (session.status == SessionStatus::kHeld && session.held_on >= iso_date(month.from) &&
        session.held_on <= iso_date(month.to)) {
      ++held;
    }
  }
  if (held > 0) card.lines.push_back(say("result.sessions", {{"count", held}}, turn));
}

void add_month_budget(const VillageYear& village, Turn& turn, Card& card) {
  const long long budget = village.programme.budget_satang;
  if (budget == 0) return;
  const long long spent = turn.records.purchases.spent(village.programme.id);
  card.lines.push_back(say("result.budget",
                           {{"spent", amount_text(spent)}, {"left", amount_text(budget - spent)}},
                           turn));
}

void add_month_lessons(const VillageYear& village, const Period& month, Turn& turn, Card& card) {
  std::vector<std::string> lines;
  for (const auto& lesson :
       turn.records.lessons.search(village.programme.occupation, {}, kLessonsRead, 0)) {
    const Day day = turn.day_of(instant_from(lesson.created_at_ms));
    if (day < month.from || day > month.to || lines.size() == kMostMonthLessons) continue;
    std::string line = "• " + lesson.worked;
    if (!lesson.caution.empty()) {
      line += " " + say("lessons.caution", {{"caution", lesson.caution}}, turn);
    }
    lines.push_back(std::move(line));
  }
  if (lines.empty()) return;
  card.lines.emplace_back();
  card.lines.push_back(card_heading(say("result.lessons", turn)));
  card.lines.insert(card.lines.end(), lines.begin(), lines.end());
}

}  // namespace

Card month_result(const VillageYear& village, Day day, Turn& turn) {
  const VillageCode& code = village.place.village.code;
  const Period month = calendar_month(day);
  const Measures measures = measures_of(figures_of_year(village.programme, turn), turn.today);
  Card card;
  card.title = say("result.title", {{"month", month_text(day, turn.language)}}, turn);
  card.aside = area_text(code, turn);
  card.lines.push_back(say("result.reported",
                           {{"reported", houses_reporting(village, day, turn)},
                            {"houses", std::int64_t{measures.houses}}},
                           turn));
  std::string practising = say("result.practising",
                               {{"practising", std::int64_t{measures.practising}},
                                {"houses", std::int64_t{measures.houses}},
                                {"aim", std::int64_t{village.programme.kpi_practising_percent}}},
                               turn);
  if (measures.is_little(measures.heard_of)) practising += say("digest.little", turn);
  card.lines.push_back(std::move(practising));
  const long long visited =
      turn.records.visits.houses_visited(code, iso_date(month.from), iso_date(month.to));
  if (visited > 0) {
    card.lines.push_back(say("result.visited", {{"count", std::int64_t{visited}}}, turn));
  }
  add_month_training(village, month, turn, card);
  add_month_budget(village, turn, card);
  add_month_lessons(village, month, turn, card);
  card.lines.emplace_back();
  card.lines.push_back(say("result.thanks", turn));
  card.buttons = {{"button.next", "next"}, {"button.lesson", "lesson"}};
  return card;
}

Ending show_month_result(const std::string& what, Turn& turn) {
  const auto [programme, month] = split_argument(what);
  const auto village = village_year(ProgrammeId(programme), Act::kRecordMeeting, turn);
  const auto day = parse_iso_date(month + "-01");
  if (!village || !day) return not_yours();
  Card card = month_result(*village, *day, turn);
  const std::string words = card_in_words(card);
  return ending_of(cards_say({std::move(card)}, words, turn), {{"button.next", "next"}});
}

}  // namespace sammachip
