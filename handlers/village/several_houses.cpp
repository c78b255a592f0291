#include "handlers/village/several_houses.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "language/lists/house_list.h"

namespace sammachip {

namespace {

struct OfferedHouses {
  std::vector<Household> houses;
};

Problem unknown_houses(const SeveralHousesWords& words, const HouseList& list,
                       const std::vector<std::string>& found) {
  std::string unknown;
  for (const auto& word : list.unclear) unknown += (unknown.empty() ? "" : ", ") + word;
  Problem problem{words.unknown, {{"unknown", unknown}}};
  if (!found.empty()) {
    problem.choices.push_back({words.answer_found,
                               Json(found),
                               {},
                               {{"houses", static_cast<std::int64_t>(found.size())}}});
  }
  return problem;
}

Result<std::vector<std::string>> read_offered(const std::string& text,
                                              const SeveralHousesWords& words, const Turn& turn) {
  const auto& offered = offered_houses(turn);
  std::vector<ListedHouse> named;
  named.reserve(offered.size());
  for (const auto& house : offered) named.push_back({house.house_no, house.head_name});
  const HouseList list = read_house_list(text, named);
  std::vector<std::string> found;
  for (const auto place : list.houses) found.push_back(offered[place].id);
  if (list.said == SaidOfHouses::kAllThere) {
    for (const auto& house : offered) found.push_back(house.id);
  }
  const bool is_plain = list.said == SaidOfHouses::kNothing || list.said == SaidOfHouses::kThere ||
                        list.said == SaidOfHouses::kAllThere;
  if (!is_plain || (found.empty() && list.unclear.empty())) {
    return tl::make_unexpected(Problem{words.again});
  }
  if (!list.unclear.empty()) return tl::make_unexpected(unknown_houses(words, list, found));
  return found;
}

}  // namespace

void offer_houses(std::vector<Household> houses, const Turn& turn) {
  turn.memo.of<OfferedHouses>().houses = std::move(houses);
}

const std::vector<Household>& offered_houses(const Turn& turn) {
  return turn.memo.of<OfferedHouses>().houses;
}

Reader<std::vector<std::string>> several_houses(SeveralHousesWords words) {
  Reader<std::vector<std::string>> reader;
  reader.read = [words](const std::string& text, const Turn& turn) {
    return read_offered(text, words, turn);
  };
  reader.check = [words](const std::vector<std::string>& ids,
                         const Turn& turn) -> std::optional<Problem> {
    const auto& offered = offered_houses(turn);
    const bool are_offered = std::all_of(ids.begin(), ids.end(), [&](const std::string& id) {
      return std::any_of(offered.begin(), offered.end(),
                         [&](const Household& house) { return house.id == id; });
    });
    if (!ids.empty() && are_offered) return std::nullopt;
    return Problem{words.again};
  };
  return reader;
}

}  // namespace sammachip
