#include "handlers/village/house_marks.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "bot/talks/json_id.h"
#include "handlers/village/house_set.h"

namespace sammachip {

namespace {

constexpr std::size_t kMostMarkButtons = 8;
constexpr char kMarked[] = "marked";
constexpr char kFirst[] = "first_shown";

// See mark_among().
struct ListedHouses {
  std::vector<Household> houses;
};

std::vector<HouseholdId> split_ids(const std::string& text) {
  std::vector<HouseholdId> ids;
  for (std::size_t from = 0; from < text.size();) {
    const auto comma = std::min(text.find(',', from), text.size());
    ids.push_back(HouseholdId(text.substr(from, comma - from)));
    from = comma + 1;
  }
  return ids;
}

bool is_listed(const HouseholdId& id, const Turn& turn) {
  const auto& houses = turn.memo.of<ListedHouses>().houses;
  return std::any_of(houses.begin(), houses.end(),
                     [&](const Household& house) { return house.id == id; });
}

bool is_marked(const Household& house, const HouseMarks& marks) {
  return std::find(marks.ids.begin(), marks.ids.end(), house.id) != marks.ids.end();
}

std::string joined_words(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

std::string list_value(const std::vector<std::size_t>& marked,
                       const std::vector<Household>& houses) {
  std::string value = "=";
  for (const auto place : marked) value += (value.size() == 1 ? "" : ",") + houses[place].id;
  return value;
}

// Of some it is said that they came, of others that not: what of the rest?
std::vector<Choice> choices_for_the_rest(const HouseList& list, MarkedBy marked_by,
                                         const std::vector<Household>& houses) {
  const HouseList came{SaidOfHouses::kThere, list.houses};
  const HouseList missing{SaidOfHouses::kMissing, list.missing};
  return {{"marks.answer_rest_came", house_set(marked_by(missing, houses.size()), houses)},
          {"marks.answer_rest_absent", house_set(marked_by(came, houses.size()), houses)}};
}

std::string numbers_of_the_rest(const HouseList& list, const std::vector<Household>& houses) {
  const auto is_in = [](const std::vector<std::size_t>& places, std::size_t place) {
    return std::find(places.begin(), places.end(), place) != places.end();
  };
  std::vector<std::string> numbers;
  for (std::size_t i = 0; i < houses.size(); ++i) {
    if (!is_in(list.houses, i) && !is_in(list.missing, i)) numbers.push_back(houses[i].house_no);
  }
  return joined_words(numbers);
}

Result<std::string> read_marks(const std::string& text, MarkedBy marked_by, const Turn& turn) {
  const auto& houses = turn.memo.of<ListedHouses>().houses;
  std::vector<ListedHouse> named;
  named.reserve(houses.size());
  for (const auto& house : houses) named.push_back({house.house_no, house.head_name});
  const HouseList list = read_house_list(text, named);
  const bool is_divided = list.said == SaidOfHouses::kDivided;
  const bool names_any = !list.houses.empty() || list.said == SaidOfHouses::kAllThere ||
                         list.said == SaidOfHouses::kNoneThere || is_divided;
  const bool is_clear = names_any && list.said != SaidOfHouses::kMixed;
  if (!list.unclear.empty()) {
    Problem problem{"marks.unclear", {{"words", joined_words(list.unclear)}}};
    if (is_divided) {
      problem.choices = choices_for_the_rest(list, marked_by, houses);
    } else if (is_clear && list.said != SaidOfHouses::kNothing) {
      problem.choices = {{"marks.answer_without",
                          house_set(marked_by(list, houses.size()), houses),
                          {},
                          {{"words", joined_words(list.unclear)}}}};
    }
    return tl::make_unexpected(problem);
  }
  if (!is_clear) return tl::make_unexpected(Problem{"marks.again"});
  if (is_divided) {
    return tl::make_unexpected(Problem{"marks.rest",
                                       {{"houses", numbers_of_the_rest(list, houses)}},
                                       choices_for_the_rest(list, marked_by, houses)});
  }
  return list_value(marked_by(list, houses.size()), houses);
}

}  // namespace

HouseMarks marks_in(const State& state) {
  HouseMarks marks;
  const Json& answers = state.answers.json();
  if (const auto ids = answers.find(kMarked); ids != answers.end()) {
    ids->get_to(marks.ids);
  }
  marks.first = answers.value(kFirst, std::size_t{0});
  return marks;
}

void keep_marks(const HouseMarks& marks, JsonValue& answers) {
  answers.set(kMarked, Json(marks.ids));
  answers.set(kFirst, marks.first);
}

void mark_among(std::vector<Household> houses, const Turn& turn) {
  turn.memo.of<ListedHouses>().houses = std::move(houses);
}

Reader<std::string> house_marks(MarkedBy marked_by) {
  Reader<std::string> reader;
  reader.read = [marked_by](const std::string& text, const Turn& turn) {
    return read_marks(text, marked_by, turn);
  };
  reader.check = [](const std::string& tap, const Turn& turn) -> std::optional<Problem> {
    if (tap == "done" || tap == "more" || tap == "clear") return std::nullopt;
    if (is_house_set(tap)) {
      if (houses_in_set(tap, turn.memo.of<ListedHouses>().houses)) return std::nullopt;
      return Problem{"marks.gone"};
    }
    const bool is_house = tap.starts_with('+');
    if (!is_house && !tap.starts_with('=')) return Problem{"marks.again"};
    const std::vector<HouseholdId> ids =
        is_house ? std::vector{HouseholdId(tap.substr(1))} : split_ids(tap.substr(1));
    const bool are_listed = std::all_of(ids.begin(), ids.end(),
                                        [&](const HouseholdId& id) { return is_listed(id, turn); });
    if (are_listed) return std::nullopt;
    return Problem{"marks.gone"};
  };
  return reader;
}

std::vector<Choice> mark_choices(const std::vector<Household>& houses, const HouseMarks& marks,
                                 const char* done_label_key) {
  std::vector<const Household*> left;
  for (const auto& house : houses) {
    if (!is_marked(house, marks)) left.push_back(&house);
  }
  std::vector<Choice> choices{{done_label_key, "done"}};
  const std::size_t first = marks.first < left.size() ? marks.first : 0;
  const std::size_t until = std::min(left.size(), first + kMostMarkButtons);
  for (std::size_t i = first; i < until; ++i) {
    choices.push_back({"report.house_choice",
                       "+" + left[i]->id,
                       {},
                       {{"house", left[i]->house_no}, {"name", left[i]->head_name}}});
  }
  if (left.size() > kMostMarkButtons) choices.push_back({"marks.answer_more", "more"});
  if (!marks.ids.empty()) choices.push_back({"marks.answer_clear", "clear"});
  return choices;
}

bool ends_marking(const std::string& tap) {
  return tap == "done" || tap.starts_with('=') || is_house_set(tap);
}

HouseMarks marks_after(HouseMarks marks, const std::string& tap,
                       const std::vector<Household>& houses) {
  if (tap == "clear") return {};
  if (tap == "more") marks.first += kMostMarkButtons;
  if (tap.starts_with('=')) marks.ids = split_ids(tap.substr(1));
  if (const auto chosen = houses_in_set(tap, houses)) marks.ids = *chosen;
  if (!tap.starts_with('+')) return marks;
  const HouseholdId id(tap.substr(1));
  if (std::find(marks.ids.begin(), marks.ids.end(), id) == marks.ids.end()) {
    marks.ids.push_back(id);
  }
  return marks;
}

std::vector<Household> marked_houses(const std::vector<Household>& houses,
                                     const HouseMarks& marks) {
  std::vector<Household> chosen;
  for (const auto& house : houses) {
    if (is_marked(house, marks)) chosen.push_back(house);
  }
  return chosen;
}

}  // namespace sammachip
