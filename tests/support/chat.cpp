#include "support/chat.h"
#include "storage/database/query.h"
#include "storage/records.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "handlers/calendar/rounds.h"
#include "language/dates/date.h"
#include "storage/database/identifier.h"
#include "storage/households/household_links.h"
#include "storage/households/households.h"
#include "storage/households/income_reports.h"
#include "storage/machine/line_accounts.h"
#include "support/places.h"
#include "tests/support/thrown.h"
#include "tests/support/usual.h"

namespace sammachip {

namespace {

constexpr std::chrono::hours kBangkok{7};
constexpr std::int64_t kStartMs = 1'497'405'600'000;  // 14 June 2017, 09:00 in Bangkok.

std::string one_line(const std::string& bubble) {
  return std::regex_replace(bubble, std::regex("\n"), " / ");
}

std::string trimmed(const std::string& text) {
  const auto from = text.find_first_not_of(" \t");
  if (from == std::string::npos) return "";
  return text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

// Whether `text` is `pattern`, in which "…" stands for anything.
bool matches(const std::string& text, const std::string& pattern) {
  const std::string any = "…";
  std::size_t at = 0;
  std::size_t from = 0;
  bool is_anchored = true;
  while (true) {
    const auto end = pattern.find(any, from);
    const std::string piece = pattern.substr(from, end == std::string::npos ? end : end - from);
    const bool is_last = end == std::string::npos;
    if (is_last && !is_anchored) {
      return text.size() >= at + piece.size() &&
             text.compare(text.size() - piece.size(), piece.size(), piece) == 0;
    }
    const auto found = is_anchored
                           ? (text.compare(at, piece.size(), piece) == 0 ? at : std::string::npos)
                           : text.find(piece, at);
    if (found == std::string::npos) return false;
    at = found + piece.size();
    if (is_last) return at == text.size();
    from = end + any.size();
    is_anchored = false;
  }
}

struct Expected {
  std::string words;
  std::vector<std::string> buttons;
  bool has_buttons = false;
  bool may_have_more = false;
};

Expected parse_expected(const std::string& line) {
  Expected expected;
  static const std::regex kButtons(R"(^(.*?)((?:\s*\[[^\]]+\])+)$)");
  std::smatch match;
  if (!std::regex_match(line, match, kButtons)) {
    expected.words = line;
    return expected;
  }
  expected.words = trimmed(match[1]);
  expected.has_buttons = true;
  const std::string buttons = match[2];
  static const std::regex kButton(R"(\[([^\]]+)\])");
  for (std::sregex_iterator i(buttons.begin(), buttons.end(), kButton), end; i != end; ++i) {
    if ((*i)[1] == "...") {
      expected.may_have_more = true;
    } else {
      expected.buttons.push_back((*i)[1]);
    }
  }
  return expected;
}

std::unique_ptr<EventHandler> make_programme() {
  ProgrammeSettings settings;
  settings.public_url = "https://bot.example";
  settings.line_basic_id = "@example";
  return std::make_unique<Programme>(Chat::texts(), settings);
}

// A date or a sentence of ours among what stands in `kept` as somebody's own words.
std::string quoted_in(const Json& kept) {
  static const std::set<std::string> sentences = [] {
    std::set<std::string> all;
    for (const auto language : {Language::kThai, Language::kEnglish}) {
      for (const auto& key : Chat::texts().keys(language)) {
        // What an occupation is called is what people write, too.
        if (key.rfind("occupation.", 0) != 0) all.insert(Chat::texts().say(language, key));
      }
    }
    return all;
  }();
  static const std::regex date(R"(\d (\S{1,4}\.\S{1,4}\.|[A-Z][a-z][a-z]) \d\d)");
  for (const auto& [name, value] : kept.items()) {
    if (value.is_object()) {
      const bool is_sentence = value.contains("values");
      if (const auto found = is_sentence ? quoted_in(value.at("values")) : ""; !found.empty()) {
        return found;
      }
    }
    if (!value.is_string() || value == "" || name == "tasks") continue;
    const std::string text = value;
    if (sentences.count(text) > 0 || std::regex_search(text, date)) return name + ": " + text;
  }
  return {};
}

}  // namespace

const Texts& Chat::texts() {
  static const Texts kTexts(source_dir() + "/locales");
  return kTexts;
}

Chat::Chat()
    : database_("sqlite://:memory:"),
      player_((seed_demo(database_, instant_from(kStartMs)), database_), make_programme,
              instant_from(kStartMs)),
      records_(database_) {
  // All that was ever kept for somebody's next message, read or not.
  database_.writer().execute("CREATE TEMP TABLE told_ever (text_key TEXT, values_json TEXT)");
  database_.writer().execute(
      "CREATE TEMP TRIGGER take_as_told AFTER INSERT ON main.held_message BEGIN"
      " INSERT INTO told_ever VALUES (NEW.text_key, NEW.values_json); END");
}

Chat::~Chat() {
  if (std::uncaught_exceptions() == throwing_) CHECK(worded_too_early() == "");
}

std::string Chat::worded_too_early() {
  using Row = std::tuple<std::string, std::string>;
  Query<Row()> told(database_.writer(), "SELECT text_key, values_json FROM told_ever");
  for (const auto& [key, values] : told.all()) {
    if (const std::string found = quoted_in(Json::parse(values)); !found.empty()) {
      return key + " is kept in the words of who spoke: " + found;
    }
  }
  return {};
}

void Chat::fail(const std::string& why) {
  FAIL(why << "\nThe talk as it went:\n" << transcript_);
  throw std::logic_error(why);  // Not reached: FAIL throws.
}

void Chat::plays(const std::string& script) {
  std::istringstream lines(script);
  std::string raw;
  while (std::getline(lines, raw)) {
    const std::string line = trimmed(raw);
    if (line.empty() || line[0] == '#') continue;
    if (line[0] == '*') {
      nothing_left();
      transcript_ += line + "\n";
      stage(trimmed(line.substr(1)));
      continue;
    }
    const auto colon = line.find(':');
    if (colon == std::string::npos) fail("The script has a line without a speaker: " + line);
    const std::string speaker = line.substr(0, colon);
    const std::string words = trimmed(line.substr(colon + 1));
    if (speaker == "bot") {
      expect(words);
    } else {
      nothing_left();
      act(speaker, words);
    }
  }
  nothing_left();
}

void Chat::act(const std::string& person, const std::string& words) {
  transcript_ += person + ": " + words + "\n";
  player_.clock().move(std::chrono::seconds(5));
  const bool taps = words.size() > 2 && words.front() == '[' && words.back() == ']';
  Heard heard;
  const auto thrown = thrown_by([&] {
    heard = taps ? player_.taps(person, words.substr(1, words.size() - 2))
                 : player_.says(person, words);
  });
  if (thrown) fail(thrown->words);
  if (is_line_down_) return;
  waiting_bubbles_ = heard.bubbles;
  waiting_buttons_ = heard.buttons;
  for (std::size_t i = 0; i < heard.bubbles.size(); ++i) {
    transcript_ += "bot:  " + one_line(heard.bubbles[i]);
    if (i + 1 == heard.bubbles.size()) {
      for (const auto& label : heard.buttons) transcript_ += " [" + label + "]";
    }
    transcript_ += "\n";
  }
}

void Chat::expect(const std::string& line) {
  if (waiting_bubbles_.empty()) fail("The bot said nothing more, but this was expected: " + line);
  const Expected expected = parse_expected(line);
  const std::string said = one_line(waiting_bubbles_.front());
  waiting_bubbles_.erase(waiting_bubbles_.begin());
  if (!matches(said, expected.words)) {
    fail("Expected: " + expected.words + "\nSaid:     " + said);
  }
  if (!expected.has_buttons) return;
  if (!waiting_bubbles_.empty()) fail("Buttons stand under the last bubble only: " + line);
  std::vector<std::string> shown = waiting_buttons_;
  if (expected.may_have_more && shown.size() > expected.buttons.size()) {
    shown.resize(expected.buttons.size());
  }
  if (shown != expected.buttons) fail("The buttons are others than: " + line);
}

void Chat::nothing_left() {
  if (!waiting_bubbles_.empty()) {
    fail("The script does not expect that the bot said: " + one_line(waiting_bubbles_.front()));
  }
}

void Chat::stage(const std::string& direction) {
  static const std::regex kTime(R"((\d+) (second|minute|hour|day|week)s? pass(?:es)?)");
  static const std::regex kMoment(R"(it is (\d{4}-\d\d-\d\d) (\d\d):(\d\d))");
  static const std::regex kWritten(R"(the next message was written (\d+) minutes? before)");
  static const std::regex kDoes(
      R"((\S+) (follows|unfollows|sends a sticker|sends a photo|sends a voice message|takes that back))");
  std::smatch match;
  if (std::regex_match(direction, match, kTime)) {
    const std::map<std::string, int> seconds{
        {"second", 1}, {"minute", 60}, {"hour", 3600}, {"day", 86'400}, {"week", 604'800}};
    player_.clock().move(std::chrono::seconds(std::stoll(match[1]) * seconds.at(match[2])));
    return;
  }
  if (std::regex_match(direction, match, kMoment)) {
    const Instant moment = Instant(*parse_iso_date(match[1].str())) - kBangkok +
                           std::chrono::hours(std::stoi(match[2])) +
                           std::chrono::minutes(std::stoi(match[3]));
    if (moment < player_.clock().now()) fail("The clock runs forward only: " + direction);
    player_.clock().move(moment - player_.clock().now());
    return;
  }
  if (std::regex_match(direction, match, kWritten)) {
    player_.writes_before(std::chrono::minutes(std::stoi(match[1])));
    return;
  }
  Heard heard;
  if (direction == "the service restarts") {
    player_.restart();
  } else if (direction == "LINE is down") {
    is_line_down_ = true;
  } else if (direction == "LINE is back") {
    is_line_down_ = false;
  } else if (direction == "LINE delivers that again") {
    heard = player_.delivers_again();
  } else if (std::regex_match(direction, match, kDoes)) {
    const std::map<std::string, EventType> types{{"follows", EventType::kFollow},
                                                 {"unfollows", EventType::kUnfollow},
                                                 {"sends a sticker", EventType::kSticker},
                                                 {"sends a photo", EventType::kImage},
                                                 {"sends a voice message", EventType::kAudio}};
    heard = match[2] == "takes that back" ? player_.takes_back(match[1])
                                          : player_.does(match[1], types.at(match[2]));
  } else {
    fail("No such stage direction: " + direction);
  }
  waiting_bubbles_ = heard.bubbles;
  waiting_buttons_ = heard.buttons;
  for (const auto& bubble : heard.bubbles) transcript_ += "bot:  " + one_line(bubble) + "\n";
}

HouseholdId Chat::add_household(const std::string& person, const std::string& house_no,
                                Relation relation) {
  const AccountId user = ChatPlayer::user_id(person);
  HouseholdId id;
  player_.change([&](Records& records) {
    for (const auto& known : records.households.find_by_house_no("92060301", house_no))
      id = known.id;
    if (id.empty()) {
      Household house = usual_house(house_no, now_ms(), user);
      house.id = id = new_id(now_ms());
      house.is_own_record = true;
      records.households.insert(house);
    }
    if (!records.line_accounts.find(user)) {
      records.line_accounts.save(usual_account(user, person, now_ms()));
    }
    records.household_links.insert({new_id(now_ms()), user, id, relation, now_ms(), {}});
  });
  return id;
}

std::vector<long long> Chat::reports(const HouseholdId& household_id) {
  std::vector<long long> baht;
  for (const auto& report : records_.income_reports.editable(household_id, "0000-00-00")) {
    baht.insert(baht.begin(), report.amount_satang / 100);
  }
  return baht;
}

void Chat::add_history(const HouseholdId& household_id, int baht, int weeks) {
  player_.change([&](Records& records) {
    const Day today =
        std::chrono::floor<std::chrono::days>(player_.clock().now() + std::chrono::hours(7));
    for (int week = weeks; week >= 1; --week) {
      const Period round = round_of(today - std::chrono::days{7 * week}, Pace::kWeekly, 0);
      IncomeReport report;
      report.id = new_id(now_ms());
      report.household_id = household_id;
      report.period_from = iso_date(round.from);
      report.period_to = report.earned_on = iso_date(round.to);
      report.amount_satang = baht * 100LL;
      report.reported_by = "earlier";
      report.created_at_ms = now_ms();
      records.income_reports.add(report);
    }
  });
}

}  // namespace sammachip
