// How a figure of money is asked for, and what the answer keeps. Shared by every talk that asks
// one.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "bot/talks/conversation.h"
#include "storage/database/text_enum.h"

namespace sammachip {

// What kind of answer it is to "how many baht": a figure (zero is one), that nothing was earned,
// that it is not counted yet, that they will not say, or are not sure; that the money was something
// else, that "555" was laughter, that a figure is to be taken away. docs/programme.md 5.2:
// different values.
enum class AnswerKind {
  kFigure,
  kNoIncome,
  kNotYet,
  kUnwilling,
  kUnsure,
  kNotIncome,
  kLaughed,
  kRemove
};
template <>
struct EnumWords<AnswerKind> {
  static constexpr std::string_view kAll[] = {"figure", "no_income",  "not_yet", "unwilling",
                                              "unsure", "not_income", "laughed", "remove"};
};

// How a figure was said. kUnsaid: it is none, or was not written.
enum class SaidAs { kUnsaid, kTotal, kEllipsis, kSum, kProduct, kRate, kCorrection, kChosen };
template <>
struct EnumWords<SaidAs> {
  static constexpr std::string_view kAll[] = {"",        "total", "ellipsis",   "sum",
                                              "product", "rate",  "correction", "chosen"};
};

// An answer to "how many baht". Saved in the talk's state; a value is kept, not the words, so it
// means the same in a week.
struct AmountAnswer {
  AnswerKind kind = AnswerKind::kFigure;
  std::int64_t satang = 0;  // Of a figure. For a rate the figure per unit.
  SaidAs said_as = SaidAs::kUnsaid;
  std::string unit;              // Of a rate or product: "วัน", "กิโล". Else empty.
  std::int64_t unit_satang = 0;  // Of a product.
  std::int64_t quantity = 0;     // Of a product.
  bool is_net = false;           // What was left after costs.
  bool is_approximate = false;
  bool is_stated_total = false;  // Said to be the total ("รวม 820").
  std::string text;              // As written, or empty if only a button was pressed.

  bool has_figure() const { return kind == AnswerKind::kFigure; }
  // What becomes a report: a figure, or that nothing was earned.
  bool is_report() const { return has_figure() || kind == AnswerKind::kNoIncome; }
  // So much a day or a kilo: no total before it is known how many.
  bool is_rate() const { return has_figure() && said_as == SaidAs::kRate; }
  // In satang; a rate times `count`.
  std::int64_t total(int count) const { return is_rate() ? satang * count : satang; }
};
void to_json(Json& json, const AmountAnswer& answer);
// Throws Json::exception if it is no such answer.
void from_json(const Json& json, AmountAnswer& answer);

// Above this a figure is asked about twice. docs/programme.md 5.1.
inline constexpr std::int64_t kSurprisingSatang = 50'000LL * 100;
// No figure above this is taken. docs/programme.md 5.1.
inline constexpr std::int64_t kMostSatang = 10'000'000LL * 100;

// Reads what docs/programme.md 5.1 describes. What could mean two things comes back as a Problem
// with the readings as buttons; what is no amount, as a Problem that says so.
Reader<AmountAnswer> amount_of_money();

// What was paid or allotted: one figure from `least_satang` on, in satang. What could be two is
// asked with buttons.
Reader<std::int64_t> baht_from(std::int64_t least_satang);

// "300 a day" would need to be asked how many days: the problem with it where a total is wanted.
std::optional<Problem> wants_total(const AmountAnswer& amount);

// A total is bounded as its factors are: the problem with one that is too large.
std::optional<Problem> too_large(std::int64_t satang);

// A button that answers with a figure.
Choice amount_choice(std::int64_t satang);
// A button that answers without one.
Choice amount_kind_choice(const char* label_key, AnswerKind kind);

}  // namespace sammachip
