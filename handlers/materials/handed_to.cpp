#include "handlers/materials/handed_to.h"

#include <algorithm>

#include "bot/talks/form_answer.h"
#include "handlers/village/house_set.h"
#include "handlers/village/several_houses.h"
#include "language/lists/house_portions.h"

namespace sammachip {

namespace {

constexpr SeveralHousesWords kWhichHouses{"handover.houses_again", "handover.unknown",
                                          "handover.answer_found"};

Json choice_value(const std::string& set) { return HandedTo{set, {}, {}}; }

// What names no house that was offered, or says no amount. The others are kept only by being
// written again: a button has no room for what each of them gets.
Problem unclear_portions(const std::vector<std::string>& unclear) {
  std::string words;
  for (const auto& piece : unclear) words += (words.empty() ? "" : ", ") + piece;
  return Problem{"handover.portions_unclear", {{"unclear", words}}};
}

Result<HandedTo> read_handed_to(const std::string& text, const Turn& turn) {
  const auto& offered = offered_houses(turn);
  std::vector<ListedHouse> named;
  named.reserve(offered.size());
  for (const auto& house : offered) named.push_back({house.house_no, house.head_name});
  if (const auto read = read_house_portions(text, named)) {
    if (!read->unclear.empty()) return tl::make_unexpected(unclear_portions(read->unclear));
    HandedTo to;
    for (const auto& portion : read->portions) {
      to.amounts.emplace(offered[portion.house].id.text(), portion.amount);
    }
    return to;
  }
  auto ids = read_several_houses(text, kWhichHouses, turn);
  if (!ids) {
    Problem problem = ids.error();
    for (auto& choice : problem.choices) choice.value = choice_value(choice.value.json().at(0));
    return tl::make_unexpected(problem);
  }
  return HandedTo{{}, std::move(*ids), {}};
}

// That all of them are offered still: others may have been given some meanwhile.
std::optional<Problem> are_offered(const HandedTo& to, const Turn& turn) {
  const auto& offered = offered_houses(turn);
  const auto is_offered = [&](const std::string& id) {
    return std::ranges::any_of(offered, [&](const Household& house) { return house.id == id; });
  };
  if (is_house_set(to.whom) && houses_in_set(to.whom, offered)) return std::nullopt;
  const bool has_amounts =
      !to.amounts.empty() && std::ranges::all_of(to.amounts, [&](const auto& one) {
        return is_offered(one.first) && one.second.milli > 0;
      });
  const bool has_houses = !to.houses.empty() && std::ranges::all_of(to.houses, is_offered);
  if (has_amounts || has_houses) return std::nullopt;
  return Problem{kWhichHouses.again};
}

}  // namespace

void to_json(Json& json, const HandedTo& to) {
  if (!to.amounts.empty()) {
    json = Json{{"each", Json::object()}};
    for (const auto& [id, amount] : to.amounts) json["each"][id] = amount_json(amount);
  } else if (!to.houses.empty()) {
    json = to.houses;
  } else {
    json = to.whom;
  }
}

void from_json(const Json& json, HandedTo& to) {
  to = {};
  if (json.is_object()) {
    for (const auto& [id, amount] : json.at("each").items()) to.amounts[id] = quantity_in(amount);
  } else if (json.is_array()) {
    json.get_to(to.houses);
    // As a button of an earlier release holds it.
    if (to.houses.size() == 1 && is_house_set(to.houses.front())) {
      to.whom = to.houses.front();
      to.houses.clear();
    }
  } else {
    json.get_to(to.whom);
  }
}

Reader<HandedTo> all_or_some() {
  Reader<HandedTo> reader;
  reader.read = [](const std::string& text, const Turn& turn) -> Result<HandedTo> {
    auto to = read_handed_to(text, turn);
    const bool is_of_no_house = !to && to.error().key == kWhichHouses.again;
    if (is_of_no_house) return tl::make_unexpected(Problem{"problem.choose"});
    return to;
  };
  reader.check = [](const HandedTo& to, const Turn& turn) -> std::optional<Problem> {
    if (to.whom == kToAll || to.whom == kToSome) return std::nullopt;
    if (!to.whom.empty() && !is_house_set(to.whom)) return Problem{"problem.choose"};
    return are_offered(to, turn);
  };
  reader.choices = {{"handover.answer_all", kToAll}, {"handover.answer_some", kToSome}};
  return reader;
}

Reader<HandedTo> which_get_it() {
  Reader<HandedTo> reader;
  reader.read = read_handed_to;
  reader.check = are_offered;
  return reader;
}

std::vector<std::string> ids_of(const HandedTo& to, const Turn& turn) {
  if (to.amounts.empty()) {
    return chosen_ids(is_house_set(to.whom) ? std::vector{to.whom} : to.houses, turn);
  }
  std::vector<std::string> ids;
  for (const auto& [id, amount] : to.amounts) ids.push_back(id);
  return ids;
}

Json amount_json(const Quantity& amount) {
  return Json{{"milli", amount.milli}, {"unit", amount.unit}};
}

Quantity quantity_in(const Json& amount) {
  const bool is_one = amount.is_object() && amount.value("milli", Json()).is_number_integer() &&
                      amount.value("unit", Json()).is_string();
  if (!is_one) return {};
  return {amount.value("milli", 0LL), amount.value("unit", std::string())};
}

Reader<Json> some_of_it(const char* again) {
  Reader<Json> reader;
  reader.read = [again](const std::string& text, const Turn&) -> Result<Json> {
    const auto quantity = read_quantity(text);
    if (!quantity) return tl::make_unexpected(Problem{again});
    return amount_json(*quantity);
  };
  reader.check = [again](const Json& amount, const Turn&) -> std::optional<Problem> {
    if (quantity_in(amount).milli > 0) return std::nullopt;
    return Problem{again};
  };
  return reader;
}

template FormQuestion question_of(const std::string&, Reader<HandedTo>,
                                  std::function<void(std::any&, HandedTo&&)>);

}  // namespace sammachip
