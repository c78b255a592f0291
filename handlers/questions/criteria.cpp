#include "handlers/questions/criteria.h"

#include "handlers/questions/readers.h"

namespace sammachip {

Reader<std::string> grade_answer() {
  return one_of({{"criteria.answer_much", "much"},
                 {"criteria.answer_some", "some"},
                 {"criteria.answer_unsure", "unsure"}});
}

Grade grade_from(const std::string& answer) {
  return from_text<Grade>(answer).value_or(Grade::kUnknown);
}

}  // namespace sammachip
