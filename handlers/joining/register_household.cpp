// Coming in by a code: which house, who in it, what to call them. docs/programme.md 2.3, 4.1; a
// house met twice is asked about, not doubled.
#include <algorithm>
#include <cmath>

#include "handlers/access/houses.h"
#include "handlers/joining/join_codes.h"
#include "handlers/joining/link_requests.h"
#include "handlers/joining/talks.h"
#include "handlers/joining/village_search.h"
#include "handlers/joining/wrong_codes.h"
#include "handlers/questions/name_question.h"
#include "handlers/questions/readers.h"
#include "handlers/village/house_record.h"
#include "handlers/visits/help.h"
#include "handlers/words/endings.h"
#include "handlers/words/wording.h"
#include "language/answers/answers.h"
#include "language/letters/normalise.h"
#include "language/letters/similarity.h"
#include "language/names/place_said.h"
#include "storage/database/identifier.h"
#include "storage/households/household_links.h"
#include "storage/households/households.h"
#include "storage/joining/join_codes.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/places.h"

namespace sammachip {

namespace {

// From here on two names are taken for one person's, written twice; asked about, never assumed.
constexpr double kSimilarName = 0.8;
constexpr char kNoCode[] = "none";

struct Registration {
  // A join code, "none", or "none:" and what they said of their village instead.
  std::string code;
  std::string near;       // Without one: what they said of their village, or who leads it.
  VillageCode village;    // The one they chose of those.
  std::string suggested;  // How they called themselves before they were asked.
  bool is_house_of_code = false;
  std::string house_no;
  std::string head_name;
  HouseholdId same_house;  // Household id, or "different".
  std::optional<Relation> relation;
  std::string called;
  // Looked up from the code.
  std::optional<JoinCode> join;
  std::optional<VillagePlace> place;
  std::optional<Household> house_by_code;
  std::vector<VillagePlace> found;
};

bool is_no_code(const std::string& code) { return code.starts_with(kNoCode); }

// Codes are of Latin letters and digits: words without them are no guess at one, but say that there
// is none, or where the person lives.
std::optional<std::string> without_a_code(const std::string& text, const Turn& turn) {
  const std::string even = normalise(text);
  const bool has_latin = std::any_of(even.begin(), even.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
  });
  if (has_latin) return std::nullopt;
  if (says_no_code(text)) return kNoCode;
  if (villages_meant(text, turn).empty()) return std::nullopt;
  return std::string(kNoCode) + ":" + text;
}

Reader<std::string> join_code() {
  Reader<std::string> reader;
  reader.read = [](const std::string& text, const Turn& turn) -> Result<std::string> {
    // Also of who has to wait with theirs.
    if (auto without = without_a_code(text, turn)) return *std::move(without);
    if (auto wait = slowed(turn)) return tl::make_unexpected(*std::move(wait));
    const auto code = read_join_code(text);
    if (code && turn.records.join_codes.find(*code)) return *code;
    note_wrong_code(turn);
    return tl::make_unexpected(Problem{"register.code_bad"});
  };
  reader.check = [](const std::string& code, const Turn& turn) -> std::optional<Problem> {
    if (is_no_code(code) || turn.records.join_codes.find(code)) return std::nullopt;
    return Problem{"register.code_bad"};  // Revoked meanwhile.
  };
  reader.choices = {{"register.no_code", kNoCode}};
  return reader;
}

bool has_no_code(const Registration& form, Turn&) { return is_no_code(form.code); }

// By the code, or by what they chose without one.
bool is_village_known(const Registration& form) { return form.place.has_value(); }

bool asks_house(const Registration& form) { return is_village_known(form) && !form.house_by_code; }

CameBy way_in(const Registration& form) {
  if (is_no_code(form.code)) return CameBy::kNoCode;
  return form.house_by_code ? CameBy::kHouseCode : CameBy::kVillageCode;
}

// A house of the village that may be the one meant: the same number, or a very similar head's name.
std::optional<Household> similar_house(const Registration& form, Turn& turn) {
  if (!asks_house(form) || form.house_no.empty()) return std::nullopt;
  const auto houses = turn.records.households.list_in_village(form.place->village.code);
  for (const auto& house : houses) {
    if (same_house_number(house.house_no, form.house_no)) return house;
  }
  for (const auto& house : houses) {
    if (name_similarity(house.head_name, form.head_name) >= kSimilarName) return house;
  }
  return std::nullopt;
}

Values place_values(const Registration& form) {
  return {{"moo", std::int64_t{form.place->village.moo}},
          {"village", form.place->village.name},
          {"tambon", form.place->tambon_name},
          {"house", form.house_by_code ? form.house_by_code->house_no : form.house_no}};
}

Ending without_code(Turn& turn) {
  return ending_of("register.without_code", {{"contact", contact_text(turn)}},
                   {{"button.register", "register"}});
}

std::optional<Problem> must_be_found(const Registration& form, Turn& turn) {
  if (!villages_meant(form.near, turn).empty()) return std::nullopt;
  return Problem{"register.near_none", {{"contact", contact_text(turn)}}};
}

std::vector<Choice> found_choices(const Registration& form, Turn& turn) {
  std::vector<Choice> choices;
  for (const auto& place : form.found) {
    choices.push_back(
        {"", place.village.code,
         say("register.village_button",
             {{"village", place.village.name}, {"moo", std::int64_t{place.village.moo}}}, turn)});
  }
  return choices;
}

// Nothing if it was retired since it was offered; if it was merged, where it went.
std::optional<VillagePlace> village_now(const VillageCode& code, const Turn& turn) {
  auto place = turn.records.places.find_village(code);
  if (place && place->village.merged_into) {
    place = turn.records.places.find_village(*place->village.merged_into);
  }
  return place && place->village.retired_at_ms ? std::nullopt : std::move(place);
}

void ask_village_without_code(FormConversation<Registration>& talk) {
  talk.ask("near", &Registration::near, words_up_to(80))
      .only_if([](const Registration& form, Turn&) { return form.code == kNoCode; })
      .settle([](Registration& form, Turn& turn) { form.found = villages_meant(form.near, turn); })
      .must(must_be_found);
  talk.ask("village", &Registration::village, words_up_to(20))
      .only_if(has_no_code)
      .settle([](Registration& form, Turn& turn) { form.place = village_now(form.village, turn); })
      .prompt([](const Registration& form, Turn& turn) {
        return Say{form.found.size() == 1 ? "register.village_one" : "register.village",
                   {{"villages", villages_listed(form.found, turn)}}};
      })
      .choices(found_choices)
      .only_choices()
      .divert([](const Registration& form, const std::string& text,
                 Turn&) -> std::optional<std::pair<std::string, JsonValue>> {
        const VillageCode chosen = village_chosen(form.found, text);
        if (chosen.empty()) return std::nullopt;
        return std::pair{std::string("village"), JsonValue(chosen)};
      });
}

Household new_house(const Registration& form, const Turn& turn) {
  Household house = unasked_house(form.place->village.code, form.house_no, form.head_name,
                                  turn.account.user_id, turn.now);
  // It takes no part before somebody who knows it has let them in.
  const bool is_to_be_seen = way_in(form) == CameBy::kNoCode;
  house.status = is_to_be_seen ? HouseholdStatus::kCandidate : HouseholdStatus::kActive;
  return house;
}

// The house that was found or is to be made; its id is empty in the latter case.
Household house_meant(const Registration& form, Turn& turn) {
  if (form.house_by_code) return *form.house_by_code;
  if (!form.same_house.empty() && form.same_house != "different") {
    if (auto house = turn.records.households.find(form.same_house)) return *std::move(house);
  }
  return new_house(form, turn);
}

bool is_kept_out_by_role(const Registration& form, Turn& turn) {
  return reports_by_role(turn.account.user_id, form.relation.value_or(Relation::kHelper),
                         house_meant(form, turn), turn);
}

// Of who reports for the house by a role: they need no place in it.
Ending told_of_role(const Household& house, const Turn& turn) {
  Ending ending = ending_of(
      "register.by_role", {{"house", house.house_no}},
      {{"button.report_for", house.id.empty() ? "report_for" : "report_for|" + house.id}});
  const auto& own = houses_of(turn);
  if (own.empty()) ending.buttons.push_back({"button.register", "register"});
  return ending;
}

Ending link_to(const Household& house, const Registration& form, bool is_new, Turn& turn) {
  const AccountId& user = turn.account.user_id;
  const Values values{
      {"house", house.house_no}, {"village", form.place->village.name}, {"name", form.called}};
  if (turn.records.household_links.find(user, house.id)) {
    Ending ending = ending_of("register.already_linked", values);
    ending.buttons.insert(ending.buttons.begin(), CommandButton{"button.report", "report"});
    return ending;
  }
  if (must_ask(house, way_in(form), turn)) {
    return request_link(house, word_of(form.relation), form.called, turn);
  }
  turn.account.called = form.called;
  turn.account.current_household_id = house.id;
  turn.records.line_accounts.save(turn.account);
  const HouseholdLink link = let_in(user, house, form.relation.value_or(Relation::kHelper), turn);
  tell_of_new_link(link, house, "register.told_others", turn);
  Ending ending = ending_of("register.linked", values);
  ending.buttons.insert(ending.buttons.begin(), CommandButton{"button.report", "report"});
  // Somebody who only helps cannot know what the house earned before; a house known already is not
  // asked twice.
  if ((is_new || house.members == 0) && form.relation != Relation::kHelper) {
    ending.next = Start{"profile", about_record_of(house.id, turn)};
  }
  return ending;
}

Ending finish_registration(const Registration& form, Turn& turn) {
  if (!is_village_known(form)) return without_code(turn);
  if (form.house_by_code && !form.is_house_of_code) {
    return ending_of("register.not_my_house", {}, {{"button.register", "register"}});
  }
  Household house = house_meant(form, turn);
  if (is_kept_out_by_role(form, turn)) return told_of_role(house, turn);
  const bool is_new = house.id.empty();
  if (is_new) {
    house.id = new_id(milliseconds(turn.now));
    turn.records.households.insert(house);
  }
  return link_to(house, form, is_new, turn);
}

bool goes_on_registering(const Registration& form) {
  return is_village_known(form) && (!form.house_by_code || form.is_house_of_code);
}

}  // namespace

