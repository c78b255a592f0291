// What somebody is told who is not talking just now: facts, worded only when they hear of it, in
// the language they speak then. There is no way from a sentence of who talks into it.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "bot/talks/json_value.h"
#include "bot/talks/texts.h"
#include "language/dates/date.h"
#include "storage/ids/ids.h"

namespace sammachip {

struct Records;

class Told;
// Placeholder of a sentence -> what fills it.
using ToldValues = std::vector<std::pair<std::string, Told>>;

// One value. A value like any other.
class Told {
 public:
  // As it is in every language: a name, a house's number, somebody's own words.
  static Told words(const std::string& words);
  static Told number(std::int64_t number);  // For plurals; amounts are below.
  static Told day(Day day);
  static Told month(Day day);
  static Told period(const Period& period);
  static Told amount(std::int64_t satang);
  // What "คุณสมใจ" is called by then; "somebody" if they left or were erased.
  static Told person(const AccountId& user_id);
  static Told area(const AreaCode& area_code);     // As area_text().
  static Told village(const AreaCode& area_code);  // Without the tambon.
  static Told occupation(const std::string& code, const std::string& own_words);
  static Told sentence(const std::string& key, const ToldValues& values = {});
  // A sentence's key where one was chosen, else own words: what kept_reason() makes of a reason.
  static Told key_or_words(const std::string& kept);

  const JsonValue& kept() const { return kept_; }

 private:
  explicit Told(JsonValue kept) : kept_(std::move(kept)) {}

  JsonValue kept_;
};

// As an object, for storage.
std::string told_json(const ToldValues& values);

// Who hears of it. All must outlive *this.
struct Listener {
  Language language;
  const Texts& texts;
  Records& records;
};

// What told_json() made, for a sentence; so are the plain texts and numbers that older releases
// kept. What a newer one kept is left empty.
Values worded(const std::string& told_json, const Listener& listener);
Values worded(const ToldValues& values, const Listener& listener);

}  // namespace sammachip
