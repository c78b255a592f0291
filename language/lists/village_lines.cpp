#include "language/lists/village_lines.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <optional>
#include <set>

#include "language/letters/similarity.h"
#include "language/lists/line_cuts.h"
#include "language/lists/numbers_in_line.h"
#include "language/lists/village_line_parts.h"

namespace sammachip {
namespace {

using Places = std::set<std::size_t>;

// Whether the writer counts the lines, as far as the message shows.
struct Counting {
  bool is_running = false;  // 1, 2, 3 … in the order written.
  bool is_evident = false;  // And beside one of these stands the name of another house.
};

Places houses_numbered(const LineParts& parts, const std::vector<ListedHouse>& houses) {
  Places found;
  if (!parts.number || parts.number->is == NumberIs::kCounting) return found;
  for (std::size_t i = 0; i < houses.size(); ++i) {
    if (same_house_number(houses[i].house_no, parts.number->digits)) found.insert(i);
  }
  return found;
}

bool has_its_name(const LineParts& parts, const Places& numbered) {
  return std::any_of(parts.named.begin(), parts.named.end(),
                     [&](std::size_t i) { return numbered.contains(i); });
}

Counting counting_of(const std::vector<LineParts>& lines, const std::vector<ListedHouse>& houses) {
  Counting counting;
  int count = 0;
  bool is_running = true;
  bool differs = false;
  for (const auto& parts : lines) {
    if (!parts.number) continue;
    is_running &= parts.number->digits == std::to_string(++count);
    differs |= !parts.named.empty() && !has_its_name(parts, houses_numbered(parts, houses));
  }
  counting.is_running = is_running && count > 1;
  counting.is_evident = counting.is_running && differs;
  return counting;
}

// A number that is no house and may be only the writer's counting says nothing about the house.
bool is_only_counted(const LineParts& parts, const Counting& counting, const Places& numbered) {
  if (!parts.number) return false;
  if (parts.number->is == NumberIs::kCounting) return true;
  return numbered.empty() && (parts.number->has_marker || counting.is_running);
}

// The houses the line may be about: one if it is clear.
Places houses_of_line(const LineParts& parts, const Counting& counting, const Places& numbered) {
  Places named(parts.named.begin(), parts.named.end());
  if (!parts.number) return named;
  if (named.empty()) return numbered;
  Places both;
  std::set_intersection(named.begin(), named.end(), numbered.begin(), numbered.end(),
                        std::inserter(both, both.end()));
  if (!both.empty()) return both;
  if (is_only_counted(parts, counting, numbered)) return named;
  Places either = named;
  either.insert(numbered.begin(), numbered.end());
  return either;
}

// A name that only resembles one in the list, or is of nobody in it, wants a number beside it that
// is that house's. So does a number where the others are only counting.
bool is_doubtful_name(const LineParts& parts, const Counting& counting, const Places& numbered) {
  if (!parts.called.empty()) return numbered.empty() || parts.number->has_marker;
  if (parts.named.empty()) {
    return counting.is_evident && parts.number && parts.number->is == NumberIs::kAny;
  }
  if (has_its_name(parts, numbered)) return false;
  if (parts.number && !is_only_counted(parts, counting, numbered)) return true;
  return !parts.is_name_sure;
}

LineTrouble trouble_with(const AmountReading& amount) {
  switch (amount.certainty) {
    case Certainty::kFigure:
      return amount.kind == AmountKind::kRate ? LineTrouble::kWhichAmount : LineTrouble::kNone;
    case Certainty::kAmbiguous:
      return LineTrouble::kWhichAmount;
    case Certainty::kNone:
      break;
  }
  const bool is_answer =
      amount.kind == AmountKind::kNotCounted || amount.kind == AmountKind::kUnwilling;
  return is_answer ? LineTrouble::kNone : LineTrouble::kNoAmount;
}

bool has_several_lines(std::string_view text) {
  return text.find_first_of("\n;/") != std::string_view::npos;
}

bool has_amount(const VillageLine& line) {
  return trouble_with(line.amount) != LineTrouble::kNoAmount;
}

// "300/45 200": two lines run together, or a date: the figure may be another house's.
AmountReading amount_in(const std::string& words) {
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    const bool is_between = std::isdigit(static_cast<unsigned char>(words[i - 1])) != 0 &&
                            std::isdigit(static_cast<unsigned char>(words[i + 1])) != 0;
    if (words[i] != '/' || !is_between) continue;
    AmountReading unclear;
    unclear.certainty = Certainty::kAmbiguous;
    unclear.kind = AmountKind::kSeveralFigures;
    return unclear;
  }
  return read_amount(words);
}

std::optional<VillageLine> line_from(const LineParts& parts, const Counting& counting,
                                     const std::vector<ListedHouse>& houses) {
  VillageLine line;
  line.line = parts.line;
  line.words = parts.words;
  line.called = parts.called;
  if (parts.number) line.number = parts.number->digits;
  line.is_number_doubtful = parts.is_house_doubtful;
  line.amount = amount_in(parts.words);
  line.trouble = trouble_with(line.amount);
  const Places numbered = houses_numbered(parts, houses);
  const Places places = houses_of_line(parts, counting, numbered);
  line.houses.assign(places.begin(), places.end());
  const bool is_clear = places.size() == 1 && !parts.is_house_doubtful &&
                        !is_doubtful_name(parts, counting, numbered);
  if (is_clear) return line;
  // Nothing is lost with a number that is neither a house nor followed by an amount.
  if (!has_amount(line)) return std::nullopt;
  line.trouble = places.empty() ? LineTrouble::kNoHouse : LineTrouble::kWhichHouse;
  return line;
}

bool is_of_clear_house(const VillageLine& line) {
  return line.trouble != LineTrouble::kNoHouse && line.trouble != LineTrouble::kWhichHouse;
}

bool say_the_same(const AmountReading& a, const AmountReading& b) {
  return a.certainty == b.certainty && a.kind == b.kind && a.satang == b.satang &&
         a.choices == b.choices;
}

// Joins a second line about the same house to the first.
void join(VillageLine& first, const VillageLine& second) {
  if (say_the_same(first.amount, second.amount) || !has_amount(second)) return;
  if (!has_amount(first)) {
    first = second;
    return;
  }
  std::set<std::int64_t> figures(first.amount.choices.begin(), first.amount.choices.end());
  for (const AmountReading& amount : {first.amount, second.amount}) {
    figures.insert(amount.choices.begin(), amount.choices.end());
    if (amount.certainty == Certainty::kFigure) figures.insert(amount.satang);
  }
  if (figures.size() < 2 && first.amount.certainty == Certainty::kFigure &&
      second.amount.certainty == Certainty::kFigure) {
    return;  // The same figure in other words.
  }
  first.trouble = LineTrouble::kTwice;
  first.amount = {};
  first.amount.certainty = Certainty::kAmbiguous;
  first.amount.kind = AmountKind::kSeveralFigures;
  first.amount.choices.assign(figures.begin(), figures.end());
  first.words += " / " + second.words;
}

// A line for each house of "2 3/1 5": what they earned is to be asked.
std::vector<VillageLine> lines_without_amount(const std::string& text,
                                              const NumbersInLine& numbers) {
  std::vector<VillageLine> lines;
  for (const std::size_t house : numbers.houses) {
    VillageLine line;
    line.trouble = LineTrouble::kNoAmount;
    line.houses = {house};
    line.line = text;
    for (const auto baht : numbers.others) line.amount.choices.push_back(baht * 100);
    lines.push_back(std::move(line));
  }
  return lines;
}

void add_line(std::vector<VillageLine>& lines, VillageLine line) {
  const auto same = std::find_if(lines.begin(), lines.end(), [&](const VillageLine& earlier) {
    return is_of_clear_house(earlier) && is_of_clear_house(line) && earlier.houses == line.houses;
  });
  if (same == lines.end()) {
    lines.push_back(std::move(line));
  } else {
    join(*same, line);
  }
}

// What is said of all houses that no line names is a line for each of them, if it is that they
// earned nothing; a figure would be anybody's.
void add_the_rest(std::vector<VillageLine>& lines, const std::string& text,
                  const std::vector<ListedHouse>& houses) {
  const std::string words = said_of_the_rest(text);
  const AmountReading amount = read_amount(words);
  const bool is_nothing = amount.certainty == Certainty::kFigure && amount.satang == 0;
  if (!is_nothing && amount.kind != AmountKind::kNotCounted) return;
  Places named;
  for (const auto& line : lines) named.insert(line.houses.begin(), line.houses.end());
  for (std::size_t house = 0; house < houses.size(); ++house) {
    if (named.contains(house)) continue;
    VillageLine line;
    line.houses = {house};
    line.amount = amount;
    line.words = words;
    line.line = text;
    lines.push_back(std::move(line));
  }
}

std::vector<std::string> pieces_of(std::string_view text, const std::vector<ListedHouse>& houses) {
  std::vector<std::string> pieces;
  for (const auto& line : split_lines(text, houses)) {
    for (auto& piece : cut_at_houses(line, houses)) pieces.push_back(std::move(piece));
  }
  return pieces;
}

// How sure it is that a line is about a house: see is_village_list().
enum class About { kNothing, kPerhaps, kHouse };
About about(const VillageLine& line) {
  if (!has_amount(line)) return About::kNothing;
  const bool is_person = is_called_as_person(line.called);
  if (!line.houses.empty() && (line.called.empty() || is_person)) return About::kHouse;
  const bool is_number = !line.number.empty() && line.called.empty();
  return is_number || is_person ? About::kPerhaps : About::kNothing;
}

}  // namespace

