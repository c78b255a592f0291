#include "language/lists/house_portions.h"

#include <algorithm>
#include <array>

#include "language/letters/bytes.h"
#include "language/letters/normalise.h"
#include "language/letters/similarity.h"
#include "language/lists/house_list.h"
#include "language/lists/line_cuts.h"
#include "language/lists/list_lines.h"
#include "language/lists/names_in_line.h"
#include "language/lists/village_line_parts.h"

namespace sammachip {
namespace {

constexpr std::array<std::string_view, 5> kEach = {"บ้านละ", "หลังละ", "ครัวเรือนละ", "ครัวละ", "คนละ"};
constexpr std::size_t kMostUnclearPieces = 5;

// A piece of a list, taken apart.
struct Piece {
  std::string words;
  std::optional<std::size_t> house;
  std::optional<Quantity> amount;
  bool is_second_a_house = false;  // "12 14": both numbers are of houses.
};

std::optional<std::size_t> house_of_number(std::string_view number,
                                           const std::vector<ListedHouse>& houses) {
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < houses.size(); ++i) {
    if (!same_house_number(houses[i].house_no, number)) continue;
    if (found) return std::nullopt;
    found = i;
  }
  return found;
}

// By its number, or by its head's name as it stands in the list; not where they differ.
std::optional<std::size_t> portion_house(const LineParts& parts,
                                         const std::vector<ListedHouse>& houses) {
  const bool is_named = parts.named.size() == 1 && parts.is_name_sure;
  if (!parts.number) return is_named ? std::optional(parts.named.front()) : std::nullopt;
  const auto numbered = house_of_number(parts.number->digits, houses);
  const bool differs = is_named && numbered && *numbered != parts.named.front();
  return differs ? std::nullopt : numbered;
}

Piece piece_of(const std::string& words, const std::vector<ListedHouse>& houses) {
  Piece piece{words, {}, {}, false};
  const auto parts = take_apart(words, houses);
  if (!parts || parts->words.empty()) return piece;
  piece.house = portion_house(*parts, houses);
  piece.amount = read_quantity(parts->words);
  const bool is_number_alone = piece.amount && piece.amount->unit.empty();
  piece.is_second_a_house = is_number_alone && house_of_number(parts->words, houses).has_value();
  return piece;
}

bool names_listed(std::string_view rest, const void* known) {
  const auto& houses = *static_cast<const std::vector<ListedHouse>*>(known);
  const Piece piece = piece_of(std::string(rest), houses);
  return piece.house && piece.amount;
}

// "12 2 ใบ 14 1 ใบ": another house begins where a number follows the unit of one that is whole.
void cut_at_units(const std::string& line, const std::vector<ListedHouse>& houses,
                  std::vector<std::string>& pieces) {
  std::size_t from = 0;
  for (std::size_t i = 1; i + 1 < line.size(); ++i) {
    if (line[i] != ' ' || !is_digit(line[i + 1]) || is_digit(line[i - 1])) continue;
    const std::string words = line.substr(from, i - from);
    const Piece piece = piece_of(words, houses);
    if (!piece.house || !piece.amount || piece.amount->unit.empty()) continue;
    pieces.push_back(words);
    from = i + 1;
  }
  pieces.push_back(line.substr(from));
}

std::vector<std::string> portion_pieces(std::string_view text,
                                        const std::vector<ListedHouse>& houses) {
  std::vector<std::string> pieces;
  for (const auto& line : list_lines(text, names_listed, &houses)) {
    std::size_t from = 0;
    for (std::size_t i = 0; i <= line.size(); ++i) {
      const bool is_end = i == line.size() || (line[i] == ',' && !is_comma_of_figure(line, i));
      if (!is_end) continue;
      const std::string part = normalise(line.substr(from, i - from));
      if (!part.empty()) cut_at_units(part, houses, pieces);
      from = i + 1;
    }
  }
  return pieces;
}

// "12 14 บ้านละ 2 กิโล".
std::optional<HousePortions> each_alike(std::string_view text,
                                        const std::vector<ListedHouse>& houses) {
  std::string words = normalise(text);
  for (const auto word : kEach) {
    const auto at = words.rfind(word);
    if (at == std::string::npos || at == 0) continue;
    const auto amount = read_quantity(words.substr(at + word.size()));
    words.resize(at);
    if (!amount || normalise(words).empty()) return std::nullopt;
    const HouseList list = read_house_list(words, houses);
    const bool is_but = list.said == SaidOfHouses::kMissing;
    const bool is_all = list.said == SaidOfHouses::kAllThere;
    const bool is_plain = list.said == SaidOfHouses::kNothing || list.said == SaidOfHouses::kThere;
    if (!is_all && (list.houses.empty() || !(is_but || is_plain))) return std::nullopt;
    HousePortions read;
    for (std::size_t i = 0; i < houses.size(); ++i) {
      const bool is_named = std::ranges::find(list.houses, i) != list.houses.end();
      if (is_all || is_named != is_but) read.portions.push_back({i, *amount});
    }
    read.unclear = list.unclear;
    return read;
  }
  return std::nullopt;
}

}  // namespace

std::optional<HousePortions> read_house_portions(std::string_view text,
                                                 const std::vector<ListedHouse>& houses) {
  if (!holds_digit(normalise(text))) return std::nullopt;
  if (auto alike = each_alike(text, houses)) return alike;
  const auto written = portion_pieces(text, houses);
  // Who gets some, not how much.
  if (std::ranges::any_of(written, has_tick)) return std::nullopt;
  std::vector<Piece> pieces;
  for (const auto& words : written) {
    if (!is_list_heading(words) && holds_digit(words)) pieces.push_back(piece_of(words, houses));
  }
  const auto is_whole = [](const Piece& piece) { return piece.house && piece.amount; };
  const bool has_unit = std::ranges::any_of(
      pieces, [&](const Piece& piece) { return is_whole(piece) && !piece.amount->unit.empty(); });
  // Numbers alone say how much only where each stands beside its house, not beside the writer's own
  // count ("1. 12"), and not all are houses.
  const bool are_pairs = pieces.size() > 1 && !is_counted(written) &&
                         std::ranges::all_of(pieces, is_whole) &&
                         !std::ranges::all_of(pieces, &Piece::is_second_a_house);
  if (!has_unit && !are_pairs) return std::nullopt;
  HousePortions read;
  for (const auto& piece : pieces) {
    const bool is_twice =
        piece.house && std::ranges::any_of(read.portions, [&](const HousePortion& portion) {
          return portion.house == *piece.house;
        });
    if (is_whole(piece) && !is_twice) {
      read.portions.push_back({*piece.house, *piece.amount});
    } else if (read.unclear.size() < kMostUnclearPieces) {
      read.unclear.push_back(piece.words);
    }
  }
  return read;
}

}  // namespace sammachip
