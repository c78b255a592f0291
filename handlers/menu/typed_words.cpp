#include "handlers/menu/typed_words.h"

#include <algorithm>

#include "language/answers/answers.h"
#include "language/answers/former_labels.h"

namespace sammachip {

namespace {

// Buttons that say something else than "button.<command>" for the same.
struct OtherLabel {
  std::string_view key;
  std::string_view word;
};
constexpr OtherLabel kOtherLabels[] = {
    {"button.village_card", "village"},    {"button.see_team", "team"},
    {"button.see_list", "households"},     {"button.add_sage", "nominate"},
    {"button.add_candidate", "candidate"}, {"button.session_new", "session"},
    {"button.group_add", "group"},         {"button.plan_forum", "forum"},
    {"button.talk_officer", "contact"},    {"button.encourage_all", "encourage_village"},
    {"button.feasible", "feasible_self"}};

bool only_shows(std::string_view word) { return word == "village" || word == "find"; }

}  // namespace

TypedWords::TypedWords(const std::vector<CommandEntry>& commands, const Texts& texts)
    : commands_(commands) {
  const auto add = [&](const std::string& key, const CommandEntry& entry) {
    for (const auto language : {Language::kThai, Language::kEnglish}) {
      if (!entry.works_alone || !texts.has(language, key)) continue;
      labels_.emplace(bare_words(texts.say(language, key)), &entry);
    }
  };
  for (const auto& entry : commands_) {
    add("button." + std::string(entry.word), entry);
    for (const auto& other : kOtherLabels) {
      if (other.word == entry.word) add(std::string(other.key), entry);
    }
    for (const auto& former : former_labels()) {
      const bool is_its_own = former.key == "button." + std::string(entry.word);
      if (is_its_own && entry.works_alone) labels_.emplace(bare_words(former.label), &entry);
    }
  }
}

const CommandEntry* TypedWords::with_label(const std::string& text) const {
  const auto found = labels_.find(bare_words(text));
  return found == labels_.end() ? nullptr : found->second;
}

TypedWords::About TypedWords::with_object(const std::string& text, bool is_asked) const {
  CommandAbout read = read_command_about(text);
  if (read.command == Command::kNone) return {};
  for (const auto& entry : commands_) {
    if (entry.typed != read.command || !entry.run_about) continue;
    if (is_asked && !only_shows(entry.word)) return {};
    return {&entry, std::move(read.about)};
  }
  return {};
}

}  // namespace sammachip
