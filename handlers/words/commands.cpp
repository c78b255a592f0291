#include "handlers/words/commands.h"

#include <charconv>

namespace sammachip {

Ending begin_talk(Start start) { return {.next = std::move(start)}; }

Ending begin_talk(const char* talk, JsonValue answers, std::string text) {
  return begin_talk(Start{talk, std::move(answers), std::move(text)});
}

CommandEntry at_once(const char* word, Command typed,
                     std::function<Ending(const std::string& argument, Turn& turn)> run) {
  return {.word = word, .typed = typed, .run = std::move(run)};
}

CommandEntry at_once(const char* word, Command typed, Ending (*run)(Turn&)) {
  return alone(at_once(word, typed, [run](const std::string&, Turn& turn) { return run(turn); }));
}

CommandEntry begins(const char* word, Command typed) {
  return alone(
      at_once(word, typed, [word](const std::string&, Turn&) { return begin_talk(word); }));
}

CommandEntry about_record(const char* word, const char* answer) {
  return at_once(word, Command::kNone, [word, answer](const std::string& id, Turn&) {
    return begin_talk(word, JsonValue{{answer, id}});
  });
}

CommandEntry while_stopped(CommandEntry entry) {
  entry.works_while_stopped = true;
  return entry;
}

CommandEntry with_words(CommandEntry entry) {
  entry.run_about = [run = entry.run](const std::string& words, Turn& turn) {
    Ending ending = run({}, turn);
    if (ending.next) ending.next->text = words;
    return ending;
  };
  return entry;
}

CommandEntry alone(CommandEntry entry) {
  entry.works_alone = true;
  return entry;
}

CommandEntry before_notice(CommandEntry entry) {
  entry.works_before_notice = true;
  return entry;
}

std::pair<std::string, std::size_t> paged(const std::string& argument) {
  const auto bar = argument.find('|');
  std::size_t first = 0;
  if (bar != std::string::npos) {
    std::from_chars(argument.data() + bar + 1, argument.data() + argument.size(), first);
  }
  return {argument.substr(0, bar), first};
}

}  // namespace sammachip
