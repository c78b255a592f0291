#include "language/intents/grave_meaning.h"

#include <catch2/catch.hpp>
#include <string>

#include "tests/language/corpus.h"

namespace sammachip {
namespace {

Grave grave_told_by(const std::string& text, const std::string& role) {
  return grave_meaning(text, read_free_words(text, *speaker_named(role)));
}

// How many of those who tell something grave are heard, and how many others are taken for it.
struct Heard {
  int self_harm = 0;
  int self_harm_heard = 0;
  int grave = 0;
  int grave_heard = 0;
  int harmless = 0;
  int harmless_taken_for_grave = 0;
};

Heard heard_in(const std::string& file) {
  Heard heard;
  for (const auto& row : corpus_rows(file)) {
    const Grave told = grave_told_by(row.at(0), row.at(1));
    const bool is_grave =
        told == Grave::kSelfHarm || told == Grave::kDeath || told == Grave::kTrouble;
    const std::string note = row.size() > 3 ? row[3] : std::string();
    if (row.at(2) == "self_harm") {
      ++heard.self_harm;
      heard.self_harm_heard += told == Grave::kSelfHarm ? 1 : 0;
    } else if (row.at(2) == "sick_or_death") {
      ++heard.grave;
      heard.grave_heard += is_grave ? 1 : 0;
    } else if (note.find("sick_or_death") == std::string::npos &&
               note.find("self_harm") == std::string::npos) {
      ++heard.harmless;
      heard.harmless_taken_for_grave += is_grave ? 1 : 0;
      if (is_grave) UNSCOPED_INFO(row[0] << " (" << row[2] << ")");
    }
  }
  return heard;
}

bool is_share_of(int part, int all, double least) { return part >= all * least; }

}  // namespace

TEST_CASE("Who does not want to live, is ill or mourns is heard, in words that nobody looked at") {
  // Each line of it, grave or not, holds a word that may be.
  const Heard heard = heard_in("grave_phrases.tsv");
  REQUIRE(heard.self_harm > 40);
  REQUIRE(heard.grave > 70);
  REQUIRE(heard.harmless > 110);
  INFO(heard.self_harm_heard << ", " << heard.grave_heard << " heard, "
                             << heard.harmless_taken_for_grave << " taken for grave");
  CHECK(is_share_of(heard.self_harm_heard, heard.self_harm, 0.85));
  CHECK(is_share_of(heard.grave_heard, heard.grave, 0.8));
  CHECK_FALSE(is_share_of(heard.harmless_taken_for_grave, heard.harmless, 0.1));
}

TEST_CASE("The name of a place tells nothing grave, though its sound may") {
  for (const std::string head : {"ไร่", "ท่า", "บ่อ", "ค่าย", "หนอง", "นา", "ชาย", "คู", "ดอน", "ห้วย"}) {
    for (const std::string tail : {"ใต้", "เหนือ", "ใหญ่", "ใต้ใหญ่", "ยาว", "ไร่ใต้"}) {
      for (const std::string before : {"", "บ้าน", "อยู่บ้าน"}) {
        const std::string name = before + head + tail;
        CAPTURE(name);
        CHECK(grave_told_by(name, "household") == Grave::kNone);
        CHECK(grave_told_by(name, "newcomer") == Grave::kNone);
      }
    }
  }
}

TEST_CASE("What people say every day is not taken for grave news") {
  const std::string file = GENERATE("intent_phrases.tsv", "everyday_phrases.tsv");
  const Heard heard = heard_in(file);
  INFO(file << ": " << heard.harmless_taken_for_grave << " of " << heard.harmless);
  REQUIRE(heard.harmless > 500);
  CHECK_FALSE(is_share_of(heard.harmless_taken_for_grave, heard.harmless, 0.015));
  CHECK(is_share_of(heard.self_harm_heard, heard.self_harm, 0.85));
}

TEST_CASE(
    "A fish that died is no farewell, and what is clearly wanted comes before a word of death") {
  for (const char* text : {"ปลาตายหมดบ่อ", "ปลาตายลอยคอครึ่งบ่อ จับที่เหลือขาย 1100"}) {
    INFO(text);
    CHECK(grave_told_by(text, "household") == Grave::kLoss);
  }
  CHECK(grave_told_by("พันธุ์ไก่ที่ให้มาตายไปสองตัวตอนขนส่ง ได้ไม่ครบ", "household") == Grave::kNone);
  CHECK(grave_told_by("350", "household") == Grave::kNone);
  CHECK(grave_told_by("แม่ตาย ขายเห็ดได้ 300", "household") == Grave::kDeath);
  CHECK(grave_told_by("อยากตายจริงๆ เหนื่อย", "leader") == Grave::kSelfHarm);
  CHECK(grave_told_by("", "household") == Grave::kNone);
  CHECK(grave_told_by("\xff\xe0\xb8", "household") == Grave::kNone);
}

}  // namespace sammachip
