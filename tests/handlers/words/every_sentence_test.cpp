// Every sentence of both languages, said with the names, places, goods and numbers that people
// have: read as it stands on a phone.
#include <unicode/messagepattern.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "bot/base/text_length.h"
#include "language/answers/former_labels.h"
#include "language/letters/normalise.h"
#include "language/letters/utf8.h"
#include "language/names/titles.h"
#include "support/chat.h"
#include "support/places.h"

using namespace sammachip;

namespace {

using List = std::vector<std::string>;

// Letters that no word has today, so that what filled a sentence is found again in it.
const std::string kFound = "ฅวนฅ";
const std::string kPlaceFound = "ฃวนฃ";

const List kNames{"สมศรี",   "นายเอ ใจดีเก่งกล้า", "ยายเนียม", kFound, "สมศรี ทองประเสริฐวงศ์สกุล",
                  "ลุงดำ 2", "John Lee",        "คุณแดง"};
const List kVillages{"บ้านนาแค หมู่ 1", kPlaceFound, "บ้านหนองบัว 12"};
const List kGoods{"พริกแห้ง 5 กิโล", kFound, "สบู่ ABC", "ปุ๋ย 15-15-15"};
const List kNumbers{"1,234", "0", "1", "2.50"};
const List kHouses{"99/1", "12", "7/24"};

// What fills a placeholder. A name that is not here is filled with a number.
const std::map<std::string, List>& values_of() {
  static const std::map<std::string, List> kAll = [] {
    std::map<std::string, List> all;
    for (const char* name : {"name", "who", "giver", "carer", "leader", "head", "owner", "by",
                             "known_name", "there", "officer"}) {
      all[name] = kNames;
    }
    for (const char* name : {"village", "area", "district", "province", "tambon"}) {
      all[name] = kVillages;
    }
    for (const char* name :
         {"item",      "topic",    "occupation", "reason", "text",      "words",
          "place",     "vendor",   "product",    "remark", "expertise", "skill",
          "need",      "problem",  "done",       "worked", "caution",   "quantity",
          "teachback", "evidence", "contact",    "main",   "programme", "bought"}) {
      all[name] = kGoods;
    }
    for (const char* name : {"house", "houses", "numbers", "known_house", "own", "unknown"}) {
      all[name] = kHouses;
    }
    for (const char* name : {"day", "to", "on", "since", "due", "date", "entered"}) {
      all[name] = {"จ. 6 พ.ย. 60", "พรุ่งนี้"};
    }
    all["period"] = {"7-13 ธ.ค. 60"};
    all["month"] = {"ธ.ค. 60"};
    // Words of ours.
    for (const char* name :
         {"unit", "state",  "stage",    "kind",   "type",     "class",  "what",   "old",
          "new",  "about",  "how",      "grades", "willing",  "status", "result", "doing",
          "said", "answer", "relation", "at",     "language", "notice", "plan",   "question"}) {
      all[name] = {"อย่างนี้"};
    }
    for (const char* name : {"tasks", "lines", "shares", "table", "trainer", "taught", "warning",
                             "open", "mark", "choices"}) {
      all[name] = {"\n1) ข้อแรก"};
    }
    return all;
  }();
  return kAll;
}

// The same placeholder for something else, by sentence.
const std::map<std::string, std::map<std::string, List>>& values_by_key() {
  static const std::map<std::string, std::map<std::string, List>> kAll{
      {"materials.differ_told", {{"first", kNames}, {"second", kNames}}},
      {"team_send.sure", {{"names", {"\nแดง"}}}},
      {"who_left.missing", {{"missing", {"\nแดง"}}}},
      {"who_left.quiet", {{"houses", {"\nแดง"}}}},
      {"targets.below", {{"there", kNumbers}}},
      {"go_back.to", {{"now", {"อบรม"}}}},
      {"handover.unit_holds", {{"unit", kGoods}, {"given", kGoods}}},
      {"handover.unit_again", {{"unit", kGoods}}},
      {"correct.sure", {{"old", kNumbers}}},
      {"profile.baseline_occupation", {{"occupation", {"ปลูกผัก"}}}}};
  return kAll;
}

// What a talk is called is our word; what a training is about is not.
bool is_our_topic(const std::string& key) {
  return key.starts_with("talk.") || key.starts_with("stuck.");
}

const List& values_for(const std::string& key, const std::string& name) {
  static const List kTopics{"จดบ้านจากประชาคม"};
  if (name == "topic" && is_our_topic(key)) return kTopics;
  if (const auto special = values_by_key().find(key); special != values_by_key().end()) {
    if (const auto found = special->second.find(name); found != special->second.end()) {
      return found->second;
    }
  }
  const auto found = values_of().find(name);
  return found == values_of().end() ? kNumbers : found->second;
}

struct Sentence {
  std::string key;
  Language language;
  std::map<std::string, List> branches;  // Of its selects: the words it tells apart.
  std::set<std::string> plurals;
};

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

// Reads which placeholders choose between branches: they need those words, not any.
Sentence read_sentence(const std::string& key, Language language, const std::string& pattern) {
  Sentence sentence{key, language, {}, {}};
  UErrorCode error = U_ZERO_ERROR;
  const icu::MessagePattern parts(icu::UnicodeString::fromUTF8(pattern), nullptr, error);
  List open;
  for (int32_t i = 0; i < parts.countParts(); ++i) {
    const auto& part = parts.getPart(i);
    if (part.getType() == UMSGPAT_PART_TYPE_ARG_START) {
      open.push_back(utf8(parts.getSubstring(parts.getPart(i + 1))));
      if (part.getArgType() == UMSGPAT_ARG_TYPE_PLURAL) sentence.plurals.insert(open.back());
      if (part.getArgType() == UMSGPAT_ARG_TYPE_SIMPLE) sentence.plurals.insert(open.back());
      if (part.getArgType() == UMSGPAT_ARG_TYPE_SELECT) sentence.branches[open.back()];
    } else if (part.getType() == UMSGPAT_PART_TYPE_ARG_LIMIT) {
      open.pop_back();
    } else if (part.getType() == UMSGPAT_PART_TYPE_ARG_SELECTOR) {
      const auto found = sentence.branches.find(open.back());
      const std::string word = utf8(parts.getSubstring(part));
      if (found != sentence.branches.end() && word != "other") found->second.push_back(word);
    }
  }
  return sentence;
}

std::vector<Sentence> sentences() {
  std::vector<Sentence> all;
  for (const Language language : {Language::kThai, Language::kEnglish}) {
    std::ifstream file(source_dir() + "/locales/" + std::string(language_code(language)) + ".json");
    const nlohmann::json patterns = nlohmann::json::parse(file);
    for (const auto& [key, pattern] : patterns.items()) {
      all.push_back(read_sentence(key, language, pattern.get<std::string>()));
    }
  }
  return all;
}

// One way to fill a sentence. Each variant takes the next of each list, and of the branches.
std::string said(const Sentence& sentence, std::size_t variant) {
  constexpr std::array<std::int64_t, 4> kCounts{1234, 0, 1, 2};
  const Texts& texts = Chat::texts();
  Values values;
  for (const auto& name : texts.placeholders(sentence.language, sentence.key)) {
    const List& fills = values_for(sentence.key, name);
    const auto branches = sentence.branches.find(name);
    if (sentence.plurals.contains(name)) {
      values.emplace_back(name, kCounts[variant % kCounts.size()]);
    } else if (branches != sentence.branches.end() &&
               variant % (branches->second.size() + 1) < branches->second.size()) {
      values.emplace_back(name, branches->second[variant % (branches->second.size() + 1)]);
    } else {
      values.emplace_back(name, fills[variant % fills.size()]);
    }
  }
  return texts.say(sentence.language, sentence.key, values);
}

constexpr std::size_t kVariants = 24;

bool is_thai_at(const std::string& text, std::size_t at) {
  return at < text.size() && is_thai_letter(decode_character(text, at).character);
}

bool is_thai_before(const std::string& text, std::size_t at) {
  constexpr std::size_t kThaiBytes = 3;
  return at >= kThaiBytes && is_thai_at(text, at - kThaiBytes);
}

bool is_latin(char letter) {
  return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z') ||
         (letter >= 'A' && letter <= 'Z');
}

// What touches: a number or Latin letter and a Thai one, or a name or thing and the word beside it.
std::string touching(const std::string& text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_latin(text[at]) && (is_thai_before(text, at) || is_thai_at(text, at + 1))) {
      return "beside " + text.substr(at, 1);
    }
  }
  for (auto at = text.find(kFound); at != std::string::npos; at = text.find(kFound, at + 1)) {
    const bool is_called = text.substr(0, at).ends_with("คุณ");
    if (is_thai_before(text, at) && !is_called) return "before what was filled in";
    if (is_thai_at(text, at + kFound.size())) return "after what was filled in";
  }
  for (auto at = text.find(kPlaceFound); at != std::string::npos;
       at = text.find(kPlaceFound, at + 1)) {
    if (is_thai_at(text, at + kPlaceFound.size())) return "after the place";
  }
  return {};
}

