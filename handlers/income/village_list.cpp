#include "handlers/income/village_list.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "bot/talks/form_answer.h"
#include "handlers/access/roles.h"
#include "handlers/calendar/rounds.h"
#include "handlers/income/reports.h"
#include "handlers/village/house_choice.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

// The houses the person may report for, with their places in the list of the whole village.
struct Listed {
  std::vector<Household> houses;
  std::vector<ListedHouse> named;
};

Listed listed_in(const std::string& village_code, const Turn& turn) {
  Listed listed;
  const auto standings = standings_of(turn);
  int number = 0;
  for (auto& house : turn.records.households.list_in_village(village_code)) {
    const bool takes_part = house.status == HouseholdStatus::kSelected ||
                            house.status == HouseholdStatus::kActive ||
                            house.status == HouseholdStatus::kPaused;
    if (!takes_part) continue;
    ++number;
    if (!may(turn.account.user_id, standings, Act::kReportIncome, about_house(house))) continue;
    listed.named.push_back({number, house.house_no, house.head_name});
    listed.houses.push_back(std::move(house));
  }
  return listed;
}

bool is_entry(const AmountAnswer& amount) {
  return amount.kind == "no_income" || amount.kind == "not_yet" || amount.kind == "unwilling" ||
         (amount.has_figure() && amount.said_as != "rate");
}

// The amount of a line that leaves no doubt about it, in the words of every other report.
std::optional<AmountAnswer> amount_in(const VillageLine& line, const Turn& turn) {
  const auto read = amount_of_money().read(line.words, turn);
  if (!read || !is_entry(*read)) return std::nullopt;
  return *read;
}

const Household* house_with(const VillageListForm& form, const std::string& id) {
  const auto found = std::find_if(form.houses.begin(), form.houses.end(),
                                  [&](const Household& house) { return house.id == id; });
  return found == form.houses.end() ? nullptr : &*found;
}

std::optional<ListEntry> entry_from(const VillageListForm& form, std::size_t place,
                                    const Turn& turn) {
  const VillageLine& line = form.lines[place];
  ListEntry entry;
  entry.line = &line;
  if (line.trouble == LineTrouble::kNone) {
    entry.house = &form.houses[line.houses.front()];
    const auto amount = amount_in(line, turn);
    if (!amount) return std::nullopt;
    entry.amount = *amount;
    return entry;
  }
  const auto asked = std::find(form.unclear.begin(), form.unclear.end(), place);
  if (asked == form.unclear.end()) return std::nullopt;
  const LineAnswer& answer =
      form.*kLineAnswers.at(static_cast<std::size_t>(asked - form.unclear.begin()));
  if (asks_for_house(line)) {
    entry.house = house_with(form, answer.house);
    const auto amount = amount_in(line, turn);
    if (entry.house == nullptr || !amount) return std::nullopt;
    entry.amount = *amount;
    return entry;
  }
  if (!answer.amount || !is_entry(*answer.amount)) return std::nullopt;
  entry.house = &form.houses[line.houses.front()];
  entry.amount = *answer.amount;
  return entry;
}

std::string amount_words(const AmountAnswer& amount, const Turn& turn) {
  if (amount.has_figure()) {
    const char* key = amount.satang > kSurprisingSatang ? "village_report.much" : "amount.baht";
    return turn.texts.say(turn.language, key, {{"amount", amount_text(amount.satang)}});
  }
  return turn.texts.say(turn.language,
                        amount.kind == "no_income" ? "amount.no_income" : "amount.not_yet");
}

}  // namespace

void to_json(Json& json, const LineAnswer& answer) {
  json = Json::object();
  if (!answer.house.empty()) json["h"] = answer.house;
  if (answer.amount) json["a"] = *answer.amount;
}

void from_json(const Json& json, LineAnswer& answer) {
  answer.house = json.value("h", "");
  answer.amount.reset();
  if (const auto amount = json.find("a"); amount != json.end()) {
    answer.amount = amount->get<AmountAnswer>();
  }
}

void read_list(VillageListForm& form, Turn& turn) {
  const auto village = village_year(form.programme, Act::kReportIncome, turn);
  if (!village) return;
  Listed listed = listed_in(village->place.village.code, turn);
  form.lines = read_village_lines(form.list, listed.named);
  form.houses = std::move(listed.houses);
  form.unclear.clear();
  for (std::size_t i = 0; i < form.lines.size(); ++i) {
    // What reads as a figure here may still be none for a report: then it is asked like the rest.
    VillageLine& line = form.lines[i];
    if (line.trouble == LineTrouble::kNone && !amount_in(line, turn)) {
      line.trouble = LineTrouble::kWhichAmount;
    }
    if (line.trouble != LineTrouble::kNone && form.unclear.size() < kMostUnclearLines) {
      form.unclear.push_back(i);
    }
  }
}

std::vector<ListEntry> entries_of(const VillageListForm& form, const Turn& turn) {
  std::vector<ListEntry> entries;
  for (std::size_t i = 0; i < form.lines.size(); ++i) {
    const auto entry = entry_from(form, i, turn);
    if (!entry) continue;
    const bool is_there = std::any_of(
        entries.begin(), entries.end(),
        [&](const ListEntry& earlier) { return earlier.house->id == entry->house->id; });
    if (!is_there) entries.push_back(*entry);
  }
  return entries;
}

bool asks_for_house(const VillageLine& line) {
  return line.trouble == LineTrouble::kNoHouse || line.trouble == LineTrouble::kWhichHouse;
}

Period period_for(const VillageListForm& form, const Household& house, Turn& turn) {
  const auto slash = form.round.find('/');
  const auto day =
      slash == std::string::npos ? std::nullopt : parse_iso_date(form.round.substr(slash + 1));
  const Day asked_on = day.value_or(turn.today);
  return form.round.starts_with("last") ? round_before(asked_on, house.pace, house.reporting_day)
                                        : round_of(asked_on, house.pace, house.reporting_day);
}

bool is_reported(const VillageListForm& form, const Household& house, Turn& turn) {
  return !reports_in(house.id, period_for(form, house, turn), turn).figures.empty();
}

std::string table_of(const VillageListForm& form, Turn& turn) {
  std::string table;
  for (const auto& entry : entries_of(form, turn)) {
    table += "\n" + house_label(*entry.house, turn);
    // The nickname that was written, so that a wrong house shows.
    if (!entry.line->called.empty()) table += " (" + entry.line->called + ")";
    table += " " + amount_words(entry.amount, turn);
    const bool is_left_out = is_reported(form, *entry.house, turn) && form.already != "replace";
    table += " " + turn.texts.say(turn.language,
                                  is_left_out ? "village_report.left_out" : "village_report.taken");
  }
  return table;
}

std::optional<Start> village_report_in(const std::string& text, Turn& turn) {
  if (!has_several_lines(text)) return std::nullopt;
  const auto standings = standings_of(turn);
  const bool is_of_team =
      std::any_of(standings.begin(), standings.end(), [](const Standing& standing) {
        return standing.role == Role::kTeam || standing.role == Role::kLeader;
      });
  if (!is_of_team) return std::nullopt;
  for (const auto& village : villages_for(Act::kReportIncome, turn)) {
    if (!is_village_list(text, listed_in(village.place.village.code, turn).named)) continue;
    return Start{"village_report", JsonValue{{"programme", village.programme.id}}, text};
  }
  return std::nullopt;
}

template FormQuestion question_of(const std::string&, Reader<LineAnswer>,
                                  std::function<void(std::any&, LineAnswer&&)>);

}  // namespace sammachip
