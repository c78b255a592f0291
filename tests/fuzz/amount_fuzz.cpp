// Whatever people send, a reading of money keeps the promises of language/amounts/amount.h and
// language/answers/answers.h.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "language/amounts/amount.h"
#include "language/answers/answers.h"
#include "language/letters/normalise.h"
#include "language/letters/similarity.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void check_amount(std::string_view text) {
  using sammachip::Certainty;
  const sammachip::AmountReading reading = sammachip::read_amount(text);
  require(std::llabs(reading.satang) <= sammachip::kLargestAmountSatang);
  require(reading.certainty == Certainty::kFigure || reading.satang == 0);
  require(reading.certainty == Certainty::kAmbiguous || reading.choices.empty());
  require(reading.choices.size() <= 4);
  require(std::is_sorted(reading.choices.begin(), reading.choices.end()));
  for (const std::int64_t choice : reading.choices) {
    require(std::llabs(choice) <= sammachip::kLargestAmountSatang);
  }
  if (reading.certainty == Certainty::kFigure && !reading.items.empty()) {
    std::int64_t sum = 0;
    for (const sammachip::AmountItem& item : reading.items) sum += item.satang;
    require(sum == reading.satang);
  }
  // Reading what is already even reads the same.
  require(sammachip::amount_line(reading) ==
          sammachip::amount_line(sammachip::read_amount(sammachip::normalise(text))));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check_amount(text);
  const std::string redacted = sammachip::redact_national_ids(text);
  require(sammachip::holds_national_id(text) == (redacted != text));
  sammachip::read_yes_no(text);
  sammachip::read_command(text);
  sammachip::says_heavy_news(text);
  const std::optional<int> count = sammachip::read_count(text);
  require(!count || (*count >= 0 && *count <= 999));
  const std::string_view half = text.substr(0, size / 2);
  sammachip::contains_keyword(text, half);
  const double similarity = sammachip::name_similarity(text, half);
  require(similarity >= 0 && similarity <= 1);
  sammachip::same_house_number(text, half);
  return 0;
}
