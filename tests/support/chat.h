// Transcripts: a talk written as people see it, played through the real engine, storage and
// programme, and compared line by line.
//
//   name: words            the person writes
//   name: [label]          the person taps a button
//   bot:  words            the next bubble; "/" with spaces around it is a line break,
//                          … stands for anything
//   bot:  words [a] [b]    … the last bubble, with exactly these buttons;
//                          [a] [b] [...] with at least these first
//   * stage direction      see stage() in chat.cpp
//   # comment
//
// A bubble that the script does not mention, or a missing one, fails the test; the message then is
// the whole talk as it really went.
#pragma once

#include <exception>
#include <string>
#include <vector>

#include "bot/engine/chat_player.h"
#include "bot/talks/texts.h"
#include "commands/demo.h"
#include "handlers/programme.h"
#include "storage/households/household_links.h"
#include "storage/records.h"

namespace sammachip {

class Chat {
 public:
  // On Wednesday 14 June 2560 (2017), 9:00 in Bangkok, with the demo's villages and codes
  // HYKM-2345 and HYTT-6789.
  Chat();
  // Fails the test if anything was kept for somebody in the words of who spoke: what people are
  // told of another's doing is worded when they read it, in their language.
  ~Chat();
  Chat(const Chat&) = delete;
  Chat& operator=(const Chat&) = delete;

  void plays(const std::string& script);

  ChatPlayer& player() { return player_; }
  Database& database() { return database_; }
  Records& records() { return records_; }
  std::int64_t now_ms() { return milliseconds(player_.clock().now()); }

  // A registered household of the first village, and `person` in it.
  HouseholdId add_household(const std::string& person, const std::string& house_no,
                            Relation relation = Relation::kHead);
  // Reports that stand, of a household: amounts in baht, oldest first.
  std::vector<long long> reports(const HouseholdId& household_id);
  // Gives a household weekly reports of `baht` in the `weeks` before this one.
  void add_history(const HouseholdId& household_id, int baht, int weeks);

  static const Texts& texts();

 private:
  void stage(const std::string& direction);
  void expect(const std::string& line);
  void act(const std::string& person, const std::string& words);
  void nothing_left();
  std::string worded_too_early();
  [[noreturn]] void fail(const std::string& why);

  Database database_;
  ChatPlayer player_;
  Records records_;
  std::vector<std::string> waiting_bubbles_;
  std::vector<std::string> waiting_buttons_;
  std::string transcript_;
  bool is_line_down_ = false;
  const int throwing_ = std::uncaught_exceptions();
};

}  // namespace sammachip