std::vector<VillageLine> read_village_lines(std::string_view text,
                                            const std::vector<ListedHouse>& houses) {
  std::vector<LineParts> all;
  std::string rest;
  for (const auto& line : pieces_of(text, houses)) {
    if (std::string words = said_of_the_rest(line); !words.empty()) rest = line;
    if (auto parts = take_apart(line, houses)) all.push_back(std::move(*parts));
  }
  const Counting counting = counting_of(all, houses);
  std::vector<VillageLine> lines;
  for (const auto& parts : all) {
    const NumbersInLine numbers = numbers_in_line(parts.line, houses);
    for (auto& one : lines_without_amount(parts.line, numbers)) add_line(lines, std::move(one));
    if (!numbers.houses.empty()) continue;
    if (auto line = line_from(parts, counting, houses)) add_line(lines, std::move(*line));
  }
  if (!lines.empty() && !rest.empty()) add_the_rest(lines, rest, houses);
  return lines;
}

std::vector<std::string> lines_of_no_house(std::string_view text,
                                           const std::vector<ListedHouse>& houses) {
  std::vector<std::string> others;
  for (auto& line : pieces_of(text, houses)) {
    if (!take_apart(line, houses)) others.push_back(std::move(line));
  }
  return others;
}

bool is_village_list(std::string_view text, const std::vector<ListedHouse>& houses) {
  if (!may_be_village_list(text)) return false;
  std::size_t sure = 0;
  std::size_t perhaps = 0;
  std::size_t without_amount = 0;
  const auto lines = read_village_lines(text, houses);
  for (const auto& line : lines) {
    const About what = about(line);
    sure += what == About::kHouse ? 1 : 0;
    perhaps += what == About::kPerhaps ? 1 : 0;
    without_amount += line.trouble == LineTrouble::kNoAmount && line.words.empty() ? 1 : 0;
  }
  // "2 พันห้า" alone is a figure first.
  if (sure > 0 && lines.size() == 1) return !lines.front().is_number_doubtful;
  if (sure > 0) return true;
  if (lines.size() == 1 && is_called_as_person(lines.front().called)) return perhaps > 0;
  return perhaps > 1 || without_amount > 1;
}

bool may_be_village_list(std::string_view text) {
  return has_several_lines(text) || may_name_a_house(text);
}

}  // namespace sammachip
