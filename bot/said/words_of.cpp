#include "bot/said/words_of.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "language/letters/normalise.h"

namespace sammachip {

using Json = nlohmann::json;
namespace {

constexpr std::size_t kFewestLetters = 4;
// What LINE lets a person write in one message is 5,000 characters, and a bubble no more.
constexpr std::size_t kMostLetters = 10'000;

std::string folded(std::string_view text) {
  std::string all = normalise(text);
  std::erase(all, ' ');
  return all;
}

// Each letter with its bytes.
std::vector<std::string_view> letters_of(std::string_view text) {
  std::vector<std::string_view> letters;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
    letters.push_back(text.substr(at, end - at));
    at = end;
  }
  return letters;
}

struct Run {
  std::size_t at = 0;
  std::size_t length = 0;
};

// The longest run of `text` that stands in `said`, too.
Run longest_common(const std::vector<std::string_view>& text,
                   const std::vector<std::string_view>& said) {
  std::vector<std::size_t> before(said.size() + 1), now(said.size() + 1);
  Run longest;
  for (std::size_t i = 0; i < text.size(); ++i) {
    for (std::size_t j = 0; j < said.size(); ++j) {
      now[j + 1] = text[i] == said[j] ? before[j] + 1 : 0;
      if (now[j + 1] > longest.length) {
        longest = {i + 1 - now[j + 1], now[j + 1]};
      }
    }
    std::swap(before, now);
  }
  return longest;
}

std::string joined(const std::vector<std::string_view>& letters, std::size_t from, std::size_t to) {
  std::string text;
  for (std::size_t at = from; at < to; ++at) text += letters[at];
  return text;
}

std::string without_runs(const std::vector<std::string_view>& text,
                         const std::vector<std::string_view>& said) {
  const Run run = longest_common(text, said);
  if (run.length < kFewestLetters) return joined(text, 0, text.size());
  const auto middle = text.begin() + static_cast<std::ptrdiff_t>(run.at);
  const auto rest = middle + static_cast<std::ptrdiff_t>(run.length);
  return without_runs({text.begin(), middle}, said) + "…" + without_runs({rest, text.end()}, said);
}

}  // namespace

bool comes_from(std::string_view text, std::string_view said) {
  const std::string part = folded(text);
  return !part.empty() && folded(said).find(part) != std::string::npos;
}

std::string without(std::string_view text, std::string_view said) {
  if (text.empty() || comes_from(text, said)) return {};
  const auto letters = letters_of(text);
  const auto other = letters_of(said);
  // Longer than anybody can write: nothing of it is kept.
  if (letters.size() > kMostLetters || other.size() > kMostLetters) return {};
  return without_runs(letters, other);
}

void take_out(Json& json, std::string_view said) {
  if (json.is_structured()) {
    for (auto& value : json) take_out(value, said);
  } else if (json.is_string()) {
    json = without(json.get_ref<const std::string&>(), said);
  }
}

bool holds_words_of(const Json& json, std::string_view said) {
  if (json.is_structured()) {
    return std::ranges::any_of(json,
                               [&](const Json& value) { return holds_words_of(value, said); });
  }
  if (!json.is_string()) return false;
  const std::string& text = json.get_ref<const std::string&>();
  return !text.empty() && without(text, said) != text;
}

}  // namespace sammachip
