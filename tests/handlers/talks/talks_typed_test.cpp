// Every button of every screen, typed instead of tapped: it does the same.
#include <unicode/brkiter.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "language/answers/answers.h"
#include "tests/handlers/talks/talk_stage.h"
#include "tests/handlers/talks/talk_ways.h"

using namespace sammachip;

namespace {

struct ScreenButton {
  std::string label;
  std::string data;
};

std::vector<ScreenButton> buttons_of(const Heard& heard) {
  std::vector<ScreenButton> buttons;
  for (const auto& label : heard.buttons) buttons.push_back({label, heard.data.at(label)});
  for (const auto& [label, data] : heard.picture_buttons) buttons.push_back({label, data});
  return buttons;
}

bool is_alone(const std::string& label, const std::vector<ScreenButton>& buttons) {
  return std::ranges::count(buttons, label, &ScreenButton::label) == 1;
}

std::string without_spaces(std::string text) {
  std::erase(text, ' ');
  return text;
}

// Up to the end of a word in the middle of the label; empty where it has only one word.
std::string first_words(const std::string& label) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> words(
      icu::BreakIterator::createWordInstance(icu::Locale("th"), status));
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(label);
  words->setText(text);
  const int32_t end = words->following(std::max(3, text.length() / 2));
  if (end == icu::BreakIterator::DONE || end >= text.length()) return {};
  std::string result;
  text.tempSubString(0, end).trim().toUTF8String(result);
  return result;
}

// Whether nothing else on the screen, and no word of ours, begins so.
bool is_clear_beginning(const std::string& text, const std::vector<ScreenButton>& buttons) {
  const std::string words = bare_words(text);
  if (words.size() < 18 || read_command(text) != Command::kNone) return false;
  if (words.find_first_of("0123456789") != std::string::npos) return false;
  if (read_yes_no(text) != YesNo::kUnclear) return false;
  return std::ranges::count_if(buttons, [&](const ScreenButton& button) {
           return bare_words(button.label).starts_with(words);
         }) == 1;
}

// Codes and pictures are others each time.
std::vector<std::string> without_codes(const std::vector<std::string>& bubbles) {
  static const std::regex kCode("[A-Z0-9]{4,5}-[A-Z0-9]{4,5}|https://\\S+|[0-9a-f]{8}");
  std::vector<std::string> all;
  for (const auto& bubble : bubbles) all.push_back(std::regex_replace(bubble, kCode, "…"));
  return all;
}

// What is typed that no question can read.
constexpr const char* kNoise = "ฮึดฮัดฟืดฟาด";

class TypedScreens {
 public:
  explicit TypedScreens(Language language) : language_(language) {}

  void plays(const TalkWay& way) {
    stage_.begins("2017-06-28 09:00");
    stage_.plays(way.before);
    stage_.comes_to("2017-06-28 20:50");
    std::istringstream lines(way.way + "\n" + way.last);
    for (std::string line; std::getline(lines, line);) {
      stage_.plays(line);
      const auto from = line.find_first_not_of(" \t");
      if (from == std::string::npos || line[from] == '*') continue;
      looks_at(line.substr(from, line.find(':') - from), way.talk);
    }
  }

  int looked_at() const { return looked_at_; }
  int changing() const { return changing_; }

 private:
  struct Done {
    std::vector<std::string> says;
    std::vector<std::string> changes;
    std::string waits_for;
    bool operator==(const Done&) const = default;
  };

  void keeps() {
    stage_.keeps();
    before_ = stage_.holds();
  }

  Done done(const TalkStage::Tap& tap) {
    stage_.is_as_kept();
    Done result;
    result.says = without_codes(stage_.taps(tap).bubbles);
    result.changes = changes_between(before_, stage_.holds());
    result.waits_for = stage_.waits_for(tap.person);
    return result;
  }

