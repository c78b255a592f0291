#include "handlers/income/days_said.h"

#include <nlohmann/json.hpp>

#include "handlers/income/reports.h"

namespace sammachip {

namespace {

// Days of so long ago are not written down before they were read back.
constexpr std::chrono::days kLongAgo{183};

}  // namespace

DaysSaid days_in(const std::string& text, Day today) {
  const PeriodReading reading = read_period(text, today);
  DaysSaid days;
  days.must_ask = reading.kind == DateKind::kInvalid;  // There is no such day: "31 พ.ย.".
  if (reading.certainty == Certainty::kNone) return days;
  if (reading.certainty == Certainty::kFigure) {
    const Period& period = reading.period;
    if (period.from <= today && period.to >= today - kLongAgo) {
      days.period = period;
      return days;
    }
    days.choices = {period};
  } else {
    days.choices = reading.choices;
  }
  days.must_ask = true;
  std::erase_if(days.choices, [&](const Period& period) { return period.from > today; });
  return days;
}

Json json_of(const DaysSaid& days) {
  Json json = Json::object();
  if (days.period) json["p"] = period_key(*days.period);
  if (days.must_ask) json["c"] = Json::array();
  for (const auto& period : days.choices) json["c"].push_back(period_key(period));
  return json;
}

DaysSaid days_from(const Json& json) {
  DaysSaid days;
  if (!json.is_object()) return days;
  days.period = parse_period(json.value("p", ""));
  const auto choices = json.find("c");
  days.must_ask = choices != json.end() && choices->is_array();
  if (!days.must_ask) return days;
  for (const auto& choice : *choices) {
    if (!choice.is_string()) continue;
    if (const auto period = parse_period(choice.get<std::string>()))
      days.choices.push_back(*period);
  }
  return days;
}

JsonValue days_fact(const std::string& text, const Turn& turn) {
  const DaysSaid days = days_in(text, turn.today);
  return days.period || days.must_ask ? JsonValue(json_of(days)) : JsonValue();
}

JsonValue written_fact(const std::string&, const Turn& turn) { return iso_date(turn.today); }

}  // namespace sammachip
