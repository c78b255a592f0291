// A JSON value for those who only make one or hand it on. nlohmann's own costs every file that sees
// it a third of its compile time; who looks into one includes <nlohmann/json.hpp>.
#pragma once

#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "storage/ids/ids.h"

namespace sammachip {

using Json = nlohmann::json;

// A value like any other: copies are deep. One that was moved from is null. Accessors never throw
// but where it is said; what is set in something that is no object throws as the library does.
class JsonValue {
 public:
  JsonValue() noexcept;                // Null.
  JsonValue(std::nullptr_t) noexcept;  // Null, not a text that is nowhere.
  JsonValue(const char* text);
  JsonValue(const std::string& text);
  JsonValue(std::string_view text);
  template <class Of>
  JsonValue(const Id<Of>& id) : JsonValue(id.text()) {}
  template <std::same_as<bool> Truth>  // A pointer is no truth.
  JsonValue(Truth truth) : JsonValue(of_truth(truth)) {}
  JsonValue(int number);
  JsonValue(long number);
  JsonValue(long long number);
  JsonValue(std::size_t number);
  JsonValue(const Json& json);
  JsonValue(Json&& json);
  // An object: {{"purchase", id}, {"sum", 350}}.
  JsonValue(std::initializer_list<std::pair<const char*, JsonValue>> members);
  static JsonValue object();  // An empty one.

  JsonValue(const JsonValue& other);
  JsonValue(JsonValue&& other) noexcept;
  JsonValue& operator=(const JsonValue& other);
  JsonValue& operator=(JsonValue&& other) noexcept;
  ~JsonValue();

  bool is_null() const;
  // The text it is, or that an object has under this key; empty if it is, or has, none.
  std::string text() const;
  std::string text_of(const char* key) const;
  bool has(const char* key) const;  // Of an object.
  // Sets a member of an object; of null, which becomes one.
  void set(const char* key, const JsonValue& value);
  // Sets all members of another object; of null, which becomes one.
  void update(const JsonValue& members);
  // As it is written. Throws if a text in it is no UTF-8.
  std::string dump() const;

  const Json& json() const;
  Json& json();

  friend bool operator==(const JsonValue& a, const JsonValue& b);

 private:
  static JsonValue of_truth(bool truth);

  std::unique_ptr<Json> json_;  // Nothing: null.
};

}  // namespace sammachip
