// From which message the words come that are written down while a message is handled, so that they
// are found when it is taken back. Storage notes it for every column of people's words
// (storage/schema/word_columns.h): no talk has to say anything.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bot/base/clock.h"
#include "storage/database/written_words.h"
#include "storage/ids/ids.h"

namespace sammachip {

struct Records;

// Listens to the records' connection until its end, which must come before theirs. Not thread-safe.
class SpokenWords : private WrittenWords {
 public:
  explicit SpokenWords(Records& records);
  ~SpokenWords() override;
  SpokenWords(const SpokenWords&) = delete;
  SpokenWords& operator=(const SpokenWords&) = delete;

  // What was said in a message: the one at hand, or an earlier one that answered a question of a
  // talk that is open.
  void hear(const MessageId& message_id, std::string_view text);
  // The same for each text within what was read out of it.
  void hear_all_of(const MessageId& message_id, const nlohmann::json& value);
  // The id of the message that a text, or one within a value, comes from; nothing if of none.
  std::optional<MessageId> message_of(std::string_view text) const;
  std::optional<MessageId> message_of_any(const nlohmann::json& value) const;

  // Keeps what was written so far. REQUIRES: a transaction is open.
  void keep(Instant now);

 private:
  void wrote(const WordColumn& column, const std::string& row, std::string_view text) override;

  Records& records_;
  std::vector<std::pair<MessageId, std::string>> said_;  // Message and words, latest last.
  struct Written {
    const WordColumn* column;
    std::string row;
    MessageId message_id;
  };
  std::vector<Written> written_;
};

}  // namespace sammachip
