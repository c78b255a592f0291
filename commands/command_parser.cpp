#include "commands/command_parser.h"

#include <CLI/CLI.hpp>
#include <utility>

namespace sammachip {

CommandOption& CommandOption::required() {
  option_->required();
  return *this;
}

CommandOption& CommandOption::check(std::function<std::string(const std::string&)> problem) {
  option_->check(std::move(problem));
  return *this;
}

CommandOption& CommandOption::one_of(std::vector<std::string> words) {
  option_->check(CLI::IsMember(std::move(words)));
  return *this;
}

CommandOption& CommandOption::from_to(std::int64_t least, std::int64_t most) {
  option_->check(CLI::Range(least, most));
  return *this;
}

CommandOption& CommandOption::existing_file() {
  option_->check(CLI::ExistingFile);
  return *this;
}

CommandOption& CommandOption::existing_folder() {
  option_->check(CLI::ExistingDirectory);
  return *this;
}

ProgramCommand ProgramCommand::add(const std::string& name, const std::string& help) {
  return {*app_->add_subcommand(name, help), *chosen_};
}

ProgramCommand& ProgramCommand::takes_settings() {
  app_->fallthrough();
  return *this;
}

ProgramCommand& ProgramCommand::needs_command() {
  app_->require_subcommand(1);
  return *this;
}

CommandOption ProgramCommand::option(const std::string& name, std::string& into,
                                     const std::string& help) {
  return CommandOption(*app_->add_option(name, into, help));
}

CommandOption ProgramCommand::option(const std::string& name, int& into, const std::string& help) {
  return CommandOption(*app_->add_option(name, into, help));
}

CommandOption ProgramCommand::option(const std::string& name, std::optional<int>& into,
                                     const std::string& help) {
  return CommandOption(*app_->add_option(name, into, help));
}

CommandOption ProgramCommand::option(const std::string& name, std::optional<long long>& into,
                                     const std::string& help) {
  return CommandOption(*app_->add_option(name, into, help));
}

CommandOption ProgramCommand::numbered(const std::string& name, std::function<void(int)> take,
                                       const std::map<std::string, int>& words,
                                       const std::string& help) {
  return CommandOption(*app_->add_option_function<int>(name, std::move(take), help)
                            ->transform(CLI::CheckedTransformer(words))
                            ->type_name("ENUM"));
}

void ProgramCommand::says_version(const std::string& text) {
  app_->set_version_flag("--version", text, "Says which release this is");
}

void ProgramCommand::flag(const std::string& name, std::function<void()> given,
                          const std::string& help) {
  app_->add_flag_callback(name, std::move(given), help);
}

void ProgramCommand::does(std::function<Exit()> run) {
  app_->callback([chosen = chosen_, run = std::move(run)] { *chosen = run; });
}

bool ProgramCommand::is_given() const { return app_->parsed(); }

CommandParser::CommandParser(const std::string& about) : app_(std::make_unique<CLI::App>(about)) {}

CommandParser::~CommandParser() = default;

std::optional<Exit> CommandParser::parse(int argc, const char* const* argv) {
  try {
    app_->parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app_->exit(error) == 0 ? Exit::kDone : Exit::kUsedWrongly;
  }
  return std::nullopt;
}

}  // namespace sammachip
