#include "handlers/income/village_reading.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "bot/talks/form_answer.h"
#include "bot/talks/json_id.h"
#include "handlers/access/houses.h"
#include "handlers/access/roles.h"
#include "handlers/calendar/rounds.h"
#include "handlers/income/reports.h"
#include "handlers/income/silent_houses.h"
#include "handlers/questions/readers.h"
#include "handlers/village/house_choice.h"
#include "language/answers/mending.h"
#include "language/lists/village_lines.h"
#include "storage/records.h"

namespace sammachip {

namespace {

constexpr std::size_t kLongestList = 4'000;

// See keep_to_village().
struct VillageOfList {
  ProgrammeId programme;
};

std::vector<ListedHouse> named_in(const std::vector<Household>& houses) {
  std::vector<ListedHouse> named;
  named.reserve(houses.size());
  for (const auto& house : houses) named.push_back({house.house_no, house.head_name});
  return named;
}

bool is_of_team(const Turn& turn) {
  const auto& standings = standings_of(turn);
  return std::any_of(standings.begin(), standings.end(), [](const Standing& standing) {
    return standing.role == Role::kTeam || standing.role == Role::kLeader;
  });
}

// The amount of a line that leaves no doubt about it, in the words of every other report.
std::optional<AmountAnswer> amount_of(const VillageLine& line, const Turn& turn) {
  const bool is_doubtful =
      line.trouble == LineTrouble::kNoAmount || line.trouble == LineTrouble::kWhichAmount ||
      line.trouble == LineTrouble::kTwice || line.amount.certainty == Certainty::kAmbiguous;
  if (is_doubtful) return std::nullopt;
  // What reads as a figure there may still be none for a report: then it is asked like the rest.
  const auto read = amount_of_money().read(line.words, turn);
  if (!read || !is_entry(*read)) return std::nullopt;
  return *read;
}

ReadLine line_of(const VillageLine& line, const std::vector<Household>& houses, const Turn& turn) {
  ReadLine read;
  read.line = line.line;
  read.words = line.words;
  read.called = line.called;
  read.number = line.number;
  for (const auto place : line.houses) read.houses.push_back(houses[place].id);
  read.is_house_clear =
      line.trouble != LineTrouble::kNoHouse && line.trouble != LineTrouble::kWhichHouse;
  read.amount = amount_of(line, turn);
  if (!read.amount) read.amounts = line.amount.choices;
  const DaysRead days = days_in(line.words, turn);
  read.days = days.days;
  read.are_days_clear = days.are_clear;
  return read;
}

struct VillageRead {
  ReadVillage village;
  std::vector<Household> houses;
  std::size_t clear = 0;  // Lines of which the house is.

