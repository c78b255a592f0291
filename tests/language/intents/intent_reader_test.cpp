#include "language/intents/intent_reader.h"

#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "language/intents/intent_file_lines.h"
#include "language/intents/intent_files.h"
#include "tests/language/corpus.h"

namespace sammachip {
namespace {

struct Score {
  int all = 0;
  int right = 0;
  int offered = 0;
  int wrong = 0;
  double share(int count) const { return double(count) / double(all); }
};

// The intents that do for a row: its own, and those its note names behind "also=".
std::set<std::string> that_do(const std::vector<std::string>& row) {
  std::set<std::string> intents{row[2]};
  if (row.size() < 4) return intents;
  std::istringstream notes(row[3]);
  for (std::string note; std::getline(notes, note, ';');) {
    const auto at = note.find("also=");
    if (at == std::string::npos) continue;
    std::istringstream names(note.substr(at + 5));
    for (std::string name; std::getline(names, name, ',');) intents.insert(name);
  }
  return intents;
}

void add_to(Score& score, const std::vector<std::string>& row, const IntentReading& reading) {
  const auto intents = that_do(row);
  const auto does = [&](Intent intent) {
    return intents.contains(std::string(intent_word(intent)));
  };
  ++score.all;
  if (does(reading.intent)) {
    ++score.right;
  } else if (reading.intent != Intent::kUnclear) {
    ++score.wrong;
    UNSCOPED_INFO(row[0] << " (" << row[2] << ") is read as " << intent_word(reading.intent));
  } else {
    const auto past = reading.offered.begin() + reading.offered_count;
    score.offered += std::any_of(reading.offered.begin(), past, does) ? 1 : 0;
  }
}

Intent meant_by(const char* text, Speaker speaker = Speaker::kHousehold) {
  return read_intent(text, speaker).intent;
}

// Every second example, from `first` on.
std::string half_of_the_examples(int first, std::vector<std::vector<std::string>>& others) {
  std::istringstream lines{std::string(examples_file())};
  std::string half;
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line.front() == '#') continue;
    if (number++ % 2 == first) {
      half += line + '\n';
      continue;
    }
    std::vector<std::string> cells;
    std::istringstream parts(line);
    for (std::string cell; std::getline(parts, cell, '\t');) cells.push_back(cell);
    others.push_back(std::move(cells));
  }
  return half;
}

void check_score(const char* file, double right, double right_or_offered, double wrong) {
  Score score;
  for (const auto& row : corpus_rows(file)) {
    add_to(score, row, read_intent(row.at(0), *speaker_named(row.at(1))));
  }
  REQUIRE(score.all > 500);
  INFO(file << ": " << score.right << " right, " << score.offered << " offered, " << score.wrong
            << " wrong");
  CHECK(score.share(score.right) > right);
  CHECK(score.share(score.right + score.offered) > right_or_offered);
  CHECK(score.share(score.wrong) < wrong);
}

// Two files, by two hands: the first has more of dialect and of what is seldom said.
TEST_CASE("Phrases that are in no file of the reader are mostly understood, hardly ever wrongly") {
  check_score("intent_phrases.tsv", 0.6, 0.87, 0.035);
  check_score("everyday_phrases.tsv", 0.8, 0.93, 0.015);
}

TEST_CASE("Of the examples each half is understood by the other") {
  const int first = GENERATE(0, 1);
  std::vector<std::vector<std::string>> others;
  const std::string half = half_of_the_examples(first, others);
  const IntentReader reader(concepts_file(), patterns_file(), half);
  Score score;
  for (const auto& row : others) {
    const auto speaker = *speaker_named(row.at(1));
    add_to(score, {row.at(0), row.at(1), row.at(2)}, reader.read(row.at(0), speaker));
  }
  REQUIRE(score.all > 1500);
  CHECK(score.share(score.right) > 0.65);
  CHECK(score.share(score.right + score.offered) > 0.85);
}

TEST_CASE("Grave news is heard, and fixed sayings are none") {
  for (const char* text :
       {"ไม่อยากอยู่แล้ว", "อยากตายจริงๆ เหนื่อย", "บ่อยากอยู่แล้ว", "คิดสั้นหลายที", "อยู่ไปก็เป็นภาระลูก ขายได้ 50"}) {
    INFO(text);
    CHECK(meant_by(text) == Intent::kSelfHarm);
  }
  for (const char* text : {"แม่เสียเมื่อคืน", "น้ำท่วมบ้านหมดเลย ขายผักได้ 120", "พ่อเข้าไอซียู", "บ้านไฟไหม้"}) {
    INFO(text);
    CHECK(meant_by(text) == Intent::kSickOrDeath);
  }
  for (const char* text :
       {"ร้อนตายแล้ว", "ตายแล้ว พิมพ์ผิด", "เตาเสีย อยากขอเตาใหม่", "ขำตาย", "เสียเงินไหม"}) {
    INFO(text);
    const Intent intent = meant_by(text);
    CHECK(intent != Intent::kSickOrDeath);
    CHECK(intent != Intent::kSelfHarm);
  }
}

