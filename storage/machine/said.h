#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/query.h"
#include "storage/schema/word_columns.h"

namespace sammachip {

// That words of a message of LINE's stand in a column of a row.
struct SaidPlace {
  MessageId message_id = {};
  std::string place = {};    // "visit.need".
  std::string row_key = {};  // The values of the table's key, parted by "|".
  long long at_ms = 0;
};
template <>
struct Columns<SaidPlace> {
  static constexpr std::string_view kTable = "said";
  static constexpr std::string_view kNames = "message_id, place, row_key, at_ms";
  static auto of(auto& row) { return std::tie(row.message_id, row.place, row.row_key, row.at_ms); }
};

// Where people's words went, so that they are found when they are taken back; and the words
// themselves, by column and row.
class Said {
 public:
  explicit Said(Connection& connection);
  // What is known already stays.
  void note(const SaidPlace& place);
  std::vector<SaidPlace> of_message(const MessageId& message_id);
  void forget(const MessageId& message_id);
  // Deletes up to `limit` noted before then: by then nobody can take a message back. Returns how
  // many.
  long long purge_before(long long before_ms, int limit);

  // What stands there; nothing if there is no such row, or NULL.
  std::optional<std::string> words_at(const WordColumn& column, const std::string& row_key);
  // An empty text becomes NULL where the column may be that.
  void set_words_at(const WordColumn& column, const std::string& row_key, const std::string& text);
  // The rows that were made of this row and have its words, as the same column of the other table
  // has them: a house of a candidate, a purchase that takes another's place.
  std::vector<std::pair<const WordColumn*, std::string>> copies_of(const WordColumn& column,
                                                                   const std::string& row_key);

 private:
  Connection& connection_;
  Query<void(SaidPlace)> note_;
  Query<SaidPlace(MessageId message_id)> of_message_;
  Query<void(MessageId message_id)> forget_;
  Query<void(long long before_ms, int limit)> purge_;
};

// The column of "visit.need"; null if there is none.
const WordColumn* word_column(std::string_view place);
std::string place_of(const WordColumn& column);

}  // namespace sammachip