  void looks_at(const std::string& person, const std::string& talk) {
    Heard heard = stage_.last_heard();
    keeps();
    if (language_ == Language::kEnglish) {
      if (stage_.waits_for(person).empty()) return;
      stage_.executes("UPDATE line_account SET language = 'en' WHERE user_id = '" +
                      ChatPlayer::user_id(person).text() + "'");
      heard = stage_.taps({person, "resume", {}});
      keeps();
    }
    const std::string asked = stage_.waits_for(person);
    is_answered_ = asked.empty();
    // What is no label there is looked for as a house.
    const bool reads_houses = asked == "handover.whom";
    const auto buttons = buttons_of(heard);
    bool is_only_choices = asked.empty();
    if (!asked.empty()) {
      is_only_choices = !reads_houses && done({person, kNoise, {}}).waits_for == asked;
    }
    for (const auto& button : buttons) {
      const std::string screen = (asked.empty() ? talk : asked) + " " + button.label;
      if (!is_alone(button.label, buttons) || !seen_.insert(screen).second) continue;
      types(person, button, buttons, is_only_choices);
    }
    if (is_only_choices && !asked.empty()) types_numbers(person, buttons);
    stage_.is_as_kept();
    stage_.executes("UPDATE line_account SET language = 'th' WHERE user_id = '" +
                    ChatPlayer::user_id(person).text() + "'");
    // The way goes on with the buttons of this question.
    if (!asked.empty()) stage_.taps({person, "ทำต่อ", {}});
  }

  void types(const std::string& person, const ScreenButton& button,
             const std::vector<ScreenButton>& buttons, bool is_only_choices) {
    const Done tapped = done({person, {}, button.data});
    changing_ += tapped.changes.empty() ? 0 : 1;
    const bool is_thai = language_ == Language::kThai;
    const bool is_command = button.data.starts_with("c|");
    const bool is_polite = button.label.ends_with("please");
    std::vector<std::string> ways{
        button.label, is_polite ? button.label : button.label + (is_thai ? "ค่ะ" : " please"),
        without_spaces(button.label) + (is_thai ? " จ้า" : "")};
    if (!is_command) ways.push_back((is_thai ? "เอา " : "the ") + button.label);
    const std::string first = first_words(button.label);
    const bool may_begin = is_only_choices && (!is_command || is_answered_);
    if (may_begin && is_clear_beginning(first, buttons)) ways.push_back(first);
    // Whole, and in one of the other ways in turn: over all buttons each way is typed hundreds of
    // times.
    const std::vector<std::string> two{ways.front(), ways[1 + seen_.size() % (ways.size() - 1)]};
    for (const auto& words : two) {
      const Done typed = done({person, words, {}});
      ++looked_at_;
      if (typed == tapped) continue;
      INFO(stage_.transcript().substr(stage_.transcript().size() -
                                      std::min<std::size_t>(stage_.transcript().size(), 3000)));
      INFO("typed: " << words << " for [" << button.label << "] " << button.data);
      INFO("tapped, it says: " << all_lines(tapped.says) << all_lines(tapped.changes));
      INFO("typed, it says: " << all_lines(typed.says) << all_lines(typed.changes));
      CHECK(typed == tapped);
    }
  }

  // After words that were no answer the choices are numbered.
  void types_numbers(const std::string& person, const std::vector<ScreenButton>& buttons) {
    const Heard again = stage_.taps({person, kNoise, {}});
    const std::string said = all_said(again);
    const bool is_numbered = said.find("1 " + buttons.front().label) != std::string::npos;
    if (!is_numbered) return;
    keeps();
    const auto shown = buttons_of(again);
    for (std::size_t i = 0; i < shown.size(); ++i) {
      const std::string number = std::to_string(i + 1);
      if (said.find(number + " " + shown[i].label) == std::string::npos) continue;
      const Done tapped = done({person, {}, shown[i].data});
      const Done typed = done({person, "ข้อ " + number, {}});
      ++looked_at_;
      INFO(stage_.transcript());
      INFO("number " << number << " for [" << shown[i].label << "]");
      CHECK(typed == tapped);
    }
  }

  const Language language_;
  TalkStage stage_;
  Holdings before_;  // When it was kept.
  std::set<std::string> seen_;
  bool is_answered_ = false;  // No question waits on the screen that is looked at.
  int looked_at_ = 0;
  int changing_ = 0;  // Of those tapped, how many changed a row.
};

void types_all(const std::vector<TalkWay>& ways, Language language, int least) {
  TypedScreens screens(language);
  for (const auto& way : ways) screens.plays(way);
  CHECK(screens.looked_at() >= least);
  CHECK(screens.changing() >= least / 20);
}

}  // namespace

TEST_CASE("A household's buttons do the same when they are typed", "[long]") {
  types_all(household_ways(), Language::kThai, 100);
}

TEST_CASE("A village team's buttons do the same when they are typed", "[long]") {
  types_all(village_ways(), Language::kThai, 200);
}

TEST_CASE("An officer's buttons do the same when they are typed", "[long]") {
  types_all(officer_ways(), Language::kThai, 100);
}

TEST_CASE("English buttons do the same when they are typed", "[long]") {
  types_all(talk_ways(), Language::kEnglish, 150);
}