std::string doubled(const std::string& text) {
  for (const char* words : {"บ้านบ้าน", "วันวัน", "คุณคุณ", "คุณนาย", "คุณนาง", "คุณยาย", "คุณลุง", "บาทบาท",
                            "เลขที่เลขที่", "บาท บาท", "คุณ คุณ", "วันที่ จ.", "วันที่จ.", "ช่วงช่วง", "ช่วง ช่วง",
                            "เลขที่ เลขที่", "  ", " ,", "()"}) {
    if (text.find(words) != std::string::npos &&
        !(std::string(words) == "คุณ คุณ" && text.find("ขอบคุณ คุณ") != std::string::npos) &&
        !(std::string(words) == "  " && text.find("\n  ") != std::string::npos)) {
      return words;
    }
  }
  static const std::regex kTwice(R"(\b([A-Za-z]+) \1\b)", std::regex::icase);
  std::smatch match;
  return std::regex_search(text, match, kTwice) ? match.str() : std::string();
}

// Lines on a small phone, which shows 32 letters in one.
std::size_t lines_on_a_phone(const std::string& text) {
  constexpr std::size_t kLettersALine = 32;
  std::size_t lines = 0;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    lines += std::max<std::size_t>(1, (grapheme_count(line) + kLettersALine - 1) / kLettersALine);
  }
  return lines;
}

}  // namespace

