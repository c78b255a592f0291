// A house that moved: its number stands in lists that others decided on, so a person changes it.
#include "handlers/access/houses.h"
#include "handlers/access/join_requests.h"
#include "handlers/questions/readers.h"
#include "handlers/visits/help.h"
#include "handlers/visits/talks.h"
#include "handlers/words/endings.h"
#include "handlers/words/wording.h"
#include "language/answers/answers.h"
#include "language/names/person_name.h"
#include "storage/machine/line_accounts.h"

namespace sammachip {

namespace {

constexpr std::size_t kLongestWhere = 120;

struct Moving {
  std::string where;
};

std::string house_no_of(const Turn& turn) {
  const auto& houses = houses_of(turn);
  for (const auto& house : houses) {
    if (house.id == turn.account.current_household_id) return house.house_no;
  }
  return houses.empty() ? std::string() : houses.front().house_no;
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
  // Only words that say where: "ย้ายบ้านแล้ว" does not.
  const bool says_where = text.find_first_of("0123456789") != std::string::npos ||
                          text.find("ไปอยู่") != std::string::npos;
  return with_a_house("moved", JsonValue::object(), says_where ? text : std::string(), turn);
}

std::unique_ptr<Conversation> moved_talk(const ProgrammeSettings& settings) {
  auto talk = std::make_unique<FormConversation<Moving>>("moved");
  talk->ask("where", &Moving::where, where_to()).prompt([](const Moving&, Turn& turn) {
    return Say{"moved.where", {{"house", house_no_of(turn)}}};
  });
  talk->confirm("sure", "where", yes_or_no("button.right", "button.change"))
      .or_answer_again()
      .prompt([](const Moving& form, Turn& turn) {
        return Say{"moved.sure", {{"house", house_no_of(turn)}, {"where", form.where}}};
      });
  talk->then([days = settings.help_answer_days](const Moving& form, Turn& turn) {
    request_help("other", say("moved.request", {{"where", form.where}}, turn), turn, days);
    return ending_of("moved.done", {{"house", house_no_of(turn)}, {"contact", contact_text(turn)}});
  });
  return talk;
}

}  // namespace sammachip