  bool fits_all() const { return clear > 0 && clear == village.lines.size(); }
};

VillageRead read_in(const VillageYear& village, const std::string& text, const Turn& turn) {
  VillageRead read;
  read.houses = houses_for(Act::kReportIncome, village.place.village.code, turn);
  const auto named = named_in(read.houses);
  read.village.programme = village.programme.id;
  for (const auto& line : read_village_lines(text, named)) {
    read.village.lines.push_back(line_of(line, read.houses, turn));
    read.clear += read.village.lines.back().is_house_clear ? 1 : 0;
  }
  for (const auto& other : lines_of_no_house(text, named)) {
    const DaysRead days = days_in(other, turn);
    read.village.days.insert(read.village.days.end(), days.days.begin(), days.days.end());
  }
  return read;
}

// Where all lines have their house the list is of that village; else where some have; else it may
// be of any.
std::vector<VillageRead> fitting(std::vector<VillageRead> reads) {
  const auto keep = [&](auto fits) {
    if (std::any_of(reads.begin(), reads.end(), fits)) {
      std::erase_if(reads, [&](const VillageRead& read) { return !fits(read); });
      return true;
    }
    return false;
  };
  if (!keep([](const VillageRead& read) { return read.fits_all(); })) {
    keep([](const VillageRead& read) { return read.clear > 0; });
  }
  if (reads.size() > kMostVillageButtons) reads.resize(kMostVillageButtons);
  return reads;
}

std::vector<VillageYear> villages_to_read(const Turn& turn) {
  const ProgrammeId& chosen = turn.memo.of<VillageOfList>().programme;
  if (chosen.empty()) return villages_for(Act::kReportIncome, turn);
  if (auto village = village_year(chosen, Act::kReportIncome, turn)) return {*village};
  return {};
}

// FNV-1a, short: it goes into every button.
std::string list_id(const std::string& text, Day day) {
  std::uint32_t hash = 2166136261U;
  for (const char c : text + iso_date(day)) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  }
  return std::to_string(hash);
}

Result<ReadList> read_list(const std::string& text, const Turn& turn) {
  ReadList list{list_id(text, turn.today), iso_date(turn.today), {}, {}};
  std::vector<VillageRead> reads;
  for (const auto& village : villages_to_read(turn)) reads.push_back(read_in(village, text, turn));
  for (auto& read : fitting(std::move(reads))) {
    for (const auto& line : read.village.lines) {
      for (const auto& house : read.houses) {
        const bool is_in =
            std::find(line.houses.begin(), line.houses.end(), house.id) != line.houses.end();
        if (is_in) list.rounds[house.id] = rounds_on(turn.today, house, turn);
      }
    }
    if (!read.village.lines.empty()) list.villages.push_back(std::move(read.village));
  }
  if (!list.villages.empty()) return list;
  return tl::make_unexpected(Problem{"village_report.list_again"});
}

bool are_rounds(const HouseRounds& rounds) {
  return parse_period(rounds.current) && parse_period(rounds.last);
}

}  // namespace

DaysRead days_in(const std::string& words, const Turn& turn) {
  const PeriodReading reading = read_period(words, turn.today);
  if (reading.kind == DateKind::kInvalid) return {{}, false};  // There is no such day.
  if (reading.certainty == Certainty::kNone) return {};
  if (reading.certainty == Certainty::kFigure && reading.period.from <= turn.today) {
    return {{period_key(reading.period)}, true};
  }
  DaysRead read{{}, false};
  for (const auto& period : reading.choices) {
    if (period.from <= turn.today) read.days.push_back(period_key(period));
  }
  return read;
}

void to_json(Json& json, const HouseRounds& rounds) {
  json = Json::array({rounds.current, rounds.last, rounds.missed_last});
}

void from_json(const Json& json, HouseRounds& rounds) {
  json.at(0).get_to(rounds.current);
  json.at(1).get_to(rounds.last);
  json.at(2).get_to(rounds.missed_last);
}

HouseRounds rounds_on(Day day, const Household& house, const Turn& turn) {
  return {period_key(round_of(day, house.pace, house.reporting_day)),
          period_key(round_before(day, house.pace, house.reporting_day)),
          missed_round_on(day, house, turn).has_value()};
}

void to_json(Json& json, const ReadLine& line) {
  json = {{"line", line.line}, {"words", line.words}, {"houses", line.houses}};
  if (!line.called.empty()) json["called"] = line.called;
  if (!line.number.empty()) json["number"] = line.number;
  if (line.is_house_clear) json["is_house_clear"] = true;
  if (line.amount) json["amount"] = *line.amount;
  if (!line.amounts.empty()) json["amounts"] = line.amounts;
  if (!line.days.empty()) json["days"] = line.days;
  if (!line.are_days_clear) json["are_days_clear"] = false;
}

void from_json(const Json& json, ReadLine& line) {
  json.at("line").get_to(line.line);
  json.at("words").get_to(line.words);
  json.at("houses").get_to(line.houses);
  line.called = json.value("called", "");
  line.number = json.value("number", "");
  line.is_house_clear = json.value("is_house_clear", false);
  if (const auto amount = json.find("amount"); amount != json.end()) {
    line.amount = amount->get<AmountAnswer>();
  }
  line.amounts = json.value("amounts", std::vector<std::int64_t>());
  line.days = json.value("days", std::vector<std::string>());
  line.are_days_clear = json.value("are_days_clear", true);
}

void to_json(Json& json, const ReadVillage& village) {
  json = {{"programme", village.programme}, {"lines", village.lines}, {"days", village.days}};
}

