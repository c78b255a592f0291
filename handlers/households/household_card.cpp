#include "handlers/households/household_card.h"

#include "handlers/access/audit_notes.h"
#include "handlers/access/join_requests.h"
#include "handlers/access/quiet_houses.h"
#include "handlers/access/roles.h"
#include "handlers/access/taking_part.h"
#include "handlers/calendar/rounds.h"
#include "handlers/households/no_phone.h"
#include "handlers/joining/house_people.h"
#include "handlers/village/house_record.h"
#include "handlers/words/area_names.h"
#include "handlers/words/cards.h"
#include "handlers/words/endings.h"
#include "handlers/words/house_words.h"
#include "handlers/words/wording.h"
#include "storage/households/help_requests.h"
#include "storage/households/household_links.h"
#include "storage/households/income_reports.h"
#include "storage/households/income_sums.h"
#include "storage/households/round_answers.h"
#include "storage/households/visits.h"
#include "storage/records.h"
#include "storage/villages/handovers.h"
#include "storage/villages/purchases.h"
#include "storage/villages/team_members.h"

namespace sammachip {

namespace {

constexpr int kRoundsShown = 6;
constexpr int kVisitsShown = 3;
constexpr std::size_t kHandoversShown = 5;
constexpr std::size_t kCorrectionsShown = 2;

// The words for a code of another talk's, if it has any.
std::string code_text(const char* prefix, const std::string& code, const Turn& turn) {
  const std::string key = prefix + code;
  return turn.texts.has(turn.language, key) ? say(key, turn) : code;
}

std::string house_baht(long long satang, const Turn& turn) {
  return say("amount.baht", {{"amount", amount_text(satang)}}, turn);
}

// A house, and what of it whoever looks may see.
struct HouseShown {
  const Household& house;
  Turn& turn;
  bool sees_sent;
  bool sees_amounts;
  bool sees_baseline;  // Of what a leader wrote down for the house, too.
  bool is_officer;
};

std::string baseline_line(const HouseShown& shown) {
  const Household& house = shown.house;
  return say("household_card.baseline",
             {{"total",
               baseline_text(house.baseline_total_answer, house.baseline_total_satang, shown.turn)},
              {"occupation", baseline_text(house.baseline_occupation_answer,
                                           house.baseline_occupation_satang, shown.turn)}},
             shown.turn);
}

// Why nothing comes from it.
void add_quiet_line(const Household& house, const Turn& turn, Card& card) {
  const Quiet quiet = quiet_of(house, turn);
  if (quiet == Quiet::kNo) return;
  const char* key = quiet == Quiet::kRests     ? "household_card.rests"
                    : quiet == Quiet::kMuted   ? "household_card.muted"
                    : quiet == Quiet::kBlocked ? "household_card.blocked"
                                               : "household_card.stopped";
  card.lines.push_back(say(key, {{"day", iso_day_text(house.rest_until, turn)}}, turn));
}

void add_record(const HouseShown& shown, Card& card) {
  const Household& house = shown.house;
  Turn& turn = shown.turn;
  card.lines.push_back(say("household_card.work",
                           {{"members", std::int64_t{house.members}},
                            {"main", main_work_text(house, turn)},
                            {"programme", programme_work_text(house, turn)}},
                           turn));
  if (!house.skill.empty()) {
    card.lines.push_back(say("household_card.skill", {{"skill", house.skill}}, turn));
  }
  const auto carer = turn.records.team_members.find(house.team_member_id.value_or(""));
  const auto linked = std::ssize(turn.records.household_links.list_for_household(house.id));
  card.lines.push_back(
      say("household_card.carer",
          {{"name", carer ? carer->name : say("opened.nobody", turn)}, {"linked", linked}}, turn));
  if (house.no_phone) card.lines.push_back(say("household_card.no_phone", turn));
  if (shown.sees_sent) add_quiet_line(house, turn, card);
  if (shown.sees_baseline) card.lines.push_back(baseline_line(shown));
}

// What was reported of a round: figures for who may see them, else only that something was.
std::string reported_text(const HouseShown& shown, const std::vector<IncomeReport>& reports) {
  if (!shown.sees_amounts) return say("household_card.sent", shown.turn);
  std::string text;
  for (const auto& report : reports) {
    text += (text.empty() ? "" : " + ") + house_baht(report.amount_satang, shown.turn);
    if (report.basis == Basis::kNet) text += say("household_card.is_net", shown.turn);
  }
  return text;
}

// Nothing for a round before the house came in, of which it said nothing.
std::string round_text(const HouseShown& shown, const Period& round) {
  Turn& turn = shown.turn;
  const std::string from = iso_date(round.from);
  const std::string to = iso_date(round.to);
  const auto reports = turn.records.income_reports.current_in(shown.house.id, from, to);
  if (!reports.empty()) return reported_text(shown, reports);
  if (round.to < turn.day_of(instant_from(shown.house.created_at_ms))) return {};
  const auto answer = turn.records.round_answers.find(shown.house.id, from, to);
  if (!answer) return say("household_card.not_sent", turn);
  return say(answer->answer == WithoutFigure::kNotYet ? "household_card.not_counted"
                                                      : "household_card.unwilling",
             turn);
}

void add_rounds(const HouseShown& shown, Card& card) {
  if (!shown.sees_sent) return;
  card.lines.emplace_back();
  const Household& house = shown.house;
  Period round = round_of(shown.turn.today, house.pace, house.reporting_day);
  for (int i = 0; i < kRoundsShown; ++i) {
    const std::string said = round_text(shown, round);
    if (!said.empty()) {
      card.lines.push_back(
          say("household_card.round",
              {{"period", period_text(round, shown.turn.language)}, {"said", said}}, shown.turn));
    }
    round = round_before(round.from, house.pace, house.reporting_day);
  }
}

void add_visit_lines(const HouseShown& shown, Card& card) {
  Turn& turn = shown.turn;
  const auto visits = turn.records.visits.list_for_household(shown.house.id, kVisitsShown);
  if (visits.empty()) return;
  card.lines.emplace_back();
  for (const auto& visit : visits) {
    const std::string doing = visit.doing == Doing::kUnknown
                                  ? "doing.unsaid"
                                  : "doing." + std::string(to_text(visit.doing));
    card.lines.push_back(
        say(visit.met ? "household_card.visit" : "household_card.visit_nobody",
            {{"day", day_text(*parse_iso_date(visit.visited_on), turn.language)},
             {"doing", say(doing, turn)},
             {"problem", visit.problem.empty() ? say("help.none", turn)
                                               : code_text("visit.answer_", visit.problem, turn)},
             {"need", visit.need}},
            turn));
  }
  const std::string& next_on = visits.front().next_on;
  if (next_on >= iso_date(turn.today)) {
    card.lines.push_back(say("household_card.next_visit",
                             {{"day", day_text(*parse_iso_date(next_on), turn.language)}}, turn));
  }
}

void add_help_lines(const HouseShown& shown, Card& card) {
  Turn& turn = shown.turn;
  constexpr int kMostInVillage = 1000;
  for (const auto& request :
       turn.records.help_requests.unclosed_in_area(shown.house.village_code, kMostInVillage)) {
    if (request.household_id != shown.house.id || request.kind == kLinkKind) continue;
    // What was confided is for the officer; the others need to know that help is wanted.
    const bool shows_words = shown.is_officer && request.text.has_value();
    card.lines.push_back(
        say("household_card.help",
            {{"kind", code_text("help.", request.kind, turn)},
             {"day", day_text(turn.day_of(instant_from(request.created_at_ms)), turn.language)},
             {"text", shows_words ? *request.text : std::string()}},
            turn));
  }
}

void add_handovers(const HouseShown& shown, Card& card) {
  Turn& turn = shown.turn;
  auto handovers = turn.records.handovers.list_for_household(shown.house.id);
  if (handovers.empty()) return;
  card.lines.emplace_back();
  const std::size_t skip =
      handovers.size() > kHandoversShown ? handovers.size() - kHandoversShown : 0;
  for (std::size_t i = skip; i < handovers.size(); ++i) {
    const auto purchase = turn.records.purchases.find(handovers[i].purchase_id);
    const bool is_by_others =
        handovers[i].status == HandoverStatus::kWaiting && !speaks_for_itself(shown.house.id, turn);
    const std::string status = is_by_others
                                   ? "handover_status.by_others"
                                   : "handover_status." + std::string(to_text(handovers[i].status));
    card.lines.push_back(say("household_card.handover",
                             {{"item", purchase ? purchase->item : std::string()},
                              {"quantity", handovers[i].quantity},
                              {"status", say(status, turn)}},
                             turn));
  }
}

void add_corrections(const HouseShown& shown, Ending& ending) {
  if (!shown.sees_amounts) return;
  const std::string from = iso_date(months_back(shown.turn.today, 2));
  std::size_t count = 0;
  for (const auto& report : shown.turn.records.income_reports.editable(shown.house.id, from)) {
    if (count++ == kCorrectionsShown) return;
    ending.buttons.push_back(
        {"household_card.answer_correct",
         "correct_for|" + report.id,
         {{"day", day_text(*parse_iso_date(report.earned_on), shown.turn.language)}}});
  }
}

// What is for others to do where nobody of the house is on LINE.
void add_without_line(const HouseShown& shown, Ending& ending) {
  const Household& house = shown.house;
  if (is_for_others_to_enter(house, shown.turn)) {
    ending.buttons.push_back({"button.house_record", "house_record|" + house.id});
  }
  if (!may_mark_phone(house, shown.turn)) return;
  if (house.no_phone) {
    ending.buttons.push_back({"button.has_phone", "has_phone|" + house.id});
  } else if (!speaks_for_itself(house.id, shown.turn)) {
    ending.buttons.push_back({"button.no_phone", "no_phone|" + house.id});
  }
}

}  // namespace

bool may_open(const Household& house, const Turn& turn) {
  return may(Act::kNoteVisit, about_house(house), turn);
}

Ending show_household(const HouseholdId& household_id, Turn& turn) {
  const auto house = turn.records.households.find(household_id);
  if (!house || !may_open(*house, turn)) return not_yours();
  const Target target = about_house(*house);
  const Target entered = about_house(*house, house->record_by.value_or(""));
  const HouseShown shown{*house,
                         turn,
                         may(Act::kSeeWhoReported, target, turn),
                         may(Act::kSeeAmounts, target, turn),
                         may(Act::kSeeAmounts, entered, turn),
                         may(Act::kDecide, target, turn)};
  Card card;
  card.title =
      say("household_card.title", {{"house", house->house_no}, {"name", house->head_name}}, turn);
  card.aside = area_text(house->village_code, turn) + " · " +
               say("house_status." + std::string(to_text(house->status)), turn);
  add_record(shown, card);
  add_rounds(shown, card);
  add_visit_lines(shown, card);
  add_help_lines(shown, card);
  add_handovers(shown, card);
  if (shown.is_officer) {
    card.lines.emplace_back();
    add_people(*house, card, turn);
  }
  if (shown.sees_baseline) audit_look("household", house->id, turn);
  Ending ending;
  // The words without the picture may show on a locked screen: no amounts in them.
  Card words = card;
  std::erase_if(words.lines, [&](const CardLine& line) {
    return shown.sees_baseline && line.text == baseline_line(shown);
  });
  if (shown.sees_amounts) words.lines = {say("household_card.words", turn)};
  ending.says.push_back(cards_say({card}, card_in_words(words), turn));
  add_corrections(shown, ending);
  ending.buttons.push_back({"button.visit", "visit|" + house->id});
  ending.buttons.push_back({"button.encourage", "encourage|" + house->id});
  if (may(Act::kReportIncome, target, turn)) {
    ending.buttons.push_back({"button.report_for", "report_for|" + house->id});
    ending.buttons.push_back({"button.asking", "asking|" + house->id});
  }
  add_without_line(shown, ending);
  if (shown.is_officer) ending.buttons.push_back({"button.message", "message|" + house->id});
  if (house->programme_id) {
    ending.buttons.push_back({"button.village_card", "village|" + *house->programme_id});
  }
  ending.buttons.push_back({"button.find", "find"});
  ending.buttons.push_back({"button.menu", "menu"});
  return ending;
}

}  // namespace sammachip
