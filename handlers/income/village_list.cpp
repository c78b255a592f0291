#include "handlers/income/village_list.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "bot/talks/form_answer.h"
#include "handlers/access/roles.h"
#include "handlers/income/reports.h"
#include "handlers/village/house_choice.h"
#include "handlers/words/wording.h"
#include "storage/records.h"

namespace sammachip {

namespace {

const LineAnswer& answer_at(const VillageListForm& form, std::size_t place) {
  return form.*kLineAnswers.at(place);
}

// What was answered about one thing of a line, if that was in doubt and asked.
const LineAnswer* answer_about(const VillageListForm& form, std::size_t line, DoubtIs is) {
  for (std::size_t i = 0; i < form.doubts.size(); ++i) {
    if (form.doubts[i].line == line && form.doubts[i].is == is) return &answer_at(form, i);
  }
  return nullptr;
}

const Household* house_with(const VillageListForm& form, const std::string& id) {
  const auto found = std::find_if(form.houses.begin(), form.houses.end(),
                                  [&](const Household& house) { return house.id == id; });
  return found == form.houses.end() ? nullptr : &*found;
}

// The days that a line says itself; empty: none, or not clear yet.
std::string own_days(const VillageListForm& form, std::size_t line) {
  const ReadLine& read = form.read.lines[line];
  if (read.are_days_clear && !read.days.empty()) return read.days.front();
  // Who answers how much may say of when.
  const DoubtIs about = read.are_days_clear ? DoubtIs::kAmount : DoubtIs::kDays;
  const auto* answer = answer_about(form, line, about);
  return answer == nullptr ? std::string() : answer->days;
}

std::optional<Period> period_of_line(const VillageListForm& form, std::size_t line) {
  const std::string own = own_days(form, line);
  if (!own.empty()) return parse_period(own);
  if (!form.read.lines[line].are_days_clear) return std::nullopt;
  const HouseRounds rounds = rounds_of_line(form, line);
  const std::string said = said_of(form, form.round);
  if (const auto days = parse_period(said)) return days;
  return parse_period(said == "last" ? rounds.last : rounds.current);
}

std::optional<AmountAnswer> amount_of_line(const VillageListForm& form, std::size_t line) {
  if (form.read.lines[line].amount) return form.read.lines[line].amount;
  const auto* answer = answer_about(form, line, DoubtIs::kAmount);
  if (answer == nullptr || !answer->amount || !is_entry(*answer->amount)) return std::nullopt;
  return answer->amount;
}

std::vector<Doubt> doubts_in(const ReadVillage& village) {
  std::vector<Doubt> doubts;
  for (std::size_t i = 0; i < village.lines.size(); ++i) {
    const ReadLine& line = village.lines[i];
    if (!line.is_house_clear) doubts.push_back({i, DoubtIs::kHouse});
    if (!line.amount) doubts.push_back({i, DoubtIs::kAmount});
    if (!line.are_days_clear) doubts.push_back({i, DoubtIs::kDays});
  }
  if (doubts.size() > kMostDoubts) doubts.resize(kMostDoubts);
  return doubts;
}

std::string amount_words(const AmountAnswer& amount, const Turn& turn) {
  if (amount.has_figure()) {
    const char* key = amount.satang > kSurprisingSatang ? "village_report.much" : "amount.baht";
    return say(key, {{"amount", amount_text(amount.satang)}}, turn);
  }
  return turn.texts.say(
      turn.language, amount.kind == AnswerKind::kNoIncome ? "amount.no_income" : "amount.not_yet");
}

std::string entry_line(const VillageListForm& form, const ListEntry& entry, bool names_days,
                       Turn& turn) {
  std::string line = "\n" + house_label(entry.house, turn);
  // The nickname that was written, so that a wrong house shows.
  if (!entry.line->called.empty()) line += " (" + entry.line->called + ")";
  line += " " + amount_words(entry.amount, turn);
  if (names_days) line += " " + period_text(entry.period, turn.language);
  return line + " " +
         say(is_left_out(form, entry, turn) ? "village_report.left_out" : "village_report.taken",
             turn);
}

}  // namespace

void to_json(Json& json, const LineAnswer& answer) {
  // Short: it travels in a button, which holds 300 characters.
  json = {{"l", answer.list}};
  if (!answer.house.empty()) {
    json["h"] = answer.house;
    json["r"] = answer.rounds;
  }
  if (answer.amount) json["a"] = *answer.amount;
  if (!answer.days.empty()) json["d"] = answer.days;
}

void from_json(const Json& json, LineAnswer& answer) {
  json.at("l").get_to(answer.list);
  answer.house = HouseholdId(json.value("h", ""));
  if (!answer.house.empty()) json.at("r").get_to(answer.rounds);
  answer.amount.reset();
  if (const auto amount = json.find("a"); amount != json.end()) {
    answer.amount = amount->get<AmountAnswer>();
  }
  answer.days = json.value("d", "");
}

void look_up_list(VillageListForm& form, Turn& turn) {
  const auto& villages = form.list.villages;
  if (villages.size() == 1) form.programme = villages.front().programme;
  const auto read = std::find_if(villages.begin(), villages.end(), [&](const ReadVillage& one) {
    return one.programme == form.programme;
  });
  const auto village = village_year(form.programme, Act::kReportIncome, turn);
  if (read == villages.end() || !village) return;
  speak_of_village(form.programme, turn);
  form.read = *read;
  form.village = village_text(village->place, turn);
  form.houses = houses_for(Act::kReportIncome, village->place.village.code, turn);
  form.doubts = doubts_in(form.read);
}

const Household* house_of_line(const VillageListForm& form, std::size_t line) {
  const ReadLine& read = form.read.lines[line];
  if (read.is_house_clear) return house_with(form, read.houses.front());
  const auto* answer = answer_about(form, line, DoubtIs::kHouse);
  return answer == nullptr ? nullptr : house_with(form, answer->house);
}

HouseRounds rounds_of_line(const VillageListForm& form, std::size_t line) {
  if (const auto* answer = answer_about(form, line, DoubtIs::kHouse)) return answer->rounds;
  const auto rounds = form.list.rounds.find(form.read.lines[line].houses.front());
  return rounds == form.list.rounds.end() ? HouseRounds{} : rounds->second;
}

bool is_in_doubt(const VillageListForm& form, std::size_t place) {
  if (place >= form.doubts.size()) return false;
  const Doubt& doubt = form.doubts[place];
  if (doubt.is == DoubtIs::kHouse) return true;
  if (house_of_line(form, doubt.line) == nullptr) return false;
  return doubt.is == DoubtIs::kAmount || amount_of_line(form, doubt.line).has_value();
}

std::vector<ListEntry> entries_of(const VillageListForm& form) {
  std::vector<ListEntry> entries;
  for (std::size_t i = 0; i < form.read.lines.size(); ++i) {
    const Household* house = house_of_line(form, i);
    if (house == nullptr) continue;
    const auto amount = amount_of_line(form, i);
    const auto period = period_of_line(form, i);
    const bool is_there =
        std::any_of(entries.begin(), entries.end(),
                    [&](const ListEntry& earlier) { return earlier.house.id == house->id; });
    if (amount && period && !is_there) {
      entries.push_back({*house, *amount, *period, &form.read.lines[i]});
    }
  }
  return entries;
}

std::string said_of(const VillageListForm& form, const std::string& answer) {
  const std::string prefix = form.list.id + "|";
  return answer.starts_with(prefix) ? answer.substr(prefix.size()) : std::string();
}

bool wants_round(const VillageListForm& form) {
  for (std::size_t i = 0; i < form.read.lines.size(); ++i) {
    const bool names_none = form.read.lines[i].are_days_clear && own_days(form, i).empty();
    if (!names_none || house_of_line(form, i) == nullptr || !amount_of_line(form, i)) continue;
    if (!form.read.days.empty() || rounds_of_line(form, i).missed_last) return true;
  }
  return false;
}

bool is_reported(const ListEntry& entry, Turn& turn) {
  return !reports_in(entry.house.id, entry.period, turn).figures.empty();
}

bool is_left_out(const VillageListForm& form, const ListEntry& entry, Turn& turn) {
  return said_of(form, form.already) != "replace" && is_reported(entry, turn);
}

std::string table_of(const VillageListForm& form, Turn& turn) {
  const auto entries = entries_of(form);
  const bool is_one_period =
      std::all_of(entries.begin(), entries.end(),
                  [&](const ListEntry& entry) { return entry.period == entries.front().period; });
  std::string table;
  if (is_one_period && !entries.empty()) {
    table += "\n" + say("village_report.for_days",
                        {{"period", period_text(entries.front().period, turn.language)}}, turn);
  }
  for (const auto& entry : entries) table += entry_line(form, entry, !is_one_period, turn);
  return table;
}

JsonValue village_list_writes(const VillageListForm& form, Turn& turn) {
  Json writes = Json::array();
  for (const auto& entry : entries_of(form)) {
    if (is_left_out(form, entry, turn)) continue;
    Json one = {{"house", entry.house.id},          {"kind", to_text(entry.amount.kind)},
                {"satang", entry.amount.satang},    {"is_net", entry.amount.is_net},
                {"days", period_key(entry.period)}, {"instead_of", Json::array()}};
    for (const auto& report : reports_in(entry.house.id, entry.period, turn).figures) {
      one["instead_of"].push_back(report.id);
    }
    writes.push_back(std::move(one));
  }
  return writes;
}

template FormQuestion question_of(const std::string&, Reader<LineAnswer>,
                                  std::function<void(std::any&, LineAnswer&&)>);

}  // namespace sammachip