TEST_CASE("Whoever and whatever fills a sentence, no word is doubled and no space is missing") {
  for (const auto& sentence : sentences()) {
    for (std::size_t variant = 0; variant < kVariants; ++variant) {
      const std::string text = said(sentence, variant);
      INFO(sentence.key << ": " << text);
      CHECK(doubled(text) == "");
      if (sentence.language == Language::kThai) CHECK(touching(text) == "");
      if (doubled(text) != "" || touching(text) != "") break;
    }
  }
}

TEST_CASE("A house is said with เลขที่, for \"บ้าน 12\" may be a place or a count") {
  for (const auto& sentence : sentences()) {
    const std::string text = said(sentence, 0);
    INFO(sentence.key << ": " << text);
    const auto at = text.find("บ้าน 99/1");
    CHECK((at == std::string::npos || text.substr(at).starts_with("บ้าน 99/1 บ้าน")));
  }
}

TEST_CASE("Each language keeps to itself") {
  // What people know by no other name, and the button that says its own language.
  static const std::regex kKnown(
      R"(\b(LINE|QR|PDF|HEIC|JPG|PNG|ORIGINAL|English|CSV|ABC|John|Lee|x)\b)");
  static const std::regex kLatin("[A-Za-z]{2,}");
  for (const auto& sentence : sentences()) {
    Values none;
    for (const auto& name : Chat::texts().placeholders(sentence.language, sentence.key)) {
      const bool is_number = sentence.plurals.contains(name);
      none.emplace_back(name, is_number ? Value{std::int64_t{2}} : Value{std::string("1")});
    }
    std::string text = Chat::texts().say(sentence.language, sentence.key, none);
    INFO(sentence.key << ": " << text);
    if (sentence.language == Language::kThai) {
      CHECK_FALSE(std::regex_search(std::regex_replace(text, kKnown, ""), kLatin));
    } else if (sentence.key != "button.thai") {
      bool has_thai = false;
      for (std::size_t at = 0; at < text.size(); ++at) has_thai = has_thai || is_thai_at(text, at);
      CHECK_FALSE(has_thai);
    }
  }
}

