// The sentences: both languages complete, each within LINE's limits, none missing, none unused.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "bot/base/text_length.h"
#include "handlers/all.h"
#include "handlers/calendar/occupations.h"
#include "handlers/materials/evidence.h"
#include "handlers/pushes/notify.h"
#include "storage/households/visits.h"
#include "storage/records.h"
#include "storage/villages/candidates.h"
#include "storage/villages/feasibilities.h"
#include "storage/villages/handovers.h"
#include "storage/villages/places.h"
#include "storage/villages/purchases.h"
#include "storage/villages/session_households.h"
#include "storage/villages/training_sessions.h"
#include "support/chat.h"
#include "support/places.h"

using namespace sammachip;

namespace {

std::set<std::string> as_set(const std::vector<std::string>& items) {
  return {items.begin(), items.end()};
}

// Every "word.word" between quotes in the programme and the machine.
std::set<std::string> keys_in_code() {
  std::set<std::string> keys;
  static const std::regex kKey(R"re("([a-z_]+\.[a-z_0-9]+(?:\.label)?)")re");
  for (const char* folder : {"bot", "handlers", "commands"}) {
    for (const auto& file :
         std::filesystem::recursive_directory_iterator(source_dir() + "/" + folder)) {
      if (file.path().extension() != ".cpp" && file.path().extension() != ".h") continue;
      std::ostringstream text;
      text << std::ifstream(file.path()).rdbuf();
      const std::string source = text.str();
      for (std::sregex_iterator i(source.begin(), source.end(), kKey), end; i != end; ++i) {
        keys.insert((*i)[1]);
      }
    }
  }
  return keys;
}

// "prefix.word" for each word that is kept of an enum.
template <class Enum>
void add_words(const char* prefix, std::set<std::string>& keys) {
  for (const auto word : EnumWords<Enum>::kAll) {
    if (!word.empty()) keys.insert(prefix + std::string(word));
  }
}

// Those that code puts together from parts.
std::set<std::string> composed_keys() {
  std::set<std::string> keys;
  add_words<VillageState>("state.", keys);
  add_words<Grade>("grade.", keys);
  add_words<CandidateResult>("result.", keys);
  add_words<PurchaseStatus>("purchase_status.", keys);
  add_words<HandoverStatus>("handover_status.", keys);
  add_words<HouseholdStatus>("house_status.", keys);
  add_words<EvidenceState>("evidence_state.", keys);
  keys.insert({"evidence_kind.receipt", "evidence_kind.voucher"});
  add_words<Doing>("doing.", keys);
  add_words<SessionKind>("session.answer_", keys);
  add_words<SessionAnswer>("appointments.", keys);
  add_words<SessionAnswer>("appointments.thanks_", keys);
  add_words<SessionAnswer>("said_before.", keys);
  add_words<Feasible>("said_before.", keys);
  add_words<PushClass>("forecast.class_", keys);
  for (const char* state :
       {"has_leader", "team_complete", "forum_held", "list_confirmed", "training", "materials"}) {
    keys.insert("go_back.answer_" + std::string(state));
    keys.insert("go_back.sure_" + std::string(state));
  }
  for (const auto& talk : all_conversations(ProgrammeSettings{})) {
    keys.insert(talk->name() + ".topic");
    for (const auto& question : talk->questions()) {
      keys.insert(talk->name() + "." + question + ".label");
    }
  }
  for (const auto& occupation : occupations())
    keys.insert("occupation." + std::string(occupation.code));
  for (int day = 0; day <= 7; ++day) keys.insert("weekday." + std::to_string(day));
  return keys;
}

// Words of the audit that look like keys.
const std::set<std::string> kAuditAreas{"income",     "household",  "role",     "invitation",
                                        "nomination", "submission", "assembly", "listing",
                                        "answer",     "bought",     "handed",   "trained"};
const std::set<std::string> kAuditWords{
    "figures.view",    "join_code.create", "notice.told",       "leader.end",     "officer.end",
    "member.end",      "message.send",     "programme.targets", "help.follow_up", "help.take",
    "help.reschedule", "help.close",       "visit.note",        "lesson.add",     "lesson.withdraw",
    "group.add",       "group.change",     "group.end",         "year.open",      "place.renamed",
    "village.merged",  "village.reopened", "village.retired"};

constexpr Language kLanguages[] = {Language::kThai, Language::kEnglish};

}  // namespace

TEST_CASE("Both languages have the same sentences with the same names in braces") {
  const Texts& texts = Chat::texts();
  CHECK(as_set(texts.keys(Language::kThai)) == as_set(texts.keys(Language::kEnglish)));
  for (const auto& key : texts.keys(Language::kThai)) {
    INFO(key);
    CHECK(texts.placeholders(Language::kThai, key) == texts.placeholders(Language::kEnglish, key));
  }
}

TEST_CASE("No sentence is there twice") {
  for (const char* language : {"th", "en"}) {
    std::ifstream file(source_dir() + "/locales/" + language + ".json");
    std::set<std::string> keys;
    for (std::string line; std::getline(file, line);) {
      const std::string key = line.substr(0, line.find("\": "));
      if (key.size() == line.size()) continue;
      INFO(language << ", and the second hides the first: " << key);
      CHECK(keys.insert(key).second);
    }
    CHECK(keys.size() > 1000);
  }
}

