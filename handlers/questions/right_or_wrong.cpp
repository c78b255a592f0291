#include "handlers/questions/right_or_wrong.h"

#include <utility>

#include "handlers/questions/readers.h"
#include "language/answers/answers.h"
#include "language/answers/mending.h"

namespace sammachip {

Reader<bool> right_or_wrong() {
  Reader<bool> reader = yes_or_no("button.right", "button.wrong");
  reader.read = [read = std::move(reader.read)](const std::string& text,
                                                const Turn& turn) -> Result<bool> {
    const std::string words = bare_words(text);
    if (words == "1") return true;
    if (words == "2") return false;
    const auto mending = mending_in(text);
    if (mending && mending->mend == Mend::kWrong) return false;
    return read(text, turn);
  };
  return reader;
}

}  // namespace sammachip
