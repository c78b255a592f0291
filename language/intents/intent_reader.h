// What somebody wants, told from their words. Reading goes in this order: the words of commands;
// patterns of concepts (locales/intents/concepts.tsv, patterns.tsv), with what read_amount() makes
// of the figures; likeness to the phrases of locales/intents/examples.tsv, which decides nothing
// and only tells what may be offered. The first rule is never a wrong act: what could be two things
// is to be asked. Pure, thread-safe; any bytes will do, nothing throws (but std::bad_alloc).
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "language/intents/intent.h"

namespace sammachip {

struct IntentReading {
  // kUnclear: ask; with `offered`, what may be meant.
  Intent intent = Intent::kUnclear;
  // The likeliest first. Empty where `intent` is clear, or nothing is like it.
  std::array<Intent, 3> offered{};
  std::uint8_t offered_count = 0;
  // What was earned, or what it should have been, where the words say so and the intent is about
  // it; 0 of a house that sold nothing.
  std::optional<std::int64_t> satang;
};

// The first words read the files that are built in, which takes a tenth of a second or two.
IntentReading read_intent(std::string_view text, Speaker speaker);

// The same of words that are no command as a whole; cheaper where that is known.
IntentReading read_free_words(std::string_view text, Speaker speaker);

// Whether it is but a figure, as most reports are: "350", "ขายได้ 350 บาทค่ะ". Nothing else can be
// meant, and it need not be read.
bool is_plain_figure(std::string_view text);

class IntentFiles;

// Reads lines of the three files of locales/intents/ in place of those that are built in.
class IntentReader {
 public:
  // Throws IntentFileError naming the file, the line and what is wrong with it.
  IntentReader(std::string_view concepts, std::string_view patterns, std::string_view examples);
  ~IntentReader();
  IntentReader(const IntentReader&) = delete;
  IntentReader& operator=(const IntentReader&) = delete;

  // As read_free_words().
  IntentReading read(std::string_view text, Speaker speaker) const;

 private:
  std::unique_ptr<const IntentFiles> files_;
};

// "intent<TAB>baht<TAB>offered", as `read words` prints it; see docs/programme.md.
std::string intent_line(const IntentReading& reading);

}  // namespace sammachip
