#include "handlers/words/told.h"

#include <nlohmann/json.hpp>

#include "handlers/words/area_names.h"
#include "handlers/words/names.h"
#include "handlers/words/wording.h"
#include "storage/records.h"
#include "storage/villages/places.h"

namespace sammachip {

namespace {

std::string words_of_village(const VillageCode& code, const Listener& listener) {
  const auto place = listener.records.places.find_village(code);
  if (!place) return code;
  return listener.texts.say(
      listener.language, "village.name",
      {{"village", place->village.name}, {"moo", std::int64_t{place->village.moo}}});
}

Values values_told(const Json& kept, const Listener& listener);

std::string day_or_month(const Json& kept, const Listener& listener) {
  const bool is_month = kept.contains("month");
  std::string iso = kept.at(is_month ? "month" : "day");
  const auto day = parse_iso_date(iso);
  if (!day) return iso;
  return is_month ? month_text(*day, listener.language) : day_text(*day, listener.language);
}

std::string words_of_period(const Json& kept, const Listener& listener) {
  const auto from = parse_iso_date(kept.at("from").get<std::string>());
  const auto to = parse_iso_date(kept.at("to").get<std::string>());
  return from && to ? period_text({*from, *to}, listener.language) : std::string();
}

std::string words_of(const Json& kept, const Listener& listener) {
  const auto text = [&](const char* key) { return kept.at(key).get<std::string>(); };
  if (kept.contains("day") || kept.contains("month")) return day_or_month(kept, listener);
  if (kept.contains("from")) return words_of_period(kept, listener);
  if (kept.contains("satang")) return amount_text(kept.at("satang").get<std::int64_t>());
  if (kept.contains("person")) {
    return name_of(AccountId(text("person")), listener.records, listener.texts, listener.language);
  }
  if (kept.contains("area")) {
    return area_text(AreaCode(text("area")), listener.records, listener.texts, listener.language);
  }
  if (kept.contains("village")) return words_of_village(VillageCode(text("village")), listener);
  if (kept.contains("occupation")) {
    return occupation_text(text("occupation"), text("words"), listener.texts, listener.language);
  }
  if (kept.contains("sentence")) {
    return listener.texts.say(listener.language, text("sentence"),
                              values_told(kept.at("values"), listener));
  }
  if (kept.contains("chosen")) {
    return key_or_words(text("chosen"), listener.texts, listener.language);
  }
  return {};
}

Values values_told(const Json& kept, const Listener& listener) {
  Values values;
  for (const auto& [name, value] : kept.items()) {
    if (value.is_number_integer()) {
      values.emplace_back(name, value.get<std::int64_t>());
    } else if (value.is_string()) {
      values.emplace_back(name, value.get<std::string>());
    } else if (value.is_object()) {
      values.emplace_back(name, words_of(value, listener));
    }
  }
  return values;
}

Json json_of(const ToldValues& values) {
  Json json = Json::object();
  for (const auto& [name, value] : values) json[name] = value.kept().json();
  return json;
}

}  // namespace

Told Told::words(const std::string& words) { return Told(JsonValue(words)); }

Told Told::number(std::int64_t number) { return Told(JsonValue(number)); }

Told Told::day(Day day) { return Told({{"day", iso_date(day)}}); }

Told Told::month(Day day) { return Told({{"month", iso_date(day)}}); }

Told Told::period(const Period& period) {
  return Told({{"from", iso_date(period.from)}, {"to", iso_date(period.to)}});
}

Told Told::amount(std::int64_t satang) { return Told({{"satang", satang}}); }

Told Told::person(const AccountId& user_id) { return Told({{"person", user_id}}); }

Told Told::area(const AreaCode& area_code) { return Told({{"area", area_code}}); }

Told Told::village(const AreaCode& area_code) { return Told({{"village", area_code}}); }

Told Told::occupation(const std::string& code, const std::string& own_words) {
  return Told({{"occupation", code}, {"words", own_words}});
}

Told Told::sentence(const std::string& key, const ToldValues& values) {
  return Told({{"sentence", key}, {"values", json_of(values)}});
}

Told Told::key_or_words(const std::string& kept) { return Told({{"chosen", kept}}); }

std::string told_json(const ToldValues& values) { return json_of(values).dump(); }

Values worded(const std::string& told_json, const Listener& listener) {
  return values_told(Json::parse(told_json), listener);
}

Values worded(const ToldValues& values, const Listener& listener) {
  return values_told(json_of(values), listener);
}

}  // namespace sammachip
