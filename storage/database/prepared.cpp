#include "storage/database/prepared.h"

#include "storage/database/engine_error.h"

namespace sammachip {

long long Prepared::number(int place) {
  if (is_nothing(place)) throw EngineError("Null value not allowed for this type");
  return number_at(place);
}

std::string_view Prepared::text(int place) {
  if (is_nothing(place)) throw EngineError("Null value not allowed for this type");
  return text_at(place);
}

void Prepared::refuse_word(std::string_view word) {
  throw EngineError("a word in the database is unknown to this release: '" + std::string(word) +
                    "'");
}

}  // namespace sammachip
