#include "handlers/menu/shown_buttons.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <sstream>

#include "bot/talks/talk_buttons.h"
#include "language/answers/typed_label.h"

namespace sammachip {

namespace {

// Ten cards of three, and what stands below them.
constexpr std::size_t kMostShown = 43;
// Labels whose ways to be typed are remembered, some 200 bytes each.
constexpr std::size_t kMostKnown = 2'000;
// Before the fingerprint of all that is to be typed.
constexpr char kWhole = '=';

// FNV-1a of 32 bits: of some forty ways to type a button another text meets one by chance once in a
// hundred million.
std::string fingerprint_of_words(std::string_view words) {
  std::uint32_t hash = 2166136261U;
  for (const char c : words) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  char digits[8];
  const auto [end, error] = std::to_chars(std::begin(digits), std::end(digits), hash, 36);
  return {digits, end};
}

bool is_small_number(const std::string& text) {
  return !text.empty() && text.size() <= 2 &&
         text.find_first_not_of("0123456789") == std::string::npos;
}

struct Typed {
  std::vector<std::string> wholly;
  std::vector<std::string> in_part;
};

void add_once(std::vector<std::string>& commands, const std::string& command) {
  if (std::find(commands.begin(), commands.end(), command) == commands.end()) {
    commands.push_back(command);
  }
}

Typed typed_in(const std::string& words, const std::string& shown) {
  Typed typed;
  if (words.empty()) return typed;
  const std::string wanted = fingerprint_of_words(words);
  std::istringstream lines(shown);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream parts(line);
    std::string command;
    std::string way;
    parts >> command;
    while (parts >> way) {
      const bool is_whole = way.front() == kWhole;
      if (way.substr(is_whole ? 1 : 0) != wanted) continue;
      add_once(is_whole ? typed.wholly : typed.in_part, command);
    }
  }
  return typed;
}

// "รับรอง 2": the words, and which of the cards; 0 where no number follows.
std::pair<std::string, std::size_t> without_number(const std::string& words) {
  const auto begin = words.find_last_not_of("0123456789");
  std::size_t number = 0;
  if (begin == std::string::npos || begin + 1 == words.size()) return {words, 0};
  const char* digits = words.data() + begin + 1;
  std::from_chars(digits, words.data() + words.size(), number);
  return {words.substr(0, begin + 1), number};
}

}  // namespace

const std::string& ShownButtons::fingerprints_of(const std::string& label) {
  if (known_.size() >= kMostKnown) known_.clear();
  const auto [known, is_new] = known_.try_emplace(label);
  if (!is_new) return known->second;
  std::string mark(1, kWhole);
  for (const std::string& way : ways_to_type(label)) {
    known->second += " " + mark + fingerprint_of_words(way);
    mark.clear();
  }
  // "2 รับรอง" is also typed "2".
  const auto number = label.substr(0, label.find(' '));
  const bool is_numbered = number.size() < label.size() && is_small_number(number);
  if (is_numbered) known->second += " " + std::string(1, kWhole) + fingerprint_of_words(number);
  return known->second;
}

// "command =fingerprint fingerprint …", a line for each: of the whole label, and of its beginnings.
void ShownButtons::add(std::string& shown, const std::string& label, const std::string& data) {
  const auto command = parse_command_data(data);
  if (!command || command->find_first_of(" \n") != std::string::npos) return;
  shown += *command + fingerprints_of(label) + "\n";
}

void ShownButtons::add_of_card(std::string& shown, std::size_t& count, const Json& part) {
  if (part.is_array()) {
    for (const Json& one : part) add_of_card(shown, count, one);
    return;
  }
  if (!part.is_object()) return;
  if (const auto action = part.find("action"); action != part.end() && action->is_object()) {
    if (action->value("type", "") == "postback" && count++ < kMostShown) {
      add(shown, action->value("label", ""), action->value("data", ""));
    }
  }
  for (const char* inside : {"contents", "header", "hero", "body", "footer"}) {
    if (const auto found = part.find(inside); found != part.end()) {
      add_of_card(shown, count, *found);
    }
  }
}

std::optional<std::string> ShownButtons::of(const Reply& reply) {
  std::string shown;
  std::size_t count = 0;
  for (const Bubble& bubble : reply.bubbles) {
    if (bubble.flex_json.empty()) continue;
    add_of_card(shown, count, Json::parse(bubble.flex_json, nullptr, false));
  }
  for (const Button& button : reply.buttons) {
    if (button.kind == Button::Kind::kPostback && count++ < kMostShown) {
      add(shown, button.label, button.data);
    }
  }
  if (shown.empty()) return std::nullopt;
  return shown;
}

std::vector<std::string> typed_buttons(const std::string& text, const std::string& shown) {
  if (shown.empty()) return {};
  for (const std::string& words : ways_meant(text)) {
    Typed typed = typed_in(words, shown);
    if (!typed.wholly.empty()) return typed.wholly;
    const auto [label, number] = without_number(words);
    if (number == 0) continue;
    const auto numbered = typed_in(label, shown).wholly;
    if (number <= numbered.size()) return {numbered[number - 1]};
  }
  return {};
}

std::optional<std::string> begun_button(const std::string& text, const std::string& shown) {
  if (shown.empty()) return std::nullopt;
  for (const std::string& words : ways_meant(text)) {
    Typed typed = typed_in(words, shown);
    if (typed.in_part.size() == 1) return std::move(typed.in_part.front());
  }
  return std::nullopt;
}

}  // namespace sammachip