std::unique_ptr<Conversation> register_talk() {
  auto talk = std::make_unique<FormConversation<Registration>>("register");
  talk->ask("code", &Registration::code, join_code()).settle([](Registration& form, Turn& turn) {
    constexpr std::size_t said_from = sizeof(kNoCode);  // After the colon.
    if (is_no_code(form.code) && form.code.size() > said_from) {
      form.near = form.code.substr(said_from);
      form.found = villages_meant(form.near, turn);
    }
    form.join = turn.records.join_codes.find(form.code);
    if (!form.join) return;
    form.place = turn.records.places.find_village(form.join->village_code);
    if (form.join->household_id) {
      form.house_by_code = turn.records.households.find(*form.join->household_id);
    }
  });
  ask_village_without_code(*talk);
  talk->ask("house_of_code", &Registration::is_house_of_code, yes_or_no("button.yes", "button.no"))
      .only_if([](const Registration& form, Turn&) { return form.house_by_code.has_value(); })
      .prompt("register.house_of_code", place_values);
  talk->ask("house_no", &Registration::house_no, house_number())
      .only_if([](const Registration& form, Turn&) { return asks_house(form); })
      .prompt("register.house_no", place_values);
  talk->ask("head_name", &Registration::head_name, person_name(80))
      .only_if([](const Registration& form, Turn&) { return asks_house(form); });
  talk->ask("same_house", &Registration::same_house, words_up_to(40))
      .only_if([](const Registration& form, Turn& turn) {
        return similar_house(form, turn).has_value();
      })
      .prompt([](const Registration& form, Turn& turn) {
        const auto house = similar_house(form, turn);
        return Say{"register.same_house", {{"house", house ? house->house_no : std::string()}}};
      })
      .choices([](const Registration& form, Turn& turn) {
        std::vector<Choice> choices;
        if (const auto house = similar_house(form, turn)) {
          choices.push_back({"register.same", house->id});
        }
        choices.push_back({"register.different", "different"});
        return choices;
      })
      .only_choices();
  talk->ask("relation", &Registration::relation, relation_to_house())
      .only_if([](const Registration& form, Turn&) { return goes_on_registering(form); });
  talk->ask("called", &Registration::called, person_name(40))
      .only_if([](const Registration& form, Turn& turn) {
        return goes_on_registering(form) && !is_kept_out_by_role(form, turn);
      })
      .prompt([](const Registration& form, Turn&) {
        if (form.suggested.empty()) return Say{"register.called"};
        return Say{"register.called_so", {{"name", form.suggested}}};
      })
      .choices([](const Registration& form, Turn&) {
        std::vector<Choice> choices;
        if (!form.suggested.empty()) choices.push_back({"", form.suggested, form.suggested});
        return choices;
      })
      .divert([](const Registration& form, const std::string& text,
                 Turn&) -> std::optional<std::pair<std::string, JsonValue>> {
        if (form.suggested.empty() || read_yes_no(text) != YesNo::kYes) return std::nullopt;
        return std::pair{std::string("called"), JsonValue(form.suggested)};
      });
  talk->given("suggested", &Registration::suggested);
  talk->then(finish_registration);
  return talk;
}

}  // namespace sammachip
