// How a figure of money is asked for, and what the answer keeps. Shared by every talk that asks
// one.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "bot/talks/conversation.h"

namespace sammachip {

// An answer to "how many baht". Saved in the talk's state; a value is kept, not the words, so it
// means the same in a week.
struct AmountAnswer {
  // What kind of answer: "figure" (zero is one), "no_income", "not_yet" (not counted), "unwilling",
  // "not_income" (the money was something else) or "laughed". docs/programme.md 5.2: different
  // values.
  std::string kind = "figure";
  std::int64_t satang = 0;  // Of a figure. For a rate the figure per unit.
  std::string said_as;  // "total", "ellipsis", "sum", "product", "rate", "correction", "chosen".
  std::string unit;     // Of a rate or product: "วัน", "กิโล". Else empty.
  std::int64_t unit_satang = 0;  // Of a product.
  std::int64_t quantity = 0;     // Of a product.
  bool is_net = false;           // What was left after costs.
  bool is_approximate = false;
  bool is_stated_total = false;  // Said to be the total ("รวม 820").
  std::string text;              // As written, or empty if only a button was pressed.

  bool has_figure() const { return kind == "figure"; }
  // So much a day or a kilo: no total before it is known how many.
  bool is_rate() const { return has_figure() && said_as == "rate"; }
  // In satang; a rate times `count`.
  std::int64_t total(int count) const { return is_rate() ? satang * count : satang; }
};
void to_json(Json& json, const AmountAnswer& answer);
void from_json(const Json& json, AmountAnswer& answer);

// Above this a figure is asked about twice. docs/programme.md 5.1.
inline constexpr std::int64_t kSurprisingSatang = 50'000LL * 100;
// No figure above this is taken. docs/programme.md 5.1.
inline constexpr std::int64_t kMostSatang = 10'000'000LL * 100;

// Reads what docs/programme.md 5.1 describes. What could mean two things comes back as a Problem
// with the readings as buttons; what is no amount, as a Problem that says so.
Reader<AmountAnswer> amount_of_money();

// A total is bounded as its factors are: the problem with one that is too large.
std::optional<Problem> too_large(std::int64_t satang);

// A button that answers with a figure.
Choice amount_choice(std::int64_t satang);
// A button that answers without one: kind as in AmountAnswer.
Choice amount_kind_choice(const char* label_key, const char* kind);

}  // namespace sammachip
