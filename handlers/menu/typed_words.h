// Commands by what is typed beside their own words: what a button says, and a command with what it
// is about in one line.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "bot/talks/texts.h"
#include "handlers/words/commands.h"

namespace sammachip {

// Immutable after construction. `commands` must outlive it, and keep its addresses.
class TypedWords {
 public:
  TypedWords(const std::vector<CommandEntry>& commands, const Texts& texts);

  // The command whose button says just that, in either language; null if none does, or it needs a
  // record.
  const CommandEntry* with_label(const std::string& text) const;

  struct About {
    const CommandEntry* command = nullptr;
    std::string words;
  };
  // "ดูหมู่บ้าน หนองบัว": the command, null if none, and what it is about. Where a question waits, only
  // what shows something: the other words may be its answer.
  About with_object(const std::string& text, bool is_asked) const;

 private:
  const std::vector<CommandEntry>& commands_;
  std::map<std::string, const CommandEntry*> labels_;  // Of the words as they are compared.
};

}  // namespace sammachip
