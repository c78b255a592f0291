#include "handlers/questions/amount_question.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "bot/talks/form_answer.h"
#include "language/amounts/amount.h"
#include "language/answers/answers.h"
#include "language/letters/normalise.h"

namespace sammachip {

namespace {

AmountAnswer of_kind(AnswerKind kind, const std::string& text = {}) {
  AmountAnswer answer;
  answer.kind = kind;
  answer.text = text;
  return answer;
}

Choice figure_choice(const char* label_key, std::int64_t satang, SaidAs said_as) {
  AmountAnswer answer;
  answer.satang = satang;
  answer.said_as = said_as;
  Choice choice;
  choice.label_key = label_key;
  choice.value = Json(answer);
  choice.values = {{"amount", amount_text(satang)}};
  return choice;
}

SaidAs said_as(AmountKind kind) {
  switch (kind) {
    case AmountKind::kEllipsis:
      return SaidAs::kEllipsis;
    case AmountKind::kSum:
    case AmountKind::kItems:
      return SaidAs::kSum;
    case AmountKind::kQuantityPrice:
      return SaidAs::kProduct;
    case AmountKind::kRate:
      return SaidAs::kRate;
    case AmountKind::kCorrection:
      return SaidAs::kCorrection;
    default:
      return SaidAs::kTotal;
  }
}

AmountAnswer figure(const AmountReading& reading, const std::string& text) {
  AmountAnswer answer;
  answer.satang = reading.satang;
  answer.said_as = said_as(reading.kind);
  answer.is_net = reading.is_net || reading.kind == AmountKind::kNet;
  answer.is_approximate = reading.is_approximate || reading.kind == AmountKind::kApproximate;
  answer.is_stated_total = reading.is_stated_total;
  answer.text = text;
  if (reading.kind == AmountKind::kRate || reading.kind == AmountKind::kQuantityPrice) {
    answer.unit = reading.rate_word;
    answer.unit_satang = reading.unit_price_satang;
    answer.quantity = reading.quantity;
  }
  return answer;
}

// The readings as buttons, and room to type another.
std::vector<Choice> readings(const AmountReading& reading) {
  std::vector<Choice> choices;
  for (const auto satang : reading.choices) choices.push_back(amount_choice(satang));
  return choices;
}

Problem ask_whether_income(const AmountReading& reading, const char* key) {
  Problem problem{key};
  for (const auto satang : reading.choices) {
    if (satang <= 0) continue;
    problem.choices.push_back(figure_choice("amount.yes_income", satang, SaidAs::kChosen));
  }
  problem.choices.push_back(amount_kind_choice("amount.not_income", AnswerKind::kNotIncome));
  return problem;
}

Problem ask_which_amount(const AmountReading& reading, const std::string& text) {
  switch (reading.kind) {
    case AmountKind::kRange:
      return {"amount.range", {}, readings(reading)};
    case AmountKind::kGrossNet:
      return {"amount.gross_net", {}, readings(reading)};
    case AmountKind::kOtherMoney:
      return ask_whether_income(reading, "amount.other_money");
    case AmountKind::kNotPaidYet: {
      Problem problem{"amount.not_paid"};
      problem.choices.push_back(figure_choice("amount.nothing_yet", 0, SaidAs::kChosen));
      problem.choices.push_back(amount_kind_choice("amount.not_yet", AnswerKind::kNotYet));
      return problem;
    }
    case AmountKind::kLaughter: {
      Problem problem{"amount.laughter", {{"text", text}}, readings(reading)};
      problem.choices.insert(problem.choices.begin(),
                             amount_kind_choice("amount.laughed", AnswerKind::kLaughed));
      return problem;
    }
    case AmountKind::kNegated: {
      Problem problem{"amount.negated", {{"text", text}}, readings(reading)};
      problem.choices.push_back(amount_kind_choice("amount.no_income", AnswerKind::kNoIncome));
      return problem;
    }
    case AmountKind::kLossWithoutFigure:
      return {"amount.how_much_loss"};
    case AmountKind::kTotalDiffers:
      return {"amount.total_differs", {}, readings(reading)};
    case AmountKind::kRateOrTotal:
      return {"amount.rate_or_total", {}, readings(reading)};
    case AmountKind::kLossOrDash:
      return {"amount.loss_or_not", {}, readings(reading)};
    case AmountKind::kTooLarge:
      return {"amount.too_large"};
    case AmountKind::kPlaceOrNumber: {
      Problem problem{"amount.which", {{"text", text}}, readings(reading)};
      problem.choices.push_back(amount_kind_choice("amount.not_an_amount", AnswerKind::kNotIncome));
      return problem;
    }
    default:
      if (reading.choices.empty()) return {"amount.write_again", {{"text", text}}};
      return {"amount.which", {{"text", text}}, readings(reading)};
  }
}

Problem not_an_amount(const AmountReading& reading) {
  switch (reading.kind) {
    case AmountKind::kNationalId:
      return {"problem.national_id"};
    case AmountKind::kPhone:
      return {"amount.phone"};
    case AmountKind::kDate:
    case AmountKind::kTime:
      return {"amount.only_a_date"};
    case AmountKind::kQuantity:
      return {"amount.only_a_quantity"};
    default:
      return {"amount.unclear"};
  }
}

Result<AmountAnswer> read(const std::string& text) {
  const AmountReading reading = read_amount(text);
  if (reading.certainty == Certainty::kFigure) {
    if (reading.kind == AmountKind::kZero) {
      // "0" is a figure; "ไม่มีรายได้" is a statement. Both count as nothing earned.
      return of_kind(normalise(text).find('0') != std::string::npos ? AnswerKind::kFigure
                                                                    : AnswerKind::kNoIncome,
                     text);
    }
    return figure(reading, text);
  }
  if (reading.certainty == Certainty::kAmbiguous) {
    return tl::make_unexpected(ask_which_amount(reading, text));
  }
  if (reading.kind == AmountKind::kNotCounted || says_not_counted(text)) {
    return of_kind(AnswerKind::kNotYet, text);
  }
  if (reading.kind == AmountKind::kUnwilling || says_unwilling(text)) {
    return of_kind(AnswerKind::kUnwilling, text);
  }
  return tl::make_unexpected(not_an_amount(reading));
}

template <class Enum>
Enum word_in(const Json& json) {
  const auto value = from_text<Enum>(json.get_ref<const std::string&>());
  if (!value) throw Json::other_error::create(501, "no such answer", &json);
  return *value;
}

}  // namespace

void to_json(Json& json, const AmountAnswer& answer) {
  // Short: the whole answer travels in a button, which holds 300 characters.
  json = {{"k", to_text(answer.kind)}, {"s", answer.satang}};
  if (answer.said_as != SaidAs::kUnsaid) json["a"] = to_text(answer.said_as);
  if (!answer.unit.empty()) json["u"] = answer.unit;
  if (answer.unit_satang != 0) json["p"] = answer.unit_satang;
  if (answer.quantity != 0) json["q"] = answer.quantity;
  if (answer.is_net) json["n"] = true;
  if (answer.is_approximate) json["~"] = true;
  if (answer.is_stated_total) json["t"] = true;
  if (!answer.text.empty()) json["w"] = answer.text;
}

void from_json(const Json& json, AmountAnswer& answer) {
  answer.kind = word_in<AnswerKind>(json.at("k"));
  json.at("s").get_to(answer.satang);
  answer.said_as = json.contains("a") ? word_in<SaidAs>(json["a"]) : SaidAs::kUnsaid;
  answer.unit = json.value("u", "");
  answer.unit_satang = json.value("p", std::int64_t{0});
  answer.quantity = json.value("q", std::int64_t{0});
  answer.is_net = json.value("n", false);
  answer.is_approximate = json.value("~", false);
  answer.is_stated_total = json.value("t", false);
  answer.text = json.value("w", "");
}

Choice amount_choice(std::int64_t satang) {
  return figure_choice("amount.baht", satang, SaidAs::kChosen);
}

Choice amount_kind_choice(const char* label_key, AnswerKind kind) {
  Choice choice;
  choice.label_key = label_key;
  choice.value = Json(of_kind(kind));
  return choice;
}

Reader<std::int64_t> baht_from(std::int64_t least_satang) {
  Reader<std::int64_t> reader;
  reader.read = [](const std::string& text, const Turn&) -> Result<std::int64_t> {
    const AmountReading reading = read_amount(text);
    if (reading.certainty == Certainty::kFigure && reading.kind != AmountKind::kRate) {
      return reading.satang;
    }
    Problem problem{"purchase.price_again"};
    for (const auto satang : reading.choices) {
      problem.choices.push_back({"amount.baht", satang, "", {{"amount", amount_text(satang)}}});
    }
    return tl::make_unexpected(problem);
  };
  reader.check = [least_satang](const std::int64_t& satang, const Turn&) -> std::optional<Problem> {
    if (satang >= least_satang && satang <= kLargestAmountSatang) return std::nullopt;
    return Problem{"purchase.price_again"};
  };
  return reader;
}

std::optional<Problem> wants_total(const AmountAnswer& amount) {
  if (amount.said_as != SaidAs::kRate) return std::nullopt;
  return Problem{"correct_for.total"};
}

std::optional<Problem> too_large(std::int64_t satang) {
  if (satang <= kMostSatang && satang >= -kMostSatang) return std::nullopt;
  return Problem{"amount.too_large"};
}

Reader<AmountAnswer> amount_of_money() {
  Reader<AmountAnswer> reader;
  reader.read = [](const std::string& text, const Turn&) { return read(text); };
  reader.check = [](const AmountAnswer& answer, const Turn&) -> std::optional<Problem> {
    // Buttons come back through LINE and can be forged: the bounds hold for them too.
    return too_large(answer.satang);
  };
  return reader;
}

template FormQuestion question_of(const std::string&, Reader<AmountAnswer>,
                                  std::function<void(std::any&, AmountAnswer&&)>);

}  // namespace sammachip
