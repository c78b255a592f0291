#include "handlers/visits/help_desk.h"

#include <algorithm>
#include <set>

#include "handlers/access/audit_notes.h"
#include "handlers/access/join_requests.h"
#include "handlers/access/roles.h"
#include "handlers/pushes/held.h"
#include "handlers/questions/day_readers.h"
#include "handlers/questions/readers.h"
#include "handlers/village/house_choice.h"
#include "handlers/village/still_open.h"
#include "handlers/visits/care.h"
#include "handlers/visits/talks.h"
#include "handlers/words/commands.h"
#include "handlers/words/endings.h"
#include "handlers/words/names.h"
#include "handlers/words/wording.h"
#include "language/answers/answers.h"
#include "storage/database/identifier.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

constexpr int kMostLooked = 100;
constexpr std::size_t kMostListed = 6;
constexpr int kUrgentDays = 1;

HelpRequest request_about(const HouseholdId& household_id, const std::string& kind, int answer_days,
                          Turn& turn) {
  HelpRequest request;
  request.id = new_id(milliseconds(turn.now));
  request.household_id = household_id;
  request.user_id = turn.account.user_id;
  request.kind = kind;
  request.created_at_ms = milliseconds(turn.now);
  request.due_on = iso_date(turn.today + std::chrono::days{answer_days});
  request.asked_for = kAskedForHousehold;
  return request;
}

void audit_help(const char* action, const HelpRequestId& request_id, Turn& turn) {
  audit_work(action, "help_request", request_id, turn);
}

bool may_look_after(const HelpRequest& request, const Household& house, const Turn& turn) {
  if (request.urgent) return may(Act::kDecide, about_house(house), turn);
  // A team member visits everywhere in the village, but only their own houses tell them what is
  // wrong.
  return may(Act::kNoteVisit, about_house(house), turn) &&
         may(Act::kSeeWhoReported, about_house(house), turn);
}

struct AskedHelp {
  HelpRequest request;
  Household house;
};

std::vector<AskedHelp> help_in_area(const AreaCode& area_code, const Turn& turn) {
  std::vector<AskedHelp> asked;
  for (auto& request : turn.records.help_requests.unclosed_in_area(area_code, kMostLooked)) {
    // Who is let into a house is for its people and the officer to say.
    if (!request.household_id || request.kind == kLinkKind) continue;
    const auto house = turn.records.households.find(*request.household_id);
    if (house && may_look_after(request, *house, turn)) {
      asked.push_back({std::move(request), *house});
    }
  }
  return asked;
}

std::vector<AskedHelp> help_to_see(const Turn& turn) {
  std::set<AreaCode> areas;
  for (const auto& standing : standings_of(turn)) {
    if (works_in({standing}, Act::kNoteVisit, standing.area_code)) areas.insert(standing.area_code);
  }
  std::vector<AskedHelp> all;
  std::set<std::string> seen;
  for (const auto& area : areas) {
    for (auto& one : help_in_area(area, turn)) {
      if (seen.insert(one.request.id).second) all.push_back(std::move(one));
    }
  }
  return all;
}

std::string owner_of(const HelpRequest& request, Turn& turn) {
  if (!request.taken_by) return say("help_list.nobody", turn);
  return name_of(*request.taken_by, turn);
}

std::string what_is_wanted(const HelpRequest& request, Turn& turn) {
  if (request.kind == kLifeKind) return say("help_list.life", turn);
  if (request.urgent) return say("help_list.urgent", turn);
  const std::string key = "help." + request.kind;
  std::string text = turn.texts.say(
      turn.language, turn.texts.has(turn.language, key) ? key : std::string("help.other"));
  if (request.text) text += " (" + *request.text + ")";
  if (request.asked_again_ms) text += " · " + say("help_list.asked_again", turn);
  return text;
}

std::string help_line(const AskedHelp& asked, std::int64_t number, Turn& turn) {
  return say("help_list.line",
             {{"number", number},
              {"house", asked.house.house_no},
              {"name", asked.house.head_name},
              {"what", what_is_wanted(asked.request, turn)},
              {"due", day_text(*parse_iso_date(asked.request.due_on), turn.language)},
              {"owner", owner_of(asked.request, turn)}},
             turn);
}

Ending with_list_button(const char* key, const Values& values = {}) {
  return ending_of(key, values, {{"button.help_list", "help_list"}, {"button.next", "next"}});
}

// What waits for who asked gives way to what is news since: one word of each request.
std::string topic_of(const HelpRequest& request) { return "help|" + request.id; }

