// Asking a person for help, with a due date; nothing waits without an answer. DOMAIN 8, 13.
#include "handlers/access/audit_notes.h"
#include "handlers/access/houses.h"
#include "handlers/questions/readers.h"
#include "handlers/visits/help.h"
#include "handlers/visits/talks.h"
#include "handlers/words/names.h"
#include "handlers/words/wording.h"
#include "language/answers/answers.h"
#include "storage/database/identifier.h"
#include "storage/households/help_requests.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/places.h"

namespace sammachip {

namespace {

struct HelpWanted {
  std::string kind;
  std::optional<std::string> detail;
};

constexpr int kUrgentAnswerDays = 1;

void insert_request(const std::string& kind, const std::string& text, bool is_urgent,
                    int answer_days, Turn& turn) {
  HelpRequest request;
  request.id = new_id(milliseconds(turn.now));
  const auto& houses = houses_of(turn);
  if (!houses.empty()) request.household_id = houses.front().id;
  for (const auto& house : houses) {
    if (turn.account.current_household_id == house.id) request.household_id = house.id;
  }
  request.user_id = turn.account.user_id;
  request.kind = kind;
  if (!text.empty()) request.text = text;
  request.urgent = is_urgent;
  request.created_at_ms = milliseconds(turn.now);
  request.due_on = iso_date(turn.today + std::chrono::days{answer_days});
  turn.records.help_requests.insert(request);
}

std::optional<VillagePlace> place_of(Turn& turn) {
  const auto& houses = houses_of(turn);
  if (houses.empty()) return std::nullopt;
  return turn.records.places.find_village(houses.front().village_code);
}

Say contact(Turn& turn) {
  const auto place = place_of(turn);
  if (!place || place->office_phone.empty()) return {"contact.none", {}, {}, {}};
  const Values values{{"officer", place->officer_name},
                      {"district", place->district_name},
                      {"phone", place->office_phone}};
  return {place->officer_name.empty() ? "contact.office" : "contact.card", values, {}, {}};
}

Ending with_menu(Say say) {
  Ending ending;
  ending.says.push_back(std::move(say));
  ending.buttons = {{"button.menu", "menu", {}}};
  return ending;
}

}  // namespace

void request_help(const std::string& kind, const std::string& text, Turn& turn, int answer_days) {
  insert_request(kind, text, false, answer_days, turn);
}

Ending heavy_news(Turn& turn) {
  insert_request("urgent", "", true, kUrgentAnswerDays, turn);
  return with_menu({"help.urgent", {}, {}, {}});
}

Say help_sent(const ProgrammeSettings& settings, Turn& turn) {
  const auto place = place_of(turn);
  const std::string who = place && !place->officer_name.empty()
                              ? place->officer_name
                              : turn.texts.say(turn.language, "help.officer");
  return {"help.sent", {{"who", who}, {"days", std::int64_t{settings.help_answer_days}}}, {}, {}};
}

std::string contact_text(Turn& turn) { return worded(contact(turn), turn).text; }

Ending show_contact(Turn& turn) {
  Ending ending = with_menu(contact(turn));
  ending.buttons.insert(ending.buttons.begin(), CommandButton{"button.help", "ask_help", {}});
  return ending;
}

Ending help_by_person(const ProgrammeSettings& settings, Turn& turn) {
  request_help("other", "", turn, settings.help_answer_days);
  return with_menu({"help.person", {{"contact", contact_text(turn)}}, {}, {}});
}

Ending follow_up(Turn& turn) {
  const auto open = turn.records.help_requests.unclosed_for_user(turn.account.user_id);
  if (open.empty()) return with_menu({"help.nothing_open", {}, {}, {}});
  const HelpRequest& oldest = open.front();
  note_work("help.follow_up", "help_request", oldest.id, turn);
  const Day asked_on = turn.day_of(instant_from(oldest.created_at_ms));
  Values values{{"day", day_text(asked_on, turn.language)},
                {"due", day_text(*parse_iso_date(oldest.due_on), turn.language)},
                {"contact", contact_text(turn)}};
  if (!oldest.taken_by) return with_menu({"help.followed", values, {}, {}});
  values.emplace_back("owner", name_of(*oldest.taken_by, turn));
  return with_menu({"help.followed_taken", values, {}, {}});
}

std::unique_ptr<Conversation> ask_help_talk(const ProgrammeSettings& settings) {
  auto talk = std::make_unique<FormConversation<HelpWanted>>("ask_help");
  talk->ask("kind", &HelpWanted::kind,
            one_of({{"help.visit", "visit", {}, {}},
                    {"help.market", "market", {}, {}},
                    {"help.method", "method", {}, {}},
                    {"help.material", "material", {}, {}},
                    {"help.other", "other", {}, {}}}));
  talk->ask_optional("detail", &HelpWanted::detail, words_up_to(500));
  talk->then([settings](const HelpWanted& wanted, const State&, Turn& turn) {
    const std::string detail = wanted.detail.value_or("");
    // What is sensitive by law is not kept: only that somebody should call. DOMAIN 9, s.26.
    if (says_heavy_news(detail)) return heavy_news(turn);
    request_help(wanted.kind, detail, turn, settings.help_answer_days);
    return with_menu(help_sent(settings, turn));
  });
  return talk;
}

}  // namespace sammachip
