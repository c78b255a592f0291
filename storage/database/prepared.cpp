#include "storage/database/prepared.h"

#include "storage/database/error.h"

namespace sammachip {

long long Prepared::number(int place) {
  if (is_nothing(place)) refuse("a column is NULL where a number is read");
  return number_at(place);
}

std::string_view Prepared::text(int place) {
  const std::string_view text = text_at(place);
  if (text.data() == nullptr) refuse("a column is NULL where a text is read");
  return text;
}

void Prepared::refuse(std::string_view problem) const {
  throw StorageError(
      std::string("The database failed: ").append(problem).append(" (in: ").append(sql()) + ")");
}

void Prepared::refuse_word(std::string_view word) const {
  refuse("a word in the database is unknown to this release: '" + std::string(word) + "'");
}

}  // namespace sammachip