void tell_asker(const HelpRequest& request, Fact sentence, ToldValues values, Turn& turn) {
  if (request.user_id == turn.account.user_id) return;
  values.emplace_back("name", Told::words(turn.account.called));
  hold_for(request.user_id, sentence, values, turn, {}, topic_of(request));
}

// Of the day until which it is looked at.
void tell_asker_of(const std::string& day, const HelpRequest& request, OfAMoment sentence,
                   ToldValues values, Turn& turn) {
  if (request.user_id == turn.account.user_id) return;
  values.emplace_back("name", Told::words(turn.account.called));
  const Instant until = Instant(*parse_iso_date(day) + std::chrono::days{1}) - turn.utc_offset;
  hold_for(request.user_id, sentence, values, until, turn, {}, topic_of(request));
}

// Why the request can no longer be looked after: it is closed, or its house is not theirs any more.
std::optional<Ending> help_over(const HelpRequestId& request_id, const Turn& turn) {
  if (help_within(request_id, turn)) return std::nullopt;
  const auto request = turn.records.help_requests.find(request_id);
  if (!request || !request->household_id) return with_list_button("help_list.gone");
  if (auto over = house_over(*request->household_id, Act::kNoteVisit, turn)) return over;
  const auto house = turn.records.households.find(*request->household_id);
  if (request->status != HelpStatus::kClosed || !may_look_after(*request, *house, turn)) {
    return with_list_button("help_list.gone");
  }
  return with_list_button("help_list.closed_by", last_change({"help_request", request_id}, turn));
}

// Gives a talk about one request its id, and that guard.
template <class T>
void about_help(FormConversation<T>& talk) {
  talk.given("request", &T::request);
  talk.still("help_request", &T::request, [](const Subject& request, const T&, Turn& turn) {
    return help_over(HelpRequestId(request.id), turn);
  });
}

struct NewDueDay {
  HelpRequestId request;  // Its id.
  std::string day;
};

Ending save_due(const NewDueDay& form, Turn& turn) {
  const auto request = help_within(form.request, turn);
  if (!request || !turn.records.help_requests.reschedule(request->id, form.day)) {
    return with_list_button("help_list.gone");
  }
  audit_help("help.reschedule", request->id, turn);
  const std::string day = day_text(*parse_iso_date(form.day), turn.language);
  tell_asker_of(form.day, *request, "help_due.told",
                {{"day", Told::day(*parse_iso_date(form.day))}}, turn);
  return with_list_button("help_due.done", {{"day", day}});
}

struct HelpDone {
  HelpRequestId request;  // Its id.
  std::string done;
};

Ending save_done(const HelpDone& form, Turn& turn) {
  const auto request = help_within(form.request, turn);
  // What is sensitive by law is not kept: docs/programme.md 9.2.
  const bool is_heavy = says_heavy_news(form.done);
  if (!request ||
      !turn.records.help_requests.close(request->id, turn.account.user_id,
                                        is_heavy ? "" : form.done, milliseconds(turn.now))) {
    return with_list_button("help_list.gone");
  }
  audit_help("help.close", request->id, turn);
  if (is_heavy || request->urgent) {
    tell_asker(*request, "help_close.told_without", {}, turn);
  } else {
    tell_asker(*request, "help_close.told", {{"done", Told::words(form.done)}}, turn);
  }
  return with_list_button(is_heavy ? "help_close.done_without" : "help_close.closed");
}

}  // namespace

void request_for_house(const Visit& visit, const std::string& kind, const std::string& text,
                       int answer_days, Turn& turn) {
  HelpRequest request = request_about(visit.household_id, kind, answer_days, turn);
  if (!text.empty()) request.text = text;
  request.visit_id = visit.id;
  turn.records.help_requests.insert(request);
}

void urgent_for_house(const HouseholdId& household_id, const std::optional<VisitId>& visit_id,
                      Turn& turn) {
  HelpRequest request = request_about(household_id, "urgent", kUrgentDays, turn);
  request.urgent = true;
  request.visit_id = visit_id;
  turn.records.help_requests.insert(request);
}

std::optional<HelpRequest> help_within(const HelpRequestId& request_id, const Turn& turn) {
  auto request = turn.records.help_requests.find(request_id);
  if (!request || request->status == HelpStatus::kClosed || !request->household_id ||
      request->kind == kLinkKind) {
    return std::nullopt;
  }
  const auto house = turn.records.households.find(*request->household_id);
  if (!house || !may_look_after(*request, *house, turn)) return std::nullopt;
  return request;
}

