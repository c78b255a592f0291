#include "language/lists/village_lines.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <optional>
#include <set>

#include "language/letters/similarity.h"
#include "language/lists/village_line_parts.h"

namespace sammachip {
namespace {

using Places = std::set<std::size_t>;

// How the writer numbers the houses, as far as the message shows.
struct Numbering {
  bool by_house_number = false;
  bool by_place = false;
  bool is_running = false;  // 1, 2, 3 … in the order written: perhaps only counting.
};

Places houses_numbered(const LineNumber& number, NumberIs as,
                       const std::vector<ListedHouse>& houses) {
  Places found;
  for (std::size_t i = 0; i < houses.size(); ++i) {
    const bool is_it = as == NumberIs::kPlaceInList
                           ? std::to_string(houses[i].number) == number.digits
                           : same_house_number(houses[i].house_no, number.digits);
    if (is_it) found.insert(i);
  }
  return found;
}

// What the lines that leave no doubt tell about the others.
Numbering numbering_of(const std::vector<LineParts>& lines,
                       const std::vector<ListedHouse>& houses) {
  Numbering numbering;
  int count = 0;
  bool is_running = true;
  for (const auto& parts : lines) {
    if (!parts.number) continue;
    is_running &= parts.number->digits == std::to_string(++count);
    Places by_number = houses_numbered(*parts.number, NumberIs::kHouseNumber, houses);
    Places by_place = houses_numbered(*parts.number, NumberIs::kPlaceInList, houses);
    Places named(parts.named.begin(), parts.named.end());
    if (named.empty()) {
      named = by_number;
      named.insert(by_place.begin(), by_place.end());
    }
    if (named.size() != 1) continue;
    numbering.by_house_number |=
        by_number.contains(*named.begin()) && !by_place.contains(*named.begin());
    numbering.by_place |= by_place.contains(*named.begin()) && !by_number.contains(*named.begin());
  }
  numbering.is_running = is_running && count > 1;
  return numbering;
}

Places houses_by_number(const LineNumber& number, const Numbering& numbering,
                        const std::vector<ListedHouse>& houses) {
  Places by_number = houses_numbered(number, NumberIs::kHouseNumber, houses);
  Places by_place = houses_numbered(number, NumberIs::kPlaceInList, houses);
  if (number.is == NumberIs::kHouseNumber) return by_number;
  if (number.is == NumberIs::kPlaceInList) return by_place;
  if (!by_number.empty() && !by_place.empty() && numbering.by_house_number != numbering.by_place) {
    return numbering.by_place ? by_place : by_number;
  }
  Places both = by_number;
  both.insert(by_place.begin(), by_place.end());
  return both;
}

// The houses the line may be about: one if it is clear.
Places houses_of_line(const LineParts& parts, const Numbering& numbering,
                      const std::vector<ListedHouse>& houses) {
  Places named(parts.named.begin(), parts.named.end());
  if (!parts.number) return named;
  Places numbered = houses_by_number(*parts.number, numbering, houses);
  if (named.empty()) return numbered;
  Places both;
  std::set_intersection(named.begin(), named.end(), numbered.begin(), numbered.end(),
                        std::inserter(both, both.end()));
  if (!both.empty()) return both;
  // The writer's own counting says nothing about the house.
  if (parts.number->has_marker || numbering.is_running) return named;
  Places either = named;
  either.insert(numbered.begin(), numbered.end());
  return either;
}

// A name that only resembles one in the list, or is of nobody in it, wants a number beside it that
// is that house's: the writer's own counting is none.
bool is_doubtful_name(const LineParts& parts, const Numbering& numbering,
                      const std::vector<ListedHouse>& houses) {
  const bool is_counting = parts.number && (parts.number->has_marker || numbering.is_running) &&
                           parts.number->is == NumberIs::kAny;
  if (!parts.called.empty()) {
    return is_counting || !parts.number ||
           houses_numbered(*parts.number, NumberIs::kHouseNumber, houses).empty();
  }
  if (parts.named.empty()) return false;
  if (parts.number) {
    const Places numbered = houses_by_number(*parts.number, numbering, houses);
    const bool is_confirmed = std::any_of(parts.named.begin(), parts.named.end(),
                                          [&](std::size_t i) { return numbered.contains(i); });
    if (is_confirmed) return false;
    if (!is_counting) return true;
  }
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

std::optional<VillageLine> line_from(const LineParts& parts, const Numbering& numbering,
                                     const std::vector<ListedHouse>& houses) {
  VillageLine line;
  line.line = parts.line;
  line.words = parts.words;
  line.called = parts.called;
  line.amount = amount_in(parts.words);
  line.trouble = trouble_with(line.amount);
  const Places places = houses_of_line(parts, numbering, houses);
  line.houses.assign(places.begin(), places.end());
  const bool is_clear =
      places.size() == 1 && !parts.is_house_doubtful && !is_doubtful_name(parts, numbering, houses);
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

}  // namespace

std::vector<VillageLine> read_village_lines(std::string_view text,
                                            const std::vector<ListedHouse>& houses) {
  std::vector<LineParts> all;
  for (const auto& line : split_lines(text, houses)) {
    if (auto parts = take_apart(line, houses)) all.push_back(std::move(*parts));
  }
  const Numbering numbering = numbering_of(all, houses);
  std::vector<VillageLine> lines;
  for (const auto& parts : all) {
    auto line = line_from(parts, numbering, houses);
    if (!line) continue;
    const auto same = std::find_if(lines.begin(), lines.end(), [&](const VillageLine& earlier) {
      return is_of_clear_house(earlier) && is_of_clear_house(*line) &&
             earlier.houses == line->houses;
    });
    if (same == lines.end()) {
      lines.push_back(std::move(*line));
    } else {
      join(*same, *line);
    }
  }
  return lines;
}

bool is_village_list(std::string_view text, const std::vector<ListedHouse>& houses) {
  if (!has_several_lines(text)) return false;
  const auto lines = read_village_lines(text, houses);
  const auto clear = std::count_if(lines.begin(), lines.end(), [](const VillageLine& line) {
    return is_of_clear_house(line) && line.trouble != LineTrouble::kNoAmount && line.called.empty();
  });
  return clear >= 2;
}

bool has_several_lines(std::string_view text) {
  return text.find_first_of("\n;/") != std::string_view::npos;
}

}  // namespace sammachip
