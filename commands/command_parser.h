// What the program is called with: its commands and their options. CLI11, which reads them, stands
// in command_parser.cpp alone.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace sammachip {

// How a command ended: the process's exit status.
enum class Exit { kDone = 0, kFailed = 1, kUsedWrongly = 2 };

// An option of a command, or a word that has a place. A handle: copies stand for the same.
class CommandOption {
 public:
  explicit CommandOption(CLI::Option& option) : option_(&option) {}

  CommandOption& required();
  // `problem` says what is wrong with what was given; empty: nothing.
  CommandOption& check(std::function<std::string(const std::string& given)> problem);
  CommandOption& one_of(std::vector<std::string> words);
  CommandOption& from_to(std::int64_t least, std::int64_t most);
  CommandOption& existing_file();
  CommandOption& existing_folder();

 private:
  CLI::Option* option_;
};

// The program or one of its commands. A handle: copies stand for the same; the parser must outlive
// it, and what an option is read `into` must outlive the parser.
class ProgramCommand {
 public:
  ProgramCommand(CLI::App& app, std::function<Exit()>& chosen) : app_(&app), chosen_(&chosen) {}

  // A command below this one.
  ProgramCommand add(const std::string& name, const std::string& help);
  // The settings' flags may stand behind its name, too.
  ProgramCommand& takes_settings();
  // It is nothing without a command below it.
  ProgramCommand& needs_command();

  // A `name` with dashes is a flag with a value; one without is the next word.
  CommandOption option(const std::string& name, std::string& into, const std::string& help);
  CommandOption option(const std::string& name, int& into, const std::string& help);
  CommandOption option(const std::string& name, std::optional<int>& into, const std::string& help);
  CommandOption option(const std::string& name, std::optional<long long>& into,
                       const std::string& help);
  // One of these words, each for a value of an enum.
  template <class E>
  CommandOption option(const std::string& name, E& into, const std::map<std::string, E>& words,
                       const std::string& help) {
    std::map<std::string, int> numbers;
    for (const auto& [word, value] : words) numbers.emplace(word, static_cast<int>(value));
    return numbered(
        name, [&into](int number) { into = static_cast<E>(number); }, numbers, help);
  }
  // Makes "--version" say `text`, whatever else is given.
  void says_version(const std::string& text);
  // A flag without a value.
  void flag(const std::string& name, std::function<void()> given, const std::string& help);

  // What it does, if it is the one that was given; its exceptions are for main to report.
  void does(std::function<Exit()> run);
  bool is_given() const;

 private:
  CommandOption numbered(const std::string& name, std::function<void(int)> take,
                         const std::map<std::string, int>& words, const std::string& help);

  CLI::App* app_;
  std::function<Exit()>* chosen_;
};

class CommandParser {
 public:
  explicit CommandParser(const std::string& about);
  ~CommandParser();
  CommandParser(const CommandParser&) = delete;
  CommandParser& operator=(const CommandParser&) = delete;

  // For add_settings().
  CLI::App& app() { return *app_; }
  // The program itself.
  ProgramCommand program() { return {*app_, chosen_}; }

  // Reads the arguments. Nothing: a command is chosen; else the process's exit status, as help was
  // shown, or what is wrong was said.
  std::optional<Exit> parse(int argc, const char* const* argv);

  // Runs the command that was given. REQUIRES: parse() gave nothing.
  Exit run() const { return chosen_(); }

 private:
  std::unique_ptr<CLI::App> app_;
  std::function<Exit()> chosen_;
};

}  // namespace sammachip