void from_json(const Json& json, ReadVillage& village) {
  json.at("programme").get_to(village.programme);
  json.at("lines").get_to(village.lines);
  json.at("days").get_to(village.days);
}

void to_json(Json& json, const ReadList& list) {
  json = {{"id", list.id},
          {"on", list.written_on},
          {"villages", list.villages},
          {"rounds", list.rounds}};
}

void from_json(const Json& json, ReadList& list) {
  json.at("id").get_to(list.id);
  json.at("on").get_to(list.written_on);
  json.at("villages").get_to(list.villages);
  json.at("rounds").get_to(list.rounds);
}

Reader<ReadList> village_list() {
  Reader<ReadList> reader;
  reader.read = [](const std::string& text, const Turn& turn) -> Result<ReadList> {
    const Reader<std::string> words = words_up_to(kLongestList);
    const auto read = words.read(text, turn);
    if (!read) return tl::make_unexpected(read.error());
    if (auto problem = words.check(*read, turn)) return tl::make_unexpected(*problem);
    return read_list(*read, turn);
  };
  reader.check = [](const ReadList& list, const Turn& turn) -> std::optional<Problem> {
    const bool are_read = std::all_of(list.rounds.begin(), list.rounds.end(),
                                      [](const auto& one) { return are_rounds(one.second); });
    if (list.villages.empty() || !are_read || !parse_iso_date(list.written_on))
      return Problem{"problem.unreadable"};
    for (const auto& village : list.villages) {
      for (const auto& line : village.lines) {
        const bool has_rounds = std::all_of(line.houses.begin(), line.houses.end(),
                                            [&](auto& id) { return list.rounds.contains(id); });
        const bool is_one = !line.is_house_clear || line.houses.size() == 1;
        if (!has_rounds || !is_one) return Problem{"problem.unreadable"};
        if (!line.amount) continue;
        if (auto problem = amount_of_money().check(*line.amount, turn)) return problem;
      }
    }
    return std::nullopt;
  };
  return reader;
}

void keep_to_village(const ProgrammeId& programme_id, const Turn& turn) {
  turn.memo.of<VillageOfList>().programme = programme_id;
}

bool is_entry(const AmountAnswer& amount) {
  return amount.kind == AnswerKind::kNoIncome || amount.kind == AnswerKind::kNotYet ||
         amount.kind == AnswerKind::kUnwilling ||
         (amount.has_figure() && amount.said_as != SaidAs::kRate);
}

std::optional<Start> village_report_in(const std::string& text, Turn& turn) {
  if (!may_be_village_list(text)) return std::nullopt;
  const auto villages = villages_for(Act::kReportIncome, turn);
  // Nobody types the list of a whole district, and its houses are too many to be looked through.
  if (!is_of_team(turn) && villages.size() > kMostVillageButtons) return std::nullopt;
  for (const auto& village : villages) {
    const auto houses = houses_for(Act::kReportIncome, village.place.village.code, turn);
    if (!is_village_list(text, named_in(houses))) continue;
    return Start{"village_report", JsonValue::object(), text};
  }
  return std::nullopt;
}

std::optional<Start> whose_figure_in(const std::string& text, Turn& turn) {
  if (!houses_of(turn).empty()) return std::nullopt;
  // The team's "ไม่ได้ขาย" is a house's, too; an officer says that of many things.
  if (!is_of_team(turn) && figures_named(text).empty()) return std::nullopt;
  auto villages = villages_for(Act::kReportIncome, turn);
  if (villages.size() <= kMostVillageButtons) {
    std::erase_if(villages, [&](const VillageYear& village) {
      return houses_for(Act::kReportIncome, village.place.village.code, turn).empty();
    });
  }
  if (villages.empty()) return std::nullopt;
  JsonValue answers = JsonValue::object();
  if (villages.size() == 1) answers.set("programme", villages.front().programme.id);
  return Start{"whose", answers, text};
}

template FormQuestion question_of(const std::string&, Reader<ReadList>,
                                  std::function<void(std::any&, ReadList&&)>);

}  // namespace sammachip
