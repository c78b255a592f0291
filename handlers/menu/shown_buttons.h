// The buttons of the last answer, kept so that they can be typed: on old phones and on a computer
// they are gone after the next message. A question that waits knows its own (bot/talks/); these are
// the commands, under answers and in cards. Of what stood on them only fingerprints are kept, as it
// may be somebody's words.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "bot/line/reply.h"
#include "bot/talks/conversation.h"

namespace sammachip {

// Remembers how labels can be typed, as most answers have the same few. Used by one thread.
class ShownButtons {
 public:
  // What is to be kept of the buttons of `reply` (LineAccount::shown_buttons); nothing if it has no
  // commands among them, and those shown before still stand.
  std::optional<std::string> of(const Reply& reply);

 private:
  void add(std::string& shown, const std::string& label, const std::string& data);
  void add_of_card(std::string& shown, std::size_t& count, const Json& part);
  const std::string& fingerprints_of(const std::string& label);

  std::unordered_map<std::string, std::string> known_;
};

// The commands, without "c|", of the buttons whose whole label `text` is, however it is spaced: of
// one label on several cards each, in their order; "รับรอง 2" of the second only. Empty: none.
std::vector<std::string> typed_buttons(const std::string& text, const std::string& shown);

// The command of the only button whose label begins with `text`.
std::optional<std::string> begun_button(const std::string& text, const std::string& shown);

}  // namespace sammachip
