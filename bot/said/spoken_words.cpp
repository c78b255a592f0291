#include "bot/said/spoken_words.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "bot/said/words_of.h"
#include "storage/database/connection.h"
#include "storage/machine/said.h"
#include "storage/records.h"

namespace sammachip {

using Json = nlohmann::json;

SpokenWords::SpokenWords(Records& records) : records_(records) {
  records_.connection.set_written_words(this);
}

SpokenWords::~SpokenWords() { records_.connection.set_written_words(nullptr); }

void SpokenWords::hear(const MessageId& message_id, std::string_view text) {
  if (message_id.empty() || text.empty()) return;
  const std::pair<MessageId, std::string> words{message_id, text};
  if (std::find(said_.begin(), said_.end(), words) == said_.end()) said_.push_back(words);
}

void SpokenWords::hear_all_of(const MessageId& message_id, const Json& value) {
  if (value.is_structured()) {
    for (const auto& one : value) hear_all_of(message_id, one);
  } else if (value.is_string()) {
    hear(message_id, value.get_ref<const std::string&>());
  }
}

std::optional<MessageId> SpokenWords::message_of(std::string_view text) const {
  const auto latest = std::find_if(said_.rbegin(), said_.rend(), [&](const auto& one) {
    return text == one.second || comes_from(text, one.second);
  });
  return latest == said_.rend() ? std::nullopt : std::optional(latest->first);
}

std::optional<MessageId> SpokenWords::message_of_any(const Json& value) const {
  if (value.is_string()) return message_of(value.get_ref<const std::string&>());
  if (!value.is_structured()) return std::nullopt;
  for (const auto& one : value) {
    if (auto message = message_of_any(one)) return message;
  }
  return std::nullopt;
}

void SpokenWords::wrote(const WordColumn& column, const std::string& row, std::string_view text) {
  if (said_.empty() || text == "{}" || text == "[]") return;
  const Json json = column.is_json ? Json::parse(text, nullptr, false) : Json();
  for (const auto& [message, words] : said_) {
    const bool is_theirs = column.is_json ? holds_words_of(json, words) : comes_from(text, words);
    if (is_theirs) written_.push_back({&column, row, message});
  }
}

void SpokenWords::keep(Instant now) {
  for (const auto& written : std::exchange(written_, {})) {
    records_.said.note(
        {written.message_id, place_of(*written.column), written.row, milliseconds(now)});
  }
}

}  // namespace sammachip
