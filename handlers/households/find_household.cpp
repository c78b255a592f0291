// Finding a household by its number or its head's name, in the areas one works in.
#include "handlers/households/house_search.h"
#include "handlers/households/household_card.h"
#include "handlers/households/talks.h"
#include "handlers/questions/readers.h"
#include "handlers/words/endings.h"

namespace sammachip {

namespace {

constexpr std::size_t kMostFound = 10;  // Buttons; "back" and "cancel" must still fit.

struct Search {
  std::string text;
  HouseholdId house;  // Its id.
};

// Words by which at least one house is found.
Reader<std::string> search_words() {
  Reader<std::string> reader = words_up_to(60);
  reader.check = [](const std::string& text, const Turn& turn) -> std::optional<Problem> {
    if (text.empty()) return Problem{"problem.empty"};
    if (!search_houses(Act::kNoteVisit, text, turn).empty()) return std::nullopt;
    return Problem{"find.nothing", {{"text", text}}};
  };
  return reader;
}

Say ask_whom_to_find(const Search& form, Turn& turn) {
  const auto houses = search_houses(Act::kNoteVisit, form.text, turn);
  const char* key = houses.size() > kMostFound ? "find.many" : "find.house";
  return {key, {{"count", std::ssize(houses)}}};
}

std::vector<Choice> choices(const Search& form, Turn& turn) {
  std::vector<Choice> choices;
  for (const auto& house : search_houses(Act::kNoteVisit, form.text, turn)) {
    if (choices.size() == kMostFound) break;
    choices.push_back({"report.house_choice",
                       house.id,
                       {},
                       {{"house", house.house_no}, {"name", house.head_name}}});
  }
  return choices;
}

}  // namespace

std::unique_ptr<Conversation> find_talk() {
  auto talk = std::make_unique<FormConversation<Search>>("find");
  talk->ask("text", &Search::text, search_words());
  talk->ask("house", &Search::house, words_up_to(40))
      .only_if([](const Search& form, Turn& turn) {
        return search_houses(Act::kNoteVisit, form.text, turn).size() != 1;
      })
      .prompt(ask_whom_to_find)
      .choices(choices)
      .only_choices();
  talk->then([](const Search& form, Turn& turn) {
    if (!form.house.empty()) return show_household(form.house, turn);
    const auto houses = search_houses(Act::kNoteVisit, form.text, turn);
    return show_household(houses.empty() ? HouseholdId() : houses.front().id, turn);
  });
  return talk;
}

}  // namespace sammachip