Ending show_help_list(Turn& turn) {
  const auto all = help_to_see(turn);
  if (all.empty()) return with_list_button("help_list.empty");
  std::vector<CommandButton> buttons;
  std::string lines;
  std::int64_t number = 0;
  for (const auto& asked : all) {
    if (static_cast<std::size_t>(number) == kMostListed) break;
    lines += "\n" + help_line(asked, ++number, turn);
    const Values values{{"number", number}};
    if (!asked.request.taken_by) {
      buttons.push_back({"help_list.answer_take", "help_take|" + asked.request.id, values});
    } else if (asked.request.taken_by == turn.account.user_id) {
      buttons.push_back({"help_list.answer_close", "help_close|" + asked.request.id, values});
    }
  }
  buttons.push_back({"button.next", "next"});
  return ending_of("help_list.all",
                   {{"count", static_cast<std::int64_t>(all.size())}, {"lines", lines}},
                   std::move(buttons));
}

WaitingHelp waiting_help(const VillageCode& village_code, Turn& turn) {
  WaitingHelp waiting{0, turn.today};
  for (const auto& asked : help_in_area(village_code, turn)) {
    if (asked.request.taken_by) continue;
    ++waiting.count;
    waiting.since = std::min(waiting.since, turn.day_of(instant_from(asked.request.created_at_ms)));
  }
  return waiting;
}

Ending take_help(const HelpRequestId& request_id, Turn& turn) {
  if (auto over = help_over(request_id, turn)) return *over;
  const auto request = help_within(request_id, turn);
  const bool is_taken = turn.records.help_requests.take(request->id, turn.account.user_id);
  if (!is_taken && request->taken_by != turn.account.user_id) {
    return with_list_button("help_list.taken", {{"name", owner_of(*request, turn)}});
  }
  const auto house = turn.records.households.find(*request->household_id);
  const std::string due = day_text(*parse_iso_date(request->due_on), turn.language);
  if (is_taken) {
    audit_help("help.take", request->id, turn);
    if (request->due_on < iso_date(turn.today)) {
      tell_asker(*request, "help_list.told_taken_late", {}, turn);
    } else {
      tell_asker_of(request->due_on, *request, "help_list.told_taken",
                    {{"due", Told::day(*parse_iso_date(request->due_on))}}, turn);
    }
  }
  Ending ending = with_list_button(
      "help_list.yours", {{"house", house->house_no}, {"name", house->head_name}, {"due", due}});
  ending.buttons.insert(ending.buttons.begin(),
                        {CommandButton{"button.help_close", "help_close|" + request->id},
                         CommandButton{"button.help_due", "help_due|" + request->id}});
  return ending;
}

Ending ask_for_visited(const VisitId& visit_id, int answer_days, Turn& turn) {
  const auto visit = turn.records.visits.find(visit_id);
  if (!visit || visit->visited_by != turn.account.user_id ||
      !house_within(visit->household_id, Act::kNoteVisit, turn)) {
    return not_yours();
  }
  for (const auto& request : turn.records.help_requests.list_for_user(turn.account.user_id)) {
    if (request.visit_id == visit->id) return with_list_button("help_list.is_asked");
  }
  const bool is_known =
      visit->problem == "market" || visit->problem == "material" || visit->problem == "method";
  request_for_house(*visit, is_known ? visit->problem : "other", visit->need, answer_days, turn);
  return with_list_button("help_list.asked", {{"days", std::int64_t{answer_days}}});
}

Ending begin_with_request(const char* talk, const HelpRequestId& request_id, Turn& turn) {
  if (auto over = help_over(request_id, turn)) return *over;
  return begin_talk(talk, JsonValue{{"request", request_id}});
}

std::unique_ptr<Conversation> help_due_talk() {
  auto talk = std::make_unique<FormConversation<NewDueDay>>("help_due");
  about_help(*talk);
  talk->ask("day", &NewDueDay::day, future_day()).choices([](const NewDueDay&, Turn& turn) {
    return future_day_choices(turn);
  });
  talk->then(save_due);
  return talk;
}

std::unique_ptr<Conversation> help_close_talk() {
  auto talk = std::make_unique<FormConversation<HelpDone>>("help_close");
  about_help(*talk);
  talk->ask("done", &HelpDone::done, words_up_to(200));
  talk->then(save_done);
  return talk;
}

}  // namespace sammachip