TEST_CASE("Every sentence that the code names is there") {
  const Texts& texts = Chat::texts();
  std::set<std::string> wanted = composed_keys();
  for (const auto& key : keys_in_code()) {
    const std::string area = key.substr(0, key.find('.'));
    if (kAuditAreas.count(area) == 1 || kAuditWords.contains(key)) continue;
    if (key.back() == '_') continue;  // The beginning of a composed one.
    if (key == "th.json" || key == "en.json" || key == "holidays.txt") continue;
    wanted.insert(key);
  }
  for (const auto& key : wanted) {
    INFO(key);
    CHECK(texts.has(Language::kThai, key));
  }
}

TEST_CASE("No sentence is left over that nothing says") {
  std::ostringstream all;
  for (const auto& key : composed_keys()) all << '"' << key << '"';
  for (const auto& key : keys_in_code()) all << '"' << key << '"';
  // Families whose last part is a code: an answer's kind, a reason, a request's kind, a relation.
  static const std::regex kFamily(
      R"((report|reason|asking|help|register|data|amount)\..*|button\.as_.*|)"
      R"((group|lessons|visit)\.answer_.*|encourage\.words_.*\.label)");
  for (const auto& talk : all_conversations(ProgrammeSettings{})) {
    for (const auto& question : talk->questions()) {
      all << '"' << talk->name() << '.' << question << '"';
    }
  }
  const std::string with_questions = all.str();
  for (const auto& key : Chat::texts().keys(Language::kThai)) {
    if (std::regex_match(key, kFamily) || key == "apology") continue;
    INFO(key);
    CHECK(with_questions.find('"' + key + '"') != std::string::npos);
  }
}

TEST_CASE("Every question has a sentence of its own or words it in code") {
  const Texts& texts = Chat::texts();
  // These word their question in code: what they say depends on the answers before.
  const std::set<std::string> worded{"report.sure",
                                     "report.already",
                                     "correct.sure",
                                     "go_back.sure",
                                     "report_for.count",
                                     "report_for.already",
                                     "report_for.second",
                                     "team_member.expertise",
                                     "team_member.responsibility",
                                     "team_member.readiness",
                                     "team_member.determination",
                                     "profile_for.sure",
                                     "profile_for.total_count",
                                     "profile_for.occupation_count",
                                     "profile_for.baseline_occupation"};
  // The lines of a list are worded by what is unclear about them.
  static const std::regex kLine(R"(village_report\.unclear_\d)");
  for (const auto& talk : all_conversations(ProgrammeSettings{})) {
    for (const auto& question : talk->questions()) {
      const std::string key = talk->name() + "." + question;
      INFO(key);
      const bool is_village = question == "programme";  // "village.which"
      CHECK((is_village || texts.has(Language::kThai, key) || worded.count(key) == 1 ||
             std::regex_match(key, kLine)));
    }
  }
}

TEST_CASE("Button labels fit LINE's twenty graphemes, and texts its five thousand units") {
  const Texts& texts = Chat::texts();
  static const std::regex kLabel(
      R"(button\..*|.*\.answer_.*|occupation\..*|weekday\..*|.*\.label|help\.(none|visit|market|method|material|other)|)"
      R"(reason\.(unsold|price|weather|material|personal|not_started|off_season|away|unsaid)|)"
      R"(register\.(no_code|same|different|head|member|helper)|notice\.(accept|refuse)|)"
      R"(profile\.(unwilling|unsure|save|change)|report\.(keep|replace|add|count_total|period_this_round)|)"
      R"((stop|erase)\.(yes|no)|correct\.remove|talk\.(skip|keep|later|start_over)|)"
      R"(amount\.(not_income|nothing_yet|not_yet|laughed|no_income|not_an_amount))");
  for (const Language language : kLanguages) {
    for (const auto& key : texts.keys(language)) {
      const std::string text = texts.say(language, key, {{"amount", std::string("9,999")}});
      INFO(key << ": " << text);
      CHECK(utf16_length(text) <= 5000);
      CHECK(text.find('{') == std::string::npos);
      if (std::regex_match(key, kLabel)) CHECK(grapheme_count(text) <= 20);
    }
  }
}

TEST_CASE("A value that looks like a placeholder stays text, and an unknown key shows itself") {
  const Texts& texts = Chat::texts();
  CHECK(texts.say(Language::kEnglish, "amount.baht", {{"amount", std::string("{amount}")}}) ==
        "{amount} baht");
  CHECK(texts.say(Language::kThai, "no.such") == "no.such");
  CHECK(amount_text(350'050) == "3,500.50");
  CHECK(amount_text(-100) == "-1");
  CHECK(amount_text(100'000'005) == "1,000,000.05");
  CHECK(whole_baht_text(123'450) == "1,235");
  CHECK(whole_baht_text(-149) == "-1");
}

TEST_CASE("Lengths are counted as LINE counts them") {
  CHECK(utf16_length("ที่") == 3);
  CHECK(grapheme_count("ที่") == 1);
  CHECK(grapheme_count("ยืนยันการบันทึกรายได้") == 16);
  CHECK(utf16_length("ดูสรุปรายเดือนของหมู่บ้าน") == 25);
  CHECK(grapheme_count("ดูสรุปรายเดือนของหมู่บ้าน") == 19);
  CHECK(cut_to_graphemes("ดูสรุปรายเดือนของหมู่บ้าน", 5) == "ดูสรุป…");
  CHECK(cut_to_utf16("abcdef", 4) == "abc…");
}
