#include "tests/handlers/talks/talk_stage.h"

#include <sqlite3.h>

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>
#include <stdexcept>

#include "bot/talks/talk_buttons.h"
#include "handlers/joining/invitations.h"
#include "handlers/village/villages.h"
#include "storage/database/migrations.h"
#include "storage/database/query.h"
#include "storage/machine/conversations.h"
#include "storage/villages/places.h"
#include "storage/villages/team_members.h"
#include "support/village.h"

namespace sammachip {

namespace {

// The steps of the release that kept neither days nor contracts with its talks.
constexpr std::size_t kStepsBefore = 23;

// The machine's own: what is to be sent, what came in, who is where in which talk.
const std::set<std::string> kMachine{
    "conversation", "inbox",         "outbox",    "held_message", "notification",
    "push_ledger",  "scheduled_job", "menu_link", "lease",        "schema_migration",
    "setting",      "code_attempt",  "photo",     "late_task",    "household_standing",
    "said",         "stuck_person"};

// What tells when something was written, until when something is to be done because of it, or what
// was said last; and the code of an invitation, which is another one each time.
bool is_left_out(const std::string& table, const std::string& column) {
  if ((table == "invitation" || table == "join_code") && column == "code") return true;
  // The release before did not keep these.
  if (table == "help_request" && column == "from_village") return true;
  if (table == "forum" && column == "starts_at") return true;
  // The release before kept how much was handed out in words alone.
  if (table == "handover" && (column == "amount_milli" || column == "unit")) return true;
  static const std::set<std::string> names{
      "due_on",        "notice_due_on",         "until_on",     "message_id", "run",
      "last_question", "last_text_fingerprint", "shown_buttons"};
  return column.ends_with("_ms") || names.contains(column);
}

// Where the row of a name is found.
const std::map<std::string, std::string>& rows() {
  static const std::map<std::string, std::string> kRows{
      {"programme", "SELECT id FROM village_programme WHERE village_code = '92060301'"},
      {"programme2", "SELECT id FROM village_programme WHERE village_code = '92060304'"},
      {"before", "SELECT id FROM village_programme WHERE fiscal_year_be = 2559"},
      {"first", "SELECT id FROM household WHERE house_no = '90'"},
      {"second", "SELECT id FROM household WHERE house_no = '91'"},
      {"third", "SELECT id FROM household WHERE house_no = '92'"},
      {"sage", "SELECT id FROM team_member WHERE name = 'ปราชญ์'"},
      {"member", "SELECT id FROM team_member ORDER BY created_at_ms DESC, id DESC"},
      {"purchase", "SELECT id FROM purchase ORDER BY created_at_ms DESC"},
      {"handover",
       "SELECT id FROM handover WHERE household_id IN"
       " (SELECT id FROM household WHERE house_no = '92')"},
      {"session", "SELECT id FROM training_session ORDER BY created_at_ms DESC"},
      {"help", "SELECT id FROM help_request ORDER BY created_at_ms DESC"},
      {"stuck", "SELECT id FROM stuck_person ORDER BY since_ms DESC"},
      {"report", "SELECT id FROM income_report ORDER BY created_at_ms DESC"},
      {"submission", "SELECT id FROM submission ORDER BY sent_at_ms DESC"},
      {"candidate", "SELECT id FROM candidate ORDER BY created_at_ms DESC, id DESC"},
      {"request", "SELECT id FROM data_request ORDER BY created_at_ms DESC"},
      {"visit", "SELECT id FROM visit ORDER BY created_at_ms DESC"}};
  return kRows;
}

Instant moment_of(const std::string& moment) {
  const auto day = parse_iso_date(moment.substr(0, 10));
  return Instant(*day) + std::chrono::hours(std::stoi(moment.substr(11, 2)) - 7) +
         std::chrono::minutes(std::stoi(moment.substr(14, 2)));
}

void copy(sqlite3* from, sqlite3* to) {
  sqlite3_backup* backup = sqlite3_backup_init(to, "main", from, "main");
  if (backup == nullptr) throw std::runtime_error(sqlite3_errmsg(to));
  sqlite3_backup_step(backup, -1);
  if (sqlite3_backup_finish(backup) != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(to));
}

std::string trimmed(const std::string& text) {
  const auto from = text.find_first_not_of(" \t");
  if (from == std::string::npos) return "";
  return text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

const std::regex& uuid() {
  static const std::regex kUuid("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  return kUuid;
}

}  // namespace

std::vector<std::string> changes_between(const Holdings& before, const Holdings& after) {
  std::vector<std::string> gone, come;
  std::ranges::set_difference(before, after, std::back_inserter(gone));
  std::ranges::set_difference(after, before, std::back_inserter(come));
  const auto is_known = [&](const std::string& id) {
    return std::ranges::any_of(
        before, [&](const std::string& row) { return row.find(id) != std::string::npos; });
  };
  std::vector<std::string> changes;
  for (const auto& row : gone) changes.push_back("- " + row);
  for (const auto& row : come) {
    std::string text;
    auto rest = row.begin();
    for (std::sregex_iterator id(row.begin(), row.end(), uuid()), end; id != end; ++id) {
      text.append(rest, row.begin() + id->position());
      text += is_known(id->str()) ? id->str() : "new";
      rest = row.begin() + id->position() + id->length();
    }
    changes.push_back("+ " + text.append(rest, row.end()));
  }
  std::ranges::sort(changes);
  return changes;
}

std::string all_lines(const std::vector<std::string>& lines) {
  std::string all;
  for (const auto& line : lines) all += "\n  " + line;
  return all;
}

TalkStage::TalkStage() : new_(nullptr, sqlite3_close), kept_(nullptr, sqlite3_close) {
  const ProgrammeId programme = add_leader(chat_, "ผู้นำ");
  set_targets(chat_, programme, 3, 3);
  const TeamMemberId sage = add_sage(chat_, programme, "ปราชญ์", "ปราชญ์");
  add_officer(chat_, "อร", "920603");
  add_officer(chat_, "วิชัย", "9206");
  add_officer(chat_, "ปกรณ์", "9206");
  add_officer(chat_, "สุดา", "92");
  confirm_team(chat_, programme);
  hold_forum(chat_, programme);
  add_listed_household(chat_, programme, "90", "สมใจ", sage);
  add_listed_household(chat_, programme, "91", "บุญมี");
  const HouseholdId without_line = add_listed_household(chat_, programme, "92");
  confirm_list(chat_, programme);
  chat_.player().change([&](Records& records) {
    VillageProgramme year = records.places.find_programme_by_id(programme).value();
    year.budget_satang = 1'000'000;
    records.places.upsert(year);
    Household third = records.households.find(without_line).value();
    forget_record(third);
    records.households.update(third);
  });
  set_targets(chat_, ProgrammeId(add_leader(chat_, "ผู้นำสอง", kSecondVillage)), 2, 2);
  chat_.player().change([&](Records& records) {
    records.places.upsert(Village{"92060305", 5, "เก่า", "920603"});
    TeamMember leader;
    leader.id = "an-old-leader";
    leader.programme_id = open_year("92060305", 2559, chat_.now_ms(), records);
    leader.kind = TeamKind::kLeader;
    leader.name = "ผู้นำเก่า";
    leader.status = TeamStatus::kConfirmed;
    records.team_members.insert(leader);
  });
  Connection& connection = chat_.database().writer();
  Query<std::string()> tables(connection, "SELECT name FROM sqlite_schema WHERE type = 'table'");
  for (const auto& table : tables.all()) {
    if (kMachine.contains(table)) continue;
    Query<std::string(std::string_view)> names(
        connection, "SELECT name FROM pragma_table_info(:table) ORDER BY name");
    std::string text;
    for (const auto& column : names.all(table)) {
      if (is_left_out(table, column)) continue;
      text += " || ' " + column + "=' || COALESCE(CAST(" + column + " AS TEXT), 'NULL')";
    }
    tables_[table] = "SELECT '" + table + ":'" + text + " FROM " + table;
  }
  new_ = keep();
}

TalkStage::~TalkStage() = default;

TalkStage::Kept TalkStage::keep() {
  sqlite3* memory = nullptr;
  sqlite3_open(":memory:", &memory);
  Kept kept(memory, sqlite3_close);
  copy(chat_.database().writer().sqlite(), memory);
  return kept;
}

void TalkStage::put_back(const Kept& kept) {
  since_kept_.reset();
  copy(kept.get(), chat_.database().writer().sqlite());
}

void TalkStage::begins(const std::string& moment) {
  put_back(new_);
  transcript_ = "* it is " + moment + "\n";
  chat_.player().clock().move(moment_of(moment) - chat_.player().clock().now());
  chat_.player().restart();
}

void TalkStage::keeps() {
  kept_ = keep();
  kept_at_ = chat_.player().clock().now();
  kept_rows_.clear();
  since_kept_.reset();
  since_kept_.emplace(chat_.database().writer().sqlite());
}

void TalkStage::is_as_kept() {
  if (since_kept_) {
    since_kept_->undo();
  } else {
    put_back(kept_);
  }
  since_kept_.reset();
  since_kept_.emplace(chat_.database().writer().sqlite());
  chat_.player().clock().move(kept_at_ - chat_.player().clock().now());
}

void TalkStage::comes_to(const std::string& moment) {
  transcript_ += "* it is " + moment + "\n";
  chat_.player().clock().move(moment_of(moment) - chat_.player().clock().now());
}

std::string TalkStage::row(const std::string& name) {
  if (name == "code") {
    std::string code;
    chat_.player().change([&](Records& records) {
      InvitationFor what{"leader", kSecondVillage, {}, ProgrammeId(row("programme2"))};
      code = create_invitation(what, "command line", chat_.now_ms(), records);
    });
    return shown_invitation_code(code);
  }
  Query<std::string()> find(chat_.database().writer(), rows().at(name) + " LIMIT 1");
  const auto found = find.all();
  if (found.empty()) throw std::logic_error("There is no {" + name + "}.\n" + transcript_);
  return found.front();
}

std::string TalkStage::filled(std::string text) {
  for (auto from = text.find('{'); from != std::string::npos; from = text.find('{')) {
    const auto to = text.find('}', from);
    text.replace(from, to + 1 - from, row(text.substr(from + 1, to - from - 1)));
  }
  return text;
}

void TalkStage::executes(const std::string& sql) { chat_.database().writer().execute(filled(sql)); }

void TalkStage::hears(const Heard& heard) {
  last_heard_ = heard;
  std::istringstream lines(all_said(heard));
  for (std::string line; std::getline(lines, line);) transcript_ += "    " + line + "\n";
}

void TalkStage::is_brought_from_the_release_before() {
  const auto path = std::filesystem::temp_directory_path() / ("before-" + std::to_string(getpid()));
  for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path.string() + end);
  Connection before(parse_location("sqlite:///" + path.string()), Access::kReadWrite);
  migrate(before, all_migrations().first(kStepsBefore), {.now_ms = chat_.now_ms()});
  Connection& now = chat_.database().writer();
  now.execute("PRAGMA foreign_keys = OFF");
  now.execute("ATTACH '" + path.string() + "' AS before");
  Query<std::string()> tables(before, "SELECT name FROM sqlite_schema WHERE type = 'table'");
  for (const auto& table : tables.all()) {
    if (table == "schema_migration") continue;
    Query<std::string()> columns(
        before, "SELECT group_concat(name) FROM pragma_table_info('" + table + "')");
    const std::string names = columns.all().front();
    now.execute("DELETE FROM before." + table);
    now.execute("INSERT INTO before." + table + " (" + names + ") SELECT " + names + " FROM main." +
                table);
  }
  now.execute("DETACH before");
  before.execute(
      "UPDATE conversation SET answers = json_remove(answers, '$.\"~\".on',"
      " '$.\"~\".contracts', '$.\"~\".words', '$.days', '$.written_on', '$.another',"
      " '$.typed_again')");
  migrate(before, all_migrations(), {.now_ms = chat_.now_ms()});
  since_kept_.reset();
  copy(before.sqlite(), now.sqlite());
  now.execute("PRAGMA foreign_keys = ON");
  for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(path.string() + end);
  chat_.player().restart();
}

TalkStage::Tap TalkStage::of_the_release_before(Tap tap) {
  auto button = parse_talk_button(tap.data);
  if (!button || !button->value.has("~of")) return tap;
  button->value = JsonValue(button->value.json().at("v"));
  tap.data = talk_button_data(*button);
  return tap;
}

TalkStage::Tap TalkStage::finds(const std::string& line) {
  const auto colon = line.find(':');
  Tap tap;
  tap.person = trimmed(line.substr(0, colon));
  const std::string words = filled(trimmed(line.substr(colon + 1)));
  if (words.starts_with("c|")) {
    tap.data = words;
  } else if (words.front() == '[') {
    const std::string label = words.substr(1, words.size() - 2);
    for (const auto& [name, data] : chat_.player().buttons_of(tap.person)) {
      if (name == label) tap.data = data;
    }
    if (tap.data.empty()) throw std::logic_error("No button " + words + ".\n" + transcript_);
  } else {
    tap.words = words;
  }
  return tap;
}

Heard TalkStage::taps(const Tap& tap) {
  chat_.player().clock().move(std::chrono::seconds(5));
  const Heard heard = tap.data.empty() ? chat_.player().says(tap.person, tap.words)
                                       : chat_.player().posts_back(tap.person, tap.data);
  hears(heard);
  return heard;
}

void TalkStage::plays(const std::string& lines) {
  static const std::regex kPhoto(R"(\* (\S+) sends a photo)");
  static const std::regex kFollows(R"(\* (\S+) follows)");
  std::istringstream script(lines);
  for (std::string raw; std::getline(script, raw);) {
    const std::string line = trimmed(raw);
    if (line.empty()) continue;
    transcript_ += line + "\n";
    std::smatch match;
    if (std::regex_match(line, match, kPhoto)) {
      hears(chat_.player().does(match[1], EventType::kImage));
    } else if (std::regex_match(line, match, kFollows)) {
      hears(chat_.player().does(match[1], EventType::kFollow));
    } else {
      taps(finds(line));
    }
  }
}

std::string TalkStage::waits_for(const std::string& person) {
  const auto talks = chat_.records().conversations.all(ChatPlayer::user_id(person));
  if (talks.empty() || talks.front().asked.empty()) return "";
  return talks.front().name + "." + talks.front().asked;
}

Holdings TalkStage::holds() {
  const auto changed = since_kept_ ? since_kept_->tables() : std::set<std::string>();
  Holdings all;
  for (const auto& [table, sql] : tables_) {
    Query<std::string()> rows(chat_.database().writer(), sql);
    if (!since_kept_ || changed.contains(table)) {
      for (auto& row : rows.all()) all.insert(std::move(row));
      continue;
    }
    auto kept = kept_rows_.find(table);
    if (kept == kept_rows_.end()) kept = kept_rows_.emplace(table, rows.all()).first;
    all.insert(kept->second.begin(), kept->second.end());
  }
  return all;
}

}  // namespace sammachip
