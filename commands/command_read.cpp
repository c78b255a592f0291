// `read amount` and `read date`: a line in, a line out.
#include <CLI/CLI.hpp>
#include <iostream>

#include "commands/command_line.h"
#include "language/amounts/amount.h"
#include "language/dates/date.h"

namespace sammachip {

namespace {

template <class Read>
Exit each_line(Read read) {
  std::string line;
  while (std::getline(std::cin, line)) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    std::cout << read(line) << '\n';
  }
  std::cout.flush();
  return std::cout ? Exit::kDone : Exit::kFailed;
}

}  // namespace

void add_read_commands(CLI::App& app, Chosen& chosen) {
  CLI::App* read = app.add_subcommand("read", "How a line is understood: a line in, a line out");
  read->require_subcommand(1);
  CLI::App* amount = read->add_subcommand(
      "amount", "The figure in baht, AMBIGUOUS (the bot would ask) or NONE (no amount)");
  amount->callback([&chosen] {
    chosen = [] {
      return each_line([](const std::string& line) { return amount_line(read_amount(line)); });
    };
  });

  CLI::App* date = read->add_subcommand("date", "The ISO date, AMBIGUOUS or NONE");
  auto today = std::make_shared<std::string>();
  auto direction = std::make_shared<Direction>(Direction::kEither);
  date->add_option("--today", *today, "The day it is read on, as YYYY-MM-DD")
      ->required()
      ->check([](const std::string& text) {
        return parse_iso_date(text) ? std::string() : "--today must be a day as YYYY-MM-DD";
      });
  date->add_option("--direction", *direction,
                   "past (sales), future (appointments), or either: past unless the words point on")
      ->transform(CLI::CheckedTransformer(
          std::map<std::string, Direction>{{"past", Direction::kPast},
                                           {"future", Direction::kFuture},
                                           {"either", Direction::kEither}}));
  date->callback([&chosen, today, direction] {
    chosen = [today, direction] {
      const Day day = *parse_iso_date(*today);
      return each_line(
          [&](const std::string& line) { return date_line(read_date(line, day, *direction)); });
    };
  });
}

}  // namespace sammachip
