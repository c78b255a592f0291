// Every sentence the bot says, by key and language, from locales/*.json.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace sammachip {

enum class Language { kThai, kEnglish };

// "th" or "en"; anything else is Thai.
Language language_from(std::string_view code);
std::string_view language_code(Language language);

// What fills a sentence's {names}. Numbers serve plural and select; amounts and dates come as text
// already written the person's way (see amount_text, day_text).
using Value = std::variant<std::string, std::int64_t>;
using Values = std::vector<std::pair<std::string, Value>>;

// A locale file is missing, malformed, or a sentence is not valid ICU MessageFormat.
class TextsError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Immutable after construction, so safe to share between threads.
class Texts {
 public:
  // Reads th.json and en.json from `folder`: flat objects, key -> ICU MessageFormat pattern.
  // Throws TextsError naming the file and the key.
  explicit Texts(const std::filesystem::path& folder);
  ~Texts();
  Texts(const Texts&) = delete;
  Texts& operator=(const Texts&) = delete;

  // The sentence, filled in one pass: a value that looks like a placeholder stays text. In Thai a
  // name with a title loses the คุณ before it, and บ้าน before a value that begins so is said once. A
  // name without a value is left out. An unknown key gives the key itself, so that a slip is seen,
  // not silent; a test finds every such key.
  std::string say(Language language, std::string_view key, const Values& values = {}) const;

  bool has(Language language, std::string_view key) const;
  std::vector<std::string> keys(Language language) const;
  // The names in braces of one sentence, sorted, each once.
  std::vector<std::string> placeholders(Language language, std::string_view key) const;

 private:
  struct Sentence;
  using Sentences = std::map<std::string, Sentence, std::less<>>;
  static Sentences load(const std::filesystem::path& file, const char* locale);
  const Sentence* find(Language language, std::string_view key) const;
  Sentences thai_, english_;
};

// 350050 -> "3,500.50", 350000 -> "3,500". A minus sign for losses. No unit.
std::string amount_text(std::int64_t satang);

// The same, rounded to whole baht: satang tell nothing in an average or a large sum.
std::string whole_baht_text(std::int64_t satang);

}  // namespace sammachip
