// An officer's message to a household, a village, the leaders or a tambon. Free at each one's next
// message, unless it is worth this month's pushes. docs/programme.md 8.4.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "bot/line/messages.h"
#include "handlers/access/audit_notes.h"
#include "handlers/access/recipients.h"
#include "handlers/access/roles.h"
#include "handlers/calendar/quiet_hours.h"
#include "handlers/calendar/rounds.h"
#include "handlers/households/house_search.h"
#include "handlers/officer/talks.h"
#include "handlers/officer/waiting.h"
#include "handlers/pushes/held.h"
#include "handlers/pushes/push_budget.h"
#include "handlers/questions/readers.h"
#include "handlers/village/still_open.h"
#include "handlers/village/villages.h"
#include "handlers/words/area_names.h"
#include "handlers/words/endings.h"
#include "handlers/words/names.h"
#include "handlers/words/wording.h"
#include "language/answers/answers.h"
#include "storage/database/identifier.h"
#include "storage/households/households.h"
#include "storage/machine/line_accounts.h"
#include "storage/machine/outbox.h"
#include "storage/machine/push_ledger.h"
#include "storage/records.h"
#include "storage/villages/places.h"

namespace sammachip {

namespace {

constexpr std::size_t kMostText = 1000;
constexpr std::size_t kMostPlaceButtons = 10;  // Buttons; "back" and "cancel" must still fit.
constexpr char kPushClass[] = "message";

enum class MessageWay { kFree, kPush };

constexpr auto enum_words(MessageWay) { return std::to_array<std::string_view>({"free", "push"}); }

enum class Addressees { kHouse, kVillage, kLeaders, kTambon };

constexpr auto enum_words(Addressees) {
  return std::to_array<std::string_view>({"house", "village", "leaders", "tambon"});
}

struct OfficersMessage {
  std::optional<Addressees> whom;
  HouseholdId house;
  ProgrammeId programme;
  AreaCode tambon;
  bool is_village_named = false, is_tambon_named = false;
  bool is_only_village = false;  // Only one can be meant, so it is not asked for.
  bool is_only_tambon = false;
  std::string text;
  std::optional<MessageWay> how = MessageWay::kFree;
};

bool is_for(const OfficersMessage& form, Addressees whom) { return form.whom == whom; }

Reader<std::string> house_to_tell() {
  Reader<std::string> reader;
  reader.read = [](const std::string& text, const Turn& turn) -> Result<std::string> {
    const auto houses = search_houses(Act::kDecide, text, turn);
    if (houses.size() == 1) return houses.front().id;
    Problem problem{houses.empty() ? "find.nothing" : "find.house",
                    {{"text", text}, {"count", std::ssize(houses)}}};
    for (const auto& house : houses) {
      if (problem.choices.size() == kMostPlaceButtons) break;
      problem.choices.push_back({"report.house_choice",
                                 house.id,
                                 {},
                                 {{"house", house.house_no}, {"name", house.head_name}}});
    }
    return tl::make_unexpected(problem);
  };
  reader.check = [](const std::string& id, const Turn& turn) -> std::optional<Problem> {
    const auto house = turn.records.households.find(HouseholdId(id));
    if (house && may(Act::kDecide, about_house(*house), turn)) return std::nullopt;
    return Problem{"village.not_yours"};
  };
  return reader;
}

std::map<std::string, std::string> tambons_decided(const Turn& turn) {
  std::map<std::string, std::string> names;
  for (const auto& area : areas_decided(turn)) {
    for (const auto& place : turn.records.places.list_villages(area)) {
      names[place.village.tambon_code] = place.tambon_name;
    }
  }
  return names;
}

Reader<std::string> tambon_to_tell() {
  Reader<std::string> reader;
  reader.read = [](const std::string& text, const Turn& turn) -> Result<std::string> {
    for (const auto& [code, name] : tambons_decided(turn)) {
      if (contains_keyword(text, name)) return code;
    }
    return tl::make_unexpected(Problem{"village.again"});
  };
  reader.check = [](const std::string& code, const Turn& turn) -> std::optional<Problem> {
    if (may(Act::kDecide, about_area(AreaCode(code)), turn)) return std::nullopt;
    return Problem{"village.not_yours"};
  };
  return reader;
}

std::vector<Choice> tambon_choices(const OfficersMessage&, Turn& turn) {
  std::vector<Choice> choices;
  for (const auto& [code, name] : tambons_decided(turn)) {
    if (choices.size() == kMostPlaceButtons) break;
    choices.push_back({"", code, name});
  }
  return choices;
}

// Where only one village or tambon can be meant; not instead of one that was named.
void fill_in_only_places(OfficersMessage& form, Turn& turn) {
  const auto villages = villages_for(Act::kDecide, turn);
  form.is_only_village = villages.size() == 1 && !form.is_village_named;
  if (form.is_only_village) form.programme = villages.front().programme.id;
  const auto tambons = tambons_decided(turn);
  form.is_only_tambon = tambons.size() == 1 && !form.is_tambon_named;
  if (form.is_only_tambon) form.tambon = AreaCode(tambons.begin()->first);
}

Recipients recipients_of(const OfficersMessage& form, const Turn& turn) {
  if (is_for(form, Addressees::kHouse)) return of_house(form.house, turn);
  if (is_for(form, Addressees::kLeaders)) return leaders_in(areas_decided(turn), turn);
  if (is_for(form, Addressees::kTambon)) return of_area(form.tambon, turn);
  const auto village = village_year(form.programme, Act::kDecide, turn);
  return village ? of_village(village->place.village.code, turn) : Recipients{};
}

// The day on which a push would go out now.
Day push_day(const Turn& turn) { return turn.day_of(next_push_time(turn.now, turn.utc_offset)); }

bool can_push(const Recipients& recipients, const Turn& turn) {
  return !recipients.to_push.empty() &&
         std::ssize(recipients.to_push) <= pushes_left(push_day(turn), turn.records);
}

Values recipient_counts(const Recipients& recipients, const Turn& turn) {
  return {{"people", std::ssize(recipients.all)},
          {"cost", std::ssize(recipients.to_push)},
          {"left", std::int64_t{pushes_left(push_day(turn), turn.records)}}};
}

Say how_prompt(const OfficersMessage& form, Turn& turn) {
  const Recipients recipients = recipients_of(form, turn);
  const char* key = can_push(recipients, turn) ? "message.how" : "message.how_free";
  return {key, recipient_counts(recipients, turn)};
}

std::vector<Choice> ways_to_send(const OfficersMessage& form, Turn& turn) {
  std::vector<Choice> choices{{"message.answer_free", "free"}};
  if (can_push(recipients_of(form, turn), turn)) {
    choices.push_back({"message.answer_push", "push"});
  }
  return choices;
}

ToldValues message_facts(const std::string& text, const Turn& turn) {
  const auto areas = areas_decided(turn);
  const Told area = areas.empty() ? Told::words("") : Told::area(areas.front());
  const Told who = Told::sentence("message.sender",
                                  {{"name", Told::person(turn.account.user_id)}, {"area", area}});
  return {{"who", who}, {"text", Told::words(text)}};
}

void hold_message(const std::vector<AccountId>& users, const std::string& text, Turn& turn) {
  const ToldValues facts = message_facts(text, turn);
  for (const auto& user : users) hold_until_they_write(user, "message.held", facts, turn);
}

// Those who read this language.
std::vector<AccountId> readers_of(Language language, const std::vector<AccountId>& users,
                                  const Turn& turn) {
  std::vector<AccountId> readers;
  for (const auto& user : users) {
    const auto account = turn.records.line_accounts.find(user);
    if (language_from(account ? account->language : "") == language) readers.push_back(user);
  }
  return readers;
}

void push_in(Language language, const std::vector<AccountId>& users, const ToldValues& facts,
             Turn& turn) {
  Reply reply;
  const Values values = worded(facts, {language, turn.texts, turn.records});
  reply.bubbles.push_back({turn.texts.say(language, "message.held", values), {}});
  const long long due_ms = milliseconds(next_push_time(turn.now, turn.utc_offset));
  for (std::size_t from = 0; from < users.size(); from += kMostMulticast) {
    const auto first = users.begin() + static_cast<std::ptrdiff_t>(from);
    const auto most = std::min(kMostMulticast, users.size() - from);
    const std::vector<AccountId> some(first, first + static_cast<std::ptrdiff_t>(most));
    turn.records.outbox.insert(multicast_row(reply, some, due_ms, milliseconds(turn.now)));
  }
}

void push_message(const std::vector<AccountId>& users, const std::string& text, Turn& turn) {
  const ToldValues facts = message_facts(text, turn);
  for (const auto language : {Language::kThai, Language::kEnglish}) {
    push_in(language, readers_of(language, users, turn), facts, turn);
  }
  turn.records.push_ledger.add(month_key(push_day(turn)), kPushClass, std::ssize(users));
}

Subject place_told(const OfficersMessage& form, Turn&) {
  if (is_for(form, Addressees::kHouse)) return {"household", form.house};
  if (is_for(form, Addressees::kVillage)) return {"programme", form.programme};
  return {"area", form.tambon};
}

// Their role there ended, or the house is no longer within it.
std::optional<Ending> message_over(const Subject& place, const OfficersMessage& form, Turn& turn) {
  if (areas_decided(turn).empty()) return area_role_over(turn);
  if (is_for(form, Addressees::kVillage))
    return role_over(ProgrammeId(place.id), Act::kDecide, turn);
  if (!is_for(form, Addressees::kTambon) || place.id.empty()) return std::nullopt;
  return role_over(about_area(AreaCode(place.id)), Act::kDecide, turn);
}

// To whom the words go.
JsonValue people_told(const OfficersMessage& form, Turn& turn) {
  const Recipients recipients = recipients_of(form, turn);
  return Json{
      {"all", recipients.all},
      {"pushed", form.how == MessageWay::kPush ? recipients.to_push : std::vector<AccountId>{}},
      {"text", form.text}};
}

Ending send_officers_message(const OfficersMessage& form, Turn& turn) {
  const Recipients recipients = recipients_of(form, turn);
  if (recipients.all.empty()) return ending_of("message.nobody");
  // The month's pushes may have gone while the message was written.
  const bool pushes = form.how == MessageWay::kPush && can_push(recipients, turn);
  if (pushes) {
    push_message(recipients.to_push, form.text, turn);
    std::vector<AccountId> muted;
    std::set_difference(recipients.all.begin(), recipients.all.end(), recipients.to_push.begin(),
                        recipients.to_push.end(), std::back_inserter(muted));
    hold_message(muted, form.text, turn);
  } else {
    hold_message(recipients.all, form.text, turn);
  }
  audit_work("message.send", word_of(form.whom),
             is_for(form, Addressees::kTambon)
                 ? SubjectId(form.tambon)
                 : SubjectId(form.house.text() + form.programme.text()),
             JsonValue{{"people", recipients.all.size()}, {"pushed", pushes}}, turn);
  const bool is_later = next_push_time(turn.now, turn.utc_offset) != turn.now;
  const char* key = !pushes    ? "message.done_free"
                    : is_later ? "message.done_morning"
                               : "message.done_push";
  return ending_of(key, recipient_counts(recipients, turn), {{"button.waiting", "waiting"}});
}

}  // namespace

std::unique_ptr<Conversation> message_talk() {
  using Message = OfficersMessage;
  auto talk = std::make_unique<FormConversation<Message>>("message");
  talk->given("programme", &OfficersMessage::is_village_named)
      .given("tambon", &OfficersMessage::is_tambon_named)
      .prepare(fill_in_only_places);
  talk->ask("whom", &Message::whom,
            one_of({{"message.answer_house", "house"},
                    {"message.answer_village", "village"},
                    {"message.answer_leaders", "leaders"},
                    {"message.answer_tambon", "tambon"}}));
  talk->ask("house", &Message::house, house_to_tell()).only_if([](const Message& form, Turn&) {
    return is_for(form, Addressees::kHouse);
  });
  ask_village(*talk, &Message::programme, Act::kDecide);
  talk->only_if([](const Message& form, Turn&) {
    return is_for(form, Addressees::kVillage) && !form.is_only_village;
  });
  talk->ask("tambon", &Message::tambon, tambon_to_tell())
      .only_if([](const Message& form, Turn&) {
        return is_for(form, Addressees::kTambon) && !form.is_only_tambon;
      })
      .choices(tambon_choices);
  talk->ask("text", &Message::text, words_up_to(kMostText))
      .prompt([](const Message& form, Turn& turn) {
        return Say{"message.text", recipient_counts(recipients_of(form, turn), turn)};
      });
  talk->ask("how", &Message::how, words_up_to(10))
      .prompt(how_prompt)
      .choices(ways_to_send)
      .only_choices();
  talk->confirm("sure", "text", yes_or_no("message.answer_send", "message.answer_change"))
      .contract(people_told)
      .prompt([](const Message& form, Turn& turn) {
        Values values = recipient_counts(recipients_of(form, turn), turn);
        values.emplace_back("text", form.text);
        values.emplace_back("how", word_of(form.how));
        return Say{"message.sure", values};
      });
  talk->still(place_told, message_over);
  talk->then(send_officers_message);
  return talk;
}

}  // namespace sammachip
