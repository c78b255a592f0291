// What somebody is called: told wrong, or not as they like it.
#include "handlers/households/talks.h"
#include "handlers/questions/name_question.h"
#include "handlers/questions/readers.h"
#include "handlers/words/endings.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

struct Renaming {
  std::string name;
};

Ending save_name(const Renaming& form, Turn& turn) {
  turn.account.called = form.name;
  turn.records.line_accounts.save(turn.account);
  return ending_of("rename.done", {{"name", form.name}});
}

}  // namespace

std::unique_ptr<Conversation> rename_talk() {
  auto talk = std::make_unique<FormConversation<Renaming>>("rename");
  talk->ask("name", &Renaming::name, person_name(40)).prompt([](const Renaming&, Turn& turn) {
    return Say{"rename.name", {{"name", turn.account.called}}};
  });
  talk->confirm("sure", "name", yes_or_no("button.right", "button.change"))
      .or_answer_again()
      .prompt([](const Renaming& form, Turn&) {
        return Say{"rename.sure", {{"name", form.name}}};
      });
  talk->then(save_name);
  return talk;
}

}  // namespace sammachip
