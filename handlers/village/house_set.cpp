#include "handlers/village/house_set.h"

#include <cstdint>
#include <string_view>

namespace sammachip {

namespace {

constexpr char kSetMark = '~';
constexpr char kSetEnd = ':';

// FNV-1a over the ids in their order.
std::string fingerprint_of(const std::vector<Household>& houses) {
  std::uint32_t hash = 2166136261U;
  for (const auto& house : houses) {
    for (const char c : house.id.text()) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  }
  return std::to_string(hash);
}

}  // namespace

std::string house_set(const std::vector<std::size_t>& places,
                      const std::vector<Household>& houses) {
  std::string marks(houses.size(), '0');
  for (const auto place : places) marks.at(place) = '1';
  std::string set = kSetMark + fingerprint_of(houses) + kSetEnd;
  // Four houses a character: with 60 characters of the button's own there is room for 800.
  for (std::size_t from = 0; from < marks.size(); from += 4) {
    unsigned four = 0;
    for (std::size_t i = from; i < from + 4 && i < marks.size(); ++i) {
      four |= static_cast<unsigned>(marks[i] == '1') << (i - from);
    }
    set += "0123456789abcdef"[four];
  }
  return set;
}

bool is_house_set(const std::string& text) { return text.starts_with(kSetMark); }

std::optional<std::vector<HouseholdId>> houses_in_set(const std::string& text,
                                                      const std::vector<Household>& houses) {
  const std::string front = kSetMark + fingerprint_of(houses) + kSetEnd;
  if (!text.starts_with(front) || text.size() != front.size() + (houses.size() + 3) / 4) {
    return std::nullopt;
  }
  std::vector<HouseholdId> chosen;
  for (std::size_t i = 0; i < houses.size(); ++i) {
    const auto four = std::string_view("0123456789abcdef").find(text[front.size() + i / 4]);
    if (four == std::string_view::npos) return std::nullopt;
    if ((four >> (i % 4) & 1U) != 0) chosen.push_back(houses[i].id);
  }
  return chosen;
}

}  // namespace sammachip