TEST_CASE("The same words mean another thing from another person") {
  CHECK(meant_by("ใครยังไม่ส่งบ้างคะ", Speaker::kLeader) == Intent::kWhoIsLeft);
  CHECK(meant_by("บ้าน 12 ยายแช่ม 300", Speaker::kLeader) == Intent::kIncomeForOther);
  CHECK(read_intent("บ้าน 12 ยายแช่ม 300", Speaker::kLeader).satang == 300'00);
  CHECK(meant_by("ดูหมู่บ้านนาแค", Speaker::kOfficer) == Intent::kVillageCard);
  CHECK(meant_by("เสียเงินไหมคะถ้าสมัคร", Speaker::kNewcomer) == Intent::kDoesItCost);
}

TEST_CASE("Slips, dialect and words without spaces are the same words") {
  CHECK(meant_by("ขอบคุนคับ") == Intent::kThanks);
  CHECK(meant_by("ยังมั่ยดั้ยขายเรย") == Intent::kNotSoldYet);
  CHECK(meant_by("ม่ายได้ขายไหรเลย") == Intent::kNotSoldYet);
  CHECK(meant_by("อ่านม่ายออกนิ") == Intent::kCannotTypeOrRead);
  CHECK(meant_by("ขอดูยอดของตัวเองหน่อยค่ะว่าส่งไปแล้วเท่าไหร่") == Intent::kMyFigures);
}

TEST_CASE("A figure is told beside what is about it, and small talk beside a figure is none") {
  const IntentReading income = read_intent("ขอบคุณจ้า วันนี้ได้ 300", Speaker::kHousehold);
  CHECK(income.intent == Intent::kIncome);
  CHECK(income.satang == 300'00);
  CHECK(intent_line(income) == "income\t300");
  CHECK(intent_line(read_intent("เงียบ 30 วัน", Speaker::kHousehold)) == "mute\t");
}

TEST_CASE("What may be two things is asked, with what may be meant") {
  const IntentReading reading = read_intent("เลิก แก้ ลบ", Speaker::kHousehold);
  CHECK(reading.intent == Intent::kUnclear);
  CHECK(reading.offered_count > 0);
  const IntentReading nothing = read_intent("", Speaker::kHousehold);
  CHECK(nothing.intent == Intent::kUnclear);
}

TEST_CASE("A line of the files that cannot be used is named") {
  const std::string concepts = "thank\tขอบคุณ\n";
  const auto refused = [&](const std::string& patterns, const std::string& examples,
                           const std::string& why) {
    CHECK_THROWS_MATCHES(IntentReader(concepts, patterns, examples), IntentFileError,
                         Catch::Matchers::Message(why));
  };
  CHECK_NOTHROW(IntentReader(concepts, "thanks\tall\tthank\n", "ขอบใจ\thousehold\tthanks\n"));
  refused("thanks\tall\tnobody\n", "", "patterns.tsv, line 1: there is no concept \"nobody\"");
  refused("# remark\nthank\tall\tthank\n", "", "patterns.tsv, line 2: there is no such intent");
  refused("thanks\tking\tthank\n", "", "patterns.tsv, line 1: nobody is called \"king\"");
  refused("thanks\tall\t!thank\n", "",
          "patterns.tsv, line 1: a pattern needs a concept that is there");
  refused("thanks\tall\tthank =x\n", "", "patterns.tsv, line 1: no number in \"=x\"");
  refused("", "ขอบใจ\thousehold\tthank\n", "examples.tsv, line 1: there is no such intent");
  refused("", "ขอบใจ thanks\n",
          "examples.tsv, line 1: write a phrase, a tab, who says it, a tab and the intent");
}

TEST_CASE("Nothing but a figure need not be read") {
  for (const char* text : {"350", "3,500 บาท", "ขายได้ 350 บาท", "ได้ 350 ค่ะ", "ขายได้350บาทจ้า"}) {
    INFO(text);
    CHECK(is_plain_figure(text));
  }
  for (const char* text : {"แม่ตาย ขายได้ 350", "เอ้ย 350", "เงียบ 30 วัน", "ขายได้สามร้อย", "ไม่ได้ 350",
                           "", "จ้า", "ได้", "ขายได้นะ", "..."}) {
    INFO(text);
    CHECK_FALSE(is_plain_figure(text));
  }
}

TEST_CASE("Any bytes are read") {
  for (const std::string& text :
       {std::string("\xff\xfe\xe0\xb8", 4), std::string(5000, 'a'), std::string("\0\1\2", 3),
        std::string("ๆๆๆ"), std::string("่่่"), std::string("1/2/3,,.."), std::string("เ"),
        std::string("ไไไห์")}) {
    CHECK_NOTHROW(read_intent(text, Speaker::kHousehold));
  }
}

}  // namespace
}  // namespace sammachip
