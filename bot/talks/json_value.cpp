#include "bot/talks/json_value.h"

#include <nlohmann/json.hpp>

namespace sammachip {

JsonValue::JsonValue() noexcept = default;
JsonValue::JsonValue(std::nullptr_t) noexcept {}
JsonValue::JsonValue(const char* text) : json_(std::make_unique<Json>(text)) {}
JsonValue::JsonValue(const std::string& text) : json_(std::make_unique<Json>(text)) {}
JsonValue::JsonValue(std::string_view text) : json_(std::make_unique<Json>(text)) {}
JsonValue::JsonValue(int number) : json_(std::make_unique<Json>(number)) {}
JsonValue::JsonValue(long number) : json_(std::make_unique<Json>(number)) {}
JsonValue::JsonValue(long long number) : json_(std::make_unique<Json>(number)) {}
JsonValue::JsonValue(std::size_t number) : json_(std::make_unique<Json>(number)) {}
JsonValue::JsonValue(const Json& json) : json_(std::make_unique<Json>(json)) {}
JsonValue::JsonValue(Json&& json) : json_(std::make_unique<Json>(std::move(json))) {}

JsonValue::JsonValue(std::initializer_list<std::pair<const char*, JsonValue>> members)
    : json_(std::make_unique<Json>(Json::object())) {
  for (const auto& [key, value] : members) set(key, value);
}

JsonValue JsonValue::of_truth(bool truth) { return Json(truth); }

JsonValue JsonValue::object() { return JsonValue(Json::object()); }

JsonValue::JsonValue(const JsonValue& other)
    : json_(other.json_ ? std::make_unique<Json>(*other.json_) : nullptr) {}
JsonValue::JsonValue(JsonValue&& other) noexcept = default;
JsonValue& JsonValue::operator=(const JsonValue& other) {
  if (this != &other) json_ = other.json_ ? std::make_unique<Json>(*other.json_) : nullptr;
  return *this;
}
JsonValue& JsonValue::operator=(JsonValue&& other) noexcept = default;
JsonValue::~JsonValue() = default;

bool JsonValue::is_null() const { return json().is_null(); }

std::string JsonValue::text() const {
  return json().is_string() ? json().get<std::string>() : std::string();
}

std::string JsonValue::text_of(const char* key) const {
  if (!json().is_object()) return {};
  const auto found = json().find(key);
  return found != json().end() && found->is_string() ? found->get<std::string>() : std::string();
}

bool JsonValue::has(const char* key) const { return json().contains(key); }

void JsonValue::set(const char* key, const JsonValue& value) { json()[key] = value.json(); }

void JsonValue::update(const JsonValue& members) { json().update(members.json()); }

std::string JsonValue::dump() const { return json().dump(); }

const Json& JsonValue::json() const {
  static const Json null;
  return json_ ? *json_ : null;
}

Json& JsonValue::json() {
  if (!json_) json_ = std::make_unique<Json>();
  return *json_;
}

bool operator==(const JsonValue& a, const JsonValue& b) { return a.json() == b.json(); }

}  // namespace sammachip
