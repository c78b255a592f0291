#include "handlers/village/several_houses.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "handlers/village/house_set.h"
#include "language/lists/house_list.h"

namespace sammachip {

namespace {

struct OfferedHouses {
  std::vector<Household> houses;
};

Problem unknown_houses(const SeveralHousesWords& words, const HouseList& list,
                       const std::vector<std::size_t>& found,
                       const std::vector<Household>& offered) {
  std::string unknown;
  for (const auto& word : list.unclear) unknown += (unknown.empty() ? "" : ", ") + word;
  Problem problem{words.unknown, {{"unknown", unknown}}};
  if (!found.empty()) {
    problem.choices.push_back({words.answer_found,
                               Json::array({house_set(found, offered)}),
                               {},
                               {{"houses", static_cast<std::int64_t>(found.size())}}});
  }
  return problem;
}

bool is_among(const std::vector<std::size_t>& places, std::size_t place) {
  return std::find(places.begin(), places.end(), place) != places.end();
}

}  // namespace

void offer_houses(std::vector<Household> houses, const Turn& turn) {
  turn.memo.of<OfferedHouses>().houses = std::move(houses);
}

const std::vector<Household>& offered_houses(const Turn& turn) {
  return turn.memo.of<OfferedHouses>().houses;
}

Result<std::vector<std::string>> read_several_houses(const std::string& text,
                                                     const SeveralHousesWords& words,
                                                     const Turn& turn) {
  const auto& offered = offered_houses(turn);
  std::vector<ListedHouse> named;
  named.reserve(offered.size());
  for (const auto& house : offered) named.push_back({house.house_no, house.head_name});
  const HouseList list = read_house_list(text, named);
  const bool is_but = list.said == SaidOfHouses::kMissing && !list.houses.empty();
  const bool is_all = list.said == SaidOfHouses::kAllThere;
  std::vector<std::size_t> found;
  if (!is_but && !is_all) found = list.houses;
  for (std::size_t i = 0; i < offered.size(); ++i) {
    if (is_all || (is_but && !is_among(list.houses, i))) found.push_back(i);
  }
  const bool is_plain = is_but || is_all || list.said == SaidOfHouses::kNothing ||
                        list.said == SaidOfHouses::kThere || list.said == SaidOfHouses::kDivided;
  if (!is_plain || (found.empty() && list.unclear.empty())) {
    return tl::make_unexpected(Problem{words.again});
  }
  if (!list.unclear.empty()) {
    return tl::make_unexpected(unknown_houses(words, list, found, offered));
  }
  std::vector<std::string> ids;
  ids.reserve(found.size());
  for (const auto place : found) ids.push_back(offered[place].id);
  return ids;
}

std::vector<std::string> chosen_ids(const std::vector<std::string>& answer, const Turn& turn) {
  const auto set =
      answer.size() == 1 ? houses_in_set(answer.front(), offered_houses(turn)) : std::nullopt;
  if (!set) return answer;
  std::vector<std::string> ids;
  for (const auto& id : *set) ids.push_back(id.text());
  return ids;
}

Reader<std::vector<std::string>> several_houses(SeveralHousesWords words) {
  Reader<std::vector<std::string>> reader;
  reader.read = [words](const std::string& text, const Turn& turn) {
    return read_several_houses(text, words, turn);
  };
  reader.check = [words](const std::vector<std::string>& ids,
                         const Turn& turn) -> std::optional<Problem> {
    const auto& offered = offered_houses(turn);
    if (ids.size() == 1 && houses_in_set(ids.front(), offered)) return std::nullopt;
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