TEST_CASE("What a household reads in a talk has at most four lines on a small phone") {
  static const std::regex kToHouses(
      R"((amount|ask_help|asking|care|correct|encourage|encouragement|erase|feasible_self|join|)"
      R"(meant|media|menu|mend|mute|problem|proposal|proxy|reason|received|remind|report|stop|)"
      R"(talk|teach|welcome)\..*|handover\.told|session\.invited|session_(move|cancel)\.told)");
  // All there is to know at once, asked for; numbers to call that may save a life; the law.
  const std::set<std::string> longer{"menu.help", "care.life"};
  for (const auto& sentence : sentences()) {
    if (sentence.language != Language::kThai || longer.contains(sentence.key)) continue;
    if (!std::regex_match(sentence.key, kToHouses)) continue;
    for (std::size_t variant = 0; variant < kVariants; variant += kNames.size()) {
      const std::string text = said(sentence, variant);
      INFO(sentence.key << ": " << text);
      CHECK(lines_on_a_phone(text) <= 4);
    }
  }
}

TEST_CASE("Nobody with a title is called คุณ besides, and a village says บ้าน once") {
  for (const char* name :
       {"นายเอ", "นางสาวแดง", "ยายเนียม", "ผู้ใหญ่บุญมี", "น.ส. แดง", "ดร.สมใจ", "ด.ต.ชัย", "ครูแดง",
        "หมอดี", "แม่สาย", "หลวงพ่อดำ", "กำนัน", "Mr Lee", "คุณสมศรี"}) {
    INFO(name);
    CHECK(has_title(name));
    CHECK(Chat::texts().say(Language::kThai, "name.of", {{"name", std::string(name)}}) == name);
  }
  for (const char* name :
       {"สมศรี", "หมอก", "แม่น", "ตาล", "อารี", "นารี", "นายิกา", "คุณากร", "พร", "ดำ", ""}) {
    INFO(name);
    CHECK_FALSE(has_title(name));
  }
  const Texts& texts = Chat::texts();
  const auto say = [&](const char* key, const char* name, const std::string& value) {
    return texts.say(Language::kThai, key, {{name, value}});
  };
  CHECK(say("name.of", "name", "แดง") == "คุณแดง");
  CHECK(say("name.of", "name", "John") == "คุณ John");
  CHECK(say("area.village", "village", "บ้านนาแค").starts_with("บ้านนาแค หมู่"));
  CHECK(say("area.village", "village", "นาแค").starts_with("บ้านนาแค หมู่"));
  CHECK(texts.say(Language::kThai, "profile_for.told", {{"who", std::string("ลุงดำ")}})
            .starts_with("ลุงดำ จดข้อมูล"));
}

TEST_CASE("What a button once said is no word of another button of its question") {
  const Texts& texts = Chat::texts();
  for (const auto& former : former_labels()) {
    const std::string key(former.key);
    const std::string family = key.substr(0, key.find('.') + 1);
    INFO(key << ": " << former.label);
    REQUIRE(texts.has(Language::kThai, key));
    CHECK(was_label(key, normalise(former.label)));
    for (const Language language : {Language::kThai, Language::kEnglish}) {
      for (const auto& other : texts.keys(language)) {
        if (!other.starts_with(family) || other.ends_with(".label")) continue;
        CHECK(normalise(texts.say(language, other)) != normalise(former.label));
      }
    }
  }
}
