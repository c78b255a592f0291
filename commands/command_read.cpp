// `read amount`, `read date` and `read words`: a line in, a line out.
#include <iostream>

#include "commands/command_line.h"
#include "language/amounts/amount.h"
#include "language/dates/date.h"
#include "language/intents/intent_reader.h"

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

void add_read_commands(ProgramCommand& program) {
  ProgramCommand read = program.add("read", "How a line is understood: a line in, a line out");
  read.needs_command();
  ProgramCommand amount =
      read.add("amount", "The figure in baht, AMBIGUOUS (the bot would ask) or NONE (no amount)");
  amount.does([] {
    return each_line([](const std::string& line) { return amount_line(read_amount(line)); });
  });

  ProgramCommand date = read.add("date", "The ISO date, AMBIGUOUS or NONE");
  auto today = std::make_shared<std::string>();
  auto direction = std::make_shared<Direction>(Direction::kEither);
  date.option("--today", *today, "The day it is read on, as YYYY-MM-DD")
      .required()
      .check([](const std::string& text) {
        return parse_iso_date(text) ? std::string() : "--today must be a day as YYYY-MM-DD";
      });
  date.option(
      "--direction", *direction,
      {{"past", Direction::kPast}, {"future", Direction::kFuture}, {"either", Direction::kEither}},
      "past (sales), future (appointments), or either: past unless the words point on");
  date.does([today, direction] {
    const Day day = *parse_iso_date(*today);
    return each_line(
        [&](const std::string& line) { return date_line(read_date(line, day, *direction)); });
  });

  ProgramCommand words = read.add(
      "words", "What is meant, the baht and, where the bot would ask, what it would offer");
  auto role = std::make_shared<Speaker>(Speaker::kHousehold);
  words
      .option("--role", *role,
              {{"household", Speaker::kHousehold},
               {"leader", Speaker::kLeader},
               {"officer", Speaker::kOfficer},
               {"newcomer", Speaker::kNewcomer}},
              "Who says it; newcomer: nobody known yet")
      .required();
  words.does([role] {
    return each_line(
        [&](const std::string& line) { return intent_line(read_intent(line, *role)); });
  });
}

}  // namespace sammachip
