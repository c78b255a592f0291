// What a folder of handlers/ has for people: talks, and commands that answer at once. Each folder
// lists its own in its talks.h; handlers/all.cpp lists the folders.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bot/talks/talks.h"
#include "language/answers/answers.h"

namespace sammachip {

// Something that answers at once, without a talk of its own.
struct CommandEntry {
  std::string_view word;             // As buttons carry it: "menu", "correct|<report>".
  Command typed;                     // As people write it; kNone: only from buttons.
  bool works_before_notice = false;  // Whether it may run before the privacy notice is answered.
  // Gets what follows the first "|" of a button; empty when typed.
  std::function<Ending(const std::string& argument, Turn& turn)> run = {};
  // Gets what was written after the command's words: "ดูหมู่บ้าน หนองบัว". Without it, words that
  // are about something are no command.
  std::function<Ending(const std::string& words, Turn& turn)> run_about = {};
  // Whether its button, "button.<word>", says what it does without a record: then that, typed, does
  // it too.
  bool works_alone = false;
  bool works_while_stopped = false;  // Whether who asked us to stop may use it all the same.
};

struct Face {
  std::vector<std::unique_ptr<Conversation>> talks;
  std::vector<CommandEntry> commands;
};

template <class... Talk>
std::vector<std::unique_ptr<Conversation>> list_of(Talk... talks) {
  std::vector<std::unique_ptr<Conversation>> list;
  (list.push_back(std::move(talks)), ...);
  return list;
}

// Begins a talk, with what is answered already; `text` answers its first question.
Ending begin_talk(Start start);
Ending begin_talk(const char* talk, JsonValue answers = JsonValue::object(), std::string text = {});

// The usual entries; none works before the notice. `word` must live for ever. `run` gets what
// follows the first "|" of a button; empty when typed.
CommandEntry at_once(const char* word, Command typed,
                     std::function<Ending(const std::string& argument, Turn& turn)> run);
// For what is about a record: the argument is its id.
template <class Of>
CommandEntry at_once(const char* word, Command typed, Ending (*run)(const Id<Of>&, Turn&)) {
  return at_once(word, typed,
                 [run](const std::string& id, Turn& turn) { return run(Id<Of>(id), turn); });
}
// For what needs no argument.
CommandEntry at_once(const char* word, Command typed, Ending (*run)(Turn&));
// Begins the talk of the same name.
CommandEntry begins(const char* word, Command typed);
// Begins the talk of the same name about a record, whose id answers its question `answer`; its end
// refuses who may not decide on it.
CommandEntry about_record(const char* word, const char* answer);
// The same entry, which takes what is written after its words: those answer the first question
// that the talk it begins leaves open.
CommandEntry with_words(CommandEntry entry);
// The same entry, which works without a record, too.
CommandEntry alone(CommandEntry entry);
// The same entry for who has not answered the privacy notice, too.
CommandEntry before_notice(CommandEntry entry);
// The same entry for who has stopped.
CommandEntry while_stopped(CommandEntry entry);

// "id|20" -> the id, and where a list goes on; from its beginning if that is no number.
std::pair<std::string, std::size_t> paged(const std::string& argument);

}  // namespace sammachip
