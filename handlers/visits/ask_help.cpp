// Asking a person for help, with a due date; nothing waits without an answer.
// docs/programme.md 7.3.
#include <algorithm>

#include "bot/talks/wording.h"
#include "handlers/access/audit_notes.h"
#include "handlers/access/getting_on.h"
#include "handlers/access/houses.h"
#include "handlers/access/join_requests.h"
#include "handlers/questions/readers.h"
#include "handlers/visits/care.h"
#include "handlers/visits/help.h"
#include "handlers/visits/talks.h"
#include "handlers/words/endings.h"
#include "handlers/words/names.h"
#include "handlers/words/wording.h"
#include "storage/database/identifier.h"
#include "storage/households/help_requests.h"
#include "storage/joining/stuck_people.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/places.h"

namespace sammachip {

namespace {

struct HelpWanted {
  HouseholdId house;  // For which it is, as it was when the talk began; empty: none.
  std::string kind;
  std::optional<std::string> detail;
};

constexpr int kUrgentAnswerDays = 1;
constexpr char kAnyHelp[] = "other";

// Of who has no house yet: from where they wrote, by the code they came with. Empty: not known.
VillageCode village_of_newcomer(const Turn& turn) {
  const auto& houses = houses_of(turn);
  if (!houses.empty()) return {};
  const auto entering = turn.records.stuck_people.find(turn.account.user_id);
  return entering ? entering->village_code : VillageCode();
}

HelpRequest insert_request(const std::string& kind, const std::string& text, bool is_urgent,
                           const HouseholdId& household_id, int answer_days, Turn& turn) {
  HelpRequest request;
  request.id = new_id(milliseconds(turn.now));
  if (!household_id.empty()) request.household_id = household_id;
  request.user_id = turn.account.user_id;
  request.kind = kind;
  if (!text.empty()) request.text = text;
  request.urgent = is_urgent;
  request.created_at_ms = milliseconds(turn.now);
  request.due_on = iso_date(turn.today + std::chrono::days{answer_days});
  if (household_id.empty()) request.from_village = village_of_newcomer(turn);
  turn.records.help_requests.insert(request);
  return request;
}

// Where the person's houses are, or the one that they wait to be let into, or their own area.
VillageCode village_of_person(Turn& turn) {
  const auto& houses = houses_of(turn);
  if (!houses.empty()) return houses.front().village_code;
  const auto waiting = join_requests_of(turn.account.user_id, turn);
  if (!waiting.empty()) return waiting.front().house.village_code;
  return village_of_newcomer(turn);
}

std::optional<VillagePlace> place_of(Turn& turn) {
  const VillageCode village = village_of_person(turn);
  if (village.empty()) return std::nullopt;
  return turn.records.places.find_village(village);
}

Say contact_at(const std::optional<VillagePlace>& place, Turn& turn) {
  if (place && !place->office_phone.empty()) {
    const Values values{{"officer", place->officer_name},
                        {"district", place->district_name},
                        {"phone", place->office_phone}};
    return {place->officer_name.empty() ? "contact.office" : "contact.card", values};
  }
  const OfficeContact& office = turn.memo.of<OfficeContact>();
  if (office.phone.empty()) return {"contact.none"};
  if (office.name.empty()) return {"contact.phone", {{"phone", office.phone}}};
  return {"contact.named", {{"name", office.name}, {"phone", office.phone}}};
}

Say contact(Turn& turn) { return contact_at(place_of(turn), turn); }

// The house is not the person's any more.
std::optional<Ending> own_house_gone(const Subject& subject, const HelpWanted&, Turn& turn) {
  const auto& houses = houses_of(turn);
  const bool is_own = subject.id.empty() ||
                      std::any_of(houses.begin(), houses.end(),
                                  [&](const Household& house) { return house.id == subject.id; });
  if (is_own) return std::nullopt;
  const auto house = turn.records.households.find(HouseholdId(subject.id));
  return ending_of("still.house_not_own", {{"house", house ? house->house_no : std::string()}},
                   {{"button.contact", "contact"}});
}

Ending with_menu(Say say) { return ending_of(std::move(say)); }

// Who will answer, as far as it is known.
std::string answerer(Turn& turn) {
  const auto place = place_of(turn);
  return place && !place->officer_name.empty() ? place->officer_name : say("help.officer", turn);
}

// Asked for before and still open: once more it would only be a second line in the officer's list.
std::optional<HelpRequest> open_for_a_person(Turn& turn) {
  for (auto& request : turn.records.help_requests.unclosed_for_user(turn.account.user_id)) {
    const bool is_the_same = request.kind == kAnyHelp && !request.text && !request.urgent;
    if (is_the_same && request.due_on >= iso_date(turn.today)) return std::move(request);
  }
  return std::nullopt;
}

// The sentence `key` about a request that is noted now, or was before.
Ending asked_for_a_person(const char* key, const ProgrammeSettings& settings, Turn& turn) {
  turn.memo.of<GettingOn>().wants_a_person = true;
  auto request = open_for_a_person(turn);
  if (!request) {
    request =
        insert_request(kAnyHelp, "", false, house_spoken_of(turn), settings.help_answer_days, turn);
  }
  Ending ending =
      with_menu({key,
                 {{"who", request->taken_by ? name_of(*request->taken_by, turn) : answerer(turn)},
                  {"due", day_text(*parse_iso_date(request->due_on), turn.language)},
                  {"contact", contact_text(turn)}}});
  // A question that waits is not put once more to who cannot answer it.
  ending.keeps_the_floor = true;
  return ending;
}

}  // namespace

void request_help(const std::string& kind, const std::string& text, Turn& turn, int answer_days) {
  insert_request(kind, text, false, house_spoken_of(turn), answer_days, turn);
}

Ending begin_ask_help(Turn& turn) {
  return begin_talk("ask_help", JsonValue{{"house", house_spoken_of(turn)}});
}

Ending begin_ask_help_saying(const std::string& words, Turn& turn) {
  return begin_talk("ask_help", JsonValue{{"house", house_spoken_of(turn)}, {"detail", words}});
}

HelpRequest request_urgently(const std::string& kind, Turn& turn) {
  return insert_request(kind, "", true, house_spoken_of(turn), kUrgentAnswerDays, turn);
}

Say help_sent(const ProgrammeSettings& settings, Turn& turn) {
  return {"help.sent",
          {{"who", answerer(turn)}, {"days", std::int64_t{settings.help_answer_days}}}};
}

std::string contact_text(Turn& turn) { return worded(contact(turn), turn).text; }

std::string contact_text_in(const VillageCode& village_code, Turn& turn) {
  return worded(contact_at(turn.records.places.find_village(village_code), turn), turn).text;
}

Ending show_contact(Turn& turn) {
  Ending ending = with_menu(contact(turn));
  ending.buttons.insert(ending.buttons.begin(), CommandButton{"button.help", "ask_help"});
  return ending;
}

Ending help_by_person(const ProgrammeSettings& settings, Turn& turn) {
  return asked_for_a_person("help.person", settings, turn);
}

Ending help_who_cannot_read(const ProgrammeSettings& settings, Turn& turn) {
  return asked_for_a_person("help.cannot_read", settings, turn);
}

Ending follow_up(Turn& turn) {
  const auto open = turn.records.help_requests.unclosed_for_user(turn.account.user_id);
  if (open.empty()) return with_menu({"help.nothing_open"});
  const HelpRequest& oldest = open.front();
  turn.records.help_requests.ask_again(oldest.id, milliseconds(turn.now));
  audit_work("help.follow_up", "help_request", oldest.id, turn);
  const bool is_late = oldest.due_on < iso_date(turn.today);
  const Day asked_on = turn.day_of(instant_from(oldest.created_at_ms));
  Values values{{"day", day_text(asked_on, turn.language)},
                {"due", day_text(*parse_iso_date(oldest.due_on), turn.language)},
                {"contact", contact_text(turn)}};
  if (!oldest.taken_by) {
    return with_menu({is_late ? "help.followed_late" : "help.followed", values});
  }
  values.emplace_back("owner", name_of(*oldest.taken_by, turn));
  return with_menu({is_late ? "help.followed_taken_late" : "help.followed_taken", values});
}

std::unique_ptr<Conversation> ask_help_talk(const ProgrammeSettings& settings) {
  auto talk = std::make_unique<FormConversation<HelpWanted>>("ask_help");
  talk->ask("kind", &HelpWanted::kind,
            one_of({{"help.visit", "visit"},
                    {"help.market", "market"},
                    {"help.method", "method"},
                    {"help.material", "material"},
                    {"help.other", "other"}}));
  talk->ask_optional("detail", &HelpWanted::detail, words_up_to(500));
  talk->given("house", &HelpWanted::house);
  talk->still("household", &HelpWanted::house, own_house_gone);
  talk->then([settings](const HelpWanted& wanted, Turn& turn) {
    const std::string detail = wanted.detail.value_or("");
    // What is sensitive by law is not kept: only that somebody should call. docs/programme.md 9.2.
    const Grave grave = read_grave_news(detail);
    if (grave != Grave::kNone && grave != Grave::kLoss) return take_care(grave, turn);
    const HouseholdId house = wanted.house.empty() ? house_spoken_of(turn) : wanted.house;
    insert_request(wanted.kind, detail, false, house, settings.help_answer_days, turn);
    return with_menu(help_sent(settings, turn));
  });
  return talk;
}

}  // namespace sammachip
