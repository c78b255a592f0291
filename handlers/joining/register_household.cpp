// Coming in by a code: which house, who in it, what to call them. docs/programme.md 2.3, 4.1; a
// house met twice is asked about, not doubled.
#include <algorithm>
#include <cmath>

#include "handlers/access/houses.h"
#include "handlers/joining/join_codes.h"
#include "handlers/joining/link_requests.h"
#include "handlers/joining/talks.h"
#include "handlers/questions/readers.h"
#include "handlers/village/house_record.h"
#include "handlers/visits/help.h"
#include "handlers/words/endings.h"
#include "language/letters/normalise.h"
#include "language/letters/similarity.h"
#include "storage/database/identifier.h"
#include "storage/households/household_links.h"
#include "storage/households/households.h"
#include "storage/joining/join_codes.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/places.h"

namespace sammachip {

namespace {

// Wrong codes are slowed so that codes cannot be guessed: so many, then a pause.
constexpr int kMostWrongCodes = 5;
constexpr std::chrono::minutes kWrongCodeWindow{15};
// From here on two names are taken for one person's, written twice; asked about, never assumed.
constexpr double kSimilarName = 0.8;

struct Registration {
  std::string code;  // A join code, or "none".
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
};

long long wrong_code_window_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(kWrongCodeWindow).count();
}

Reader<std::string> join_code() {
  Reader<std::string> reader;
  reader.read = [](const std::string& text, const Turn& turn) -> Result<std::string> {
    JoinCodes& codes = turn.records.join_codes;
    const AccountId& user = turn.account.user_id;
    const long long now_ms = milliseconds(turn.now);
    if (codes.failures(user, now_ms, wrong_code_window_ms()) >= kMostWrongCodes) {
      return tl::make_unexpected(
          Problem{"register.code_slow", {{"minutes", std::int64_t{kWrongCodeWindow.count()}}}});
    }
    const auto code = read_join_code(text);
    if (code && codes.find(*code)) {
      codes.forget_failures(user);
      return *code;
    }
    codes.record_failure(user, now_ms, wrong_code_window_ms());
    return tl::make_unexpected(Problem{"register.code_bad"});
  };
  reader.check = [](const std::string& code, const Turn& turn) -> std::optional<Problem> {
    if (code == "none" || turn.records.join_codes.find(code)) return std::nullopt;
    return Problem{"register.code_bad"};  // Revoked meanwhile.
  };
  reader.choices = {{"register.no_code", "none"}};
  return reader;
}

Reader<std::string> new_house_number() {
  Reader<std::string> reader = words_up_to(20);
  reader.check = [](const std::string& value, const Turn&) -> std::optional<Problem> {
    const std::string number = house_number_of(value);
    if (!number.empty()) return std::nullopt;
    return Problem{"register.house_no_bad"};
  };
  return reader;
}

bool is_code_known(const Registration& form) {
  return form.code != "none" && form.join.has_value();
}

bool asks_house(const Registration& form) { return is_code_known(form) && !form.house_by_code; }

// A house of the village that may be the one meant: the same number, or a very similar head's name.
std::optional<Household> similar_house(const Registration& form, Turn& turn) {
  if (!asks_house(form) || form.house_no.empty()) return std::nullopt;
  const auto houses = turn.records.households.list_in_village(form.join->village_code);
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

Household new_house(const Registration& form, const Turn& turn) {
  Household house = unasked_house(form.join->village_code, form.house_no, form.head_name,
                                  turn.account.user_id, turn.now);
  house.status = HouseholdStatus::kActive;
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
  const CameBy came_by = form.house_by_code ? CameBy::kHouseCode : CameBy::kVillageCode;
  if (must_ask(house, came_by, turn)) {
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
  if (!is_code_known(form)) return without_code(turn);
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
  return is_code_known(form) && (!form.house_by_code || form.is_house_of_code);
}

}  // namespace

std::unique_ptr<Conversation> register_talk() {
  auto talk = std::make_unique<FormConversation<Registration>>("register");
  talk->ask("code", &Registration::code, join_code()).settle([](Registration& form, Turn& turn) {
    form.join = turn.records.join_codes.find(form.code);
    if (!form.join) return;
    form.place = turn.records.places.find_village(form.join->village_code);
    if (form.join->household_id) {
      form.house_by_code = turn.records.households.find(*form.join->household_id);
    }
  });
  talk->ask("house_of_code", &Registration::is_house_of_code, yes_or_no("button.yes", "button.no"))
      .only_if([](const Registration& form, Turn&) { return form.house_by_code.has_value(); })
      .prompt("register.house_of_code", place_values);
  talk->ask("house_no", &Registration::house_no, new_house_number())
      .only_if([](const Registration& form, Turn&) { return asks_house(form); })
      .prompt("register.house_no", place_values);
  talk->ask("head_name", &Registration::head_name, words_up_to(80))
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
  talk->ask("relation", &Registration::relation,
            one_of({{"register.head", "head"},
                    {"register.member", "member"},
                    {"register.helper", "helper"}}))
      .only_if([](const Registration& form, Turn&) { return goes_on_registering(form); });
  talk->ask("called", &Registration::called, words_up_to(40))
      .only_if([](const Registration& form, Turn& turn) {
        return goes_on_registering(form) && !is_kept_out_by_role(form, turn);
      });
  talk->then(finish_registration);
  return talk;
}

}  // namespace sammachip
