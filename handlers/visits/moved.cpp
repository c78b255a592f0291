// A house that moved: its number stands in lists that others decided on, so a person changes it.
#include "handlers/access/houses.h"
#include "handlers/access/join_requests.h"
#include "handlers/access/out_of_house.h"
#include "handlers/questions/readers.h"
#include "handlers/visits/help.h"
#include "handlers/visits/talks.h"
#include "handlers/words/endings.h"
#include "handlers/words/wording.h"
#include "language/answers/answers.h"
#include "language/names/person_name.h"
#include "language/names/place_said.h"
#include "storage/households/households.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

constexpr std::size_t kLongestWhere = 120;

struct Moving {
  HouseholdId house;
  std::string where;
};

std::string house_no_of(const Moving& form, const Turn& turn) {
  const auto house = turn.records.households.find(form.house);
  return house ? house->house_no : std::string();
}

Reader<std::string> where_to() {
  Reader<std::string> reader = words_up_to(kLongestWhere);
  reader.read = [](const std::string& text, const Turn&) -> Result<std::string> {
    std::string words = without_politeness(text);
    const bool is_place = !words.empty() && read_yes_no(text) == YesNo::kUnclear &&
                          read_command(text) == Command::kNone;
    if (is_place) return words;
    return tl::make_unexpected(Problem{"moved.where_bad"});
  };
  return reader;
}

}  // namespace

Ending begin_moved(const std::string& text, Turn& turn) {
  JsonValue known = JsonValue::object();
  if (const HouseholdId house = house_spoken_of(turn); !house.empty()) known.set("house", house);
  return with_a_house("moved", std::move(known), says_where_to(text) ? text : std::string(), turn);
}

std::unique_ptr<Conversation> moved_talk(const ProgrammeSettings& settings) {
  auto talk = std::make_unique<FormConversation<Moving>>("moved");
  talk->ask("where", &Moving::where, where_to()).prompt([](const Moving& form, Turn& turn) {
    return Say{"moved.where", {{"house", house_no_of(form, turn)}}};
  });
  talk->confirm("sure", "where", yes_or_no("button.right", "button.change"))
      .or_answer_again()
      .prompt([](const Moving& form, Turn& turn) {
        return Say{"moved.sure", {{"house", house_no_of(form, turn)}, {"where", form.where}}};
      });
  talk->given("house", &Moving::house);
  talk->still("household", &Moving::house, [](const Subject& subject, const Moving&, Turn& turn) {
    return out_of_house(HouseholdId(subject.id), turn);
  });
  talk->then([days = settings.help_answer_days](const Moving& form, Turn& turn) {
    // In their own words, which can then be taken back.
    request_help("other", form.where, turn, days);
    return ending_of("moved.done",
                     {{"house", house_no_of(form, turn)}, {"contact", contact_text(turn)}});
  });
  return talk;
}

}  // namespace sammachip
