#include "handlers/joining/link_requests.h"

#include <algorithm>
#include <utility>

#include "handlers/access/audit_notes.h"
#include "handlers/access/houses.h"
#include "handlers/access/roles.h"
#include "handlers/forum/list_members.h"
#include "handlers/visits/help.h"
#include "handlers/words/endings.h"
#include "handlers/words/names.h"
#include "handlers/words/wording.h"
#include "storage/database/identifier.h"
#include "storage/joining/role_grants.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/places.h"

namespace sammachip {

namespace {

constexpr std::chrono::days kAnsweredWithin{7};
// A stranger with the village's code does not knock at every house of it.
constexpr std::size_t kMostOpenRequests = 3;

// What came of a request, as its done_text has it.
constexpr char kAccepted[] = "accepted";
constexpr char kRefused[] = "refused";
constexpr char kWithdrawn[] = "withdrawn";
constexpr char kByRole[] = "role";

std::string topic_of(const HelpRequest& request) { return "link|" + request.id; }

// Those of earlier releases do not, and are the officer's to answer.
bool says_who_they_are(const HelpRequest& request) {
  return from_text<Relation>(request.asked_for).has_value();
}

std::string called_of(const AccountId& user_id, const Turn& turn) {
  const auto account = turn.records.line_accounts.find(user_id);
  return account && !account->called.empty() ? account->called : "-";
}

bool is_of_house(const AccountId& user_id, const HouseholdId& household_id, const Turn& turn) {
  const auto link = turn.records.household_links.find(user_id, household_id);
  return link && link->relation != Relation::kHelper;
}

// Who reports for the house without being of it is asked nothing and reads nothing of it.
std::vector<AccountId> people_of(const HouseholdId& household_id, const Turn& turn) {
  std::vector<AccountId> people;
  for (const auto& link : turn.records.household_links.list_for_household(household_id)) {
    if (link.relation != Relation::kHelper) people.push_back(link.user_id);
  }
  return people;
}

// Of a house that nobody speaks for yet: who knows the village.
std::vector<AccountId> leaders_of(const VillageCode& village_code, const Turn& turn) {
  std::vector<AccountId> leaders;
  for (const auto& grant : turn.records.role_grants.list_in_area(
           AreaCode(village_code.text()), std::string(kAsLeader), milliseconds(turn.now))) {
    leaders.push_back(grant.user_id);
  }
  return leaders;
}

bool is_for_leader(const Household& house, const Turn& turn) {
  return people_of(house.id, turn).empty() &&
         !turn.records.household_links.was_ended(turn.account.user_id, house.id);
}

bool may_answer_as_leader(const Household& house, const Turn& turn) {
  if (!people_of(house.id, turn).empty()) return false;
  const auto leaders = leaders_of(house.village_code, turn);
  return std::find(leaders.begin(), leaders.end(), turn.account.user_id) != leaders.end();
}

const char* decider(const Household& house, const Turn& turn) {
  const bool is_near =
      is_of_house(turn.account.user_id, house.id, turn) || may_answer_as_leader(house, turn);
  return is_near ? "house" : "officer";
}

ToldValues ask_values(const HelpRequest& request, const Household& house, const Turn& turn) {
  return {{"name", Told::words(called_of(request.user_id, turn))},
          {"house", Told::words(house.house_no)},
          {"relation", Told::words(request.asked_for)}};
}

void ask_the_leader(const HelpRequest& request, const Household& house, Turn& turn) {
  ToldValues values = ask_values(request, house, turn);
  values.emplace_back("head", Told::words(house.head_name));
  values.emplace_back("village", Told::village(house.village_code));
  for (const auto& user : leaders_of(house.village_code, turn)) {
    if (user == request.user_id) continue;
    hold_until_they_write(user, "link_ask.told_leader", values, turn, answers_to(request, turn),
                          topic_of(request));
  }
}

void ask_the_house(const HelpRequest& request, const Household& house, Turn& turn) {
  if (is_for_leader(house, turn)) ask_the_leader(request, house, turn);
  for (const auto& user : people_of(house.id, turn)) {
    hold_until_they_write(user, "link_ask.told", ask_values(request, house, turn), turn,
                          answers_to(request, turn), topic_of(request));
  }
}

// False if it was closed before.
bool close_request(const HelpRequest& request, const char* what_came_of_it, Turn& turn) {
  if (!turn.records.help_requests.close(request.id, turn.account.user_id, what_came_of_it,
                                        milliseconds(turn.now))) {
    return false;
  }
  if (request.household_id) {
    auto asked = people_of(*request.household_id, turn);
    if (const auto house = turn.records.households.find(*request.household_id)) {
      for (auto& leader : leaders_of(house->village_code, turn)) asked.push_back(std::move(leader));
    }
    drop_held(asked, topic_of(request), turn);
  }
  return true;
}

Values decided_values(const JoinRequest& asked, const Turn& turn) {
  return {{"name", name_of(asked.request.user_id, turn)}, {"house", asked.house.house_no}};
}

// Where the person goes on who has answered.
std::vector<CommandButton> buttons_after(const Household& house, const Turn& turn) {
  if (decider(house, turn) == std::string("officer")) return {{"button.waiting", "waiting"}};
  return {{"button.data", "data"}};
}

// Another who waits for the same house is not forgotten over the first.
void ask_of_the_next(const Household& house, Ending& ending, Turn& turn) {
  if (!is_of_house(turn.account.user_id, house.id, turn)) return;
  const auto waiting = join_requests_for(house.id, turn);
  const auto found = std::find_if(waiting.begin(), waiting.end(), says_who_they_are);
  if (found == waiting.end()) return;
  const HelpRequest& next = *found;
  drop_held({turn.account.user_id}, topic_of(next), turn);
  const Listener self{turn.language, turn.texts, turn.records};
  ending.says.push_back({"link_ask.told", worded(ask_values(next, house, turn), self)});
  auto buttons = answers_to(next, turn);
  buttons.insert(buttons.end(), ending.buttons.begin(), ending.buttons.end());
  ending.buttons = std::move(buttons);
}

Ending decided(const char* key, const JoinRequest& asked, Turn& turn) {
  Ending ending = ending_of(key, decided_values(asked, turn), buttons_after(asked.house, turn));
  ask_of_the_next(asked.house, ending, turn);
  return ending;
}

// A house that was written down only because who asked named it is nobody's.
void forget_unknown_house(const JoinRequest& asked, Turn& turn) {
  Household house = asked.house;
  const bool is_only_named = house.status == HouseholdStatus::kCandidate && house.members == 0 &&
                             house.created_by == asked.request.user_id &&
                             people_of(house.id, turn).empty();
  if (!is_only_named) return;
  house.status = HouseholdStatus::kLeft;
  turn.records.households.update(house);
}

// A request that the person may answer as one of the house's people.
std::optional<JoinRequest> asked_of_house(const HelpRequestId& request_id, const Turn& turn) {
  auto asked = find_join_request(request_id, turn);
  if (!asked || !says_who_they_are(asked->request)) return std::nullopt;
  const bool may_answer = is_of_house(turn.account.user_id, asked->house.id, turn) ||
                          may_answer_as_leader(asked->house, turn);
  if (!may_answer) return std::nullopt;
  return asked;
}

// Nobody is let into a house that left.
bool is_over(const JoinRequest& asked, Turn& turn) {
  if (asked.house.status == HouseholdStatus::kLeft) close_request(asked.request, kWithdrawn, turn);
  return asked.request.status == HelpStatus::kClosed ||
         asked.house.status == HouseholdStatus::kLeft;
}

const char* waiting_key(const Household& house, const Turn& turn) {
  // A house that has nobody is asked for by who was taken out of it, or has no code.
  if (turn.records.household_links.list_for_household(house.id).empty()) {
    return is_for_leader(house, turn) ? "register.asked_leader" : "register.asked_officer";
  }
  return houses_of(turn).empty() ? "register.asked" : "register.asked_has_house";
}

// Whom the person can ask how it stands: the leader by name, else the officer.
std::string who_looks(const Household& house, const Turn& turn) {
  for (const auto& leader : leaders_of(house.village_code, turn)) {
    std::string name = called_of(leader, turn);
    if (name != "-") return name;
  }
  const auto place = turn.records.places.find_village(house.village_code);
  return place && !place->officer_name.empty() ? place->officer_name : say("help.officer", turn);
}

Ending told_to_wait(const HelpRequest& request, const Household& house, Turn& turn) {
  const auto& own = houses_of(turn);
  return ending_of(
      waiting_key(house, turn),
      {{"house", house.house_no},
       {"own", own.empty() ? std::string() : own.front().house_no},
       {"who", who_looks(house, turn)},
       {"contact", contact_text_in(house.village_code, turn)}},
      {{"button.link_cancel", "link_cancel|" + request.id, {{"house", house.house_no}}},
       {"button.contact", "contact"}});
}

}  // namespace

std::vector<CommandButton> answers_to(const HelpRequest& request, const Turn& turn) {
  if (!says_who_they_are(request)) return {};
  // With the name: a second one may be asked about in the same breath.
  const Values who{{"name", called_of(request.user_id, turn)}};
  return {{"button.link_yes", "link_yes|" + request.id, who},
          {"button.link_no", "link_no|" + request.id, who}};
}

Relation relation_from(const std::string& word) {
  if (word == "head") return Relation::kHead;
  return word == "member" ? Relation::kMember : Relation::kHelper;
}

bool must_ask(const Household& house, CameBy came_by, const Turn& turn) {
  HouseholdLinks& links = turn.records.household_links;
  if (came_by == CameBy::kNoCode || links.was_ended(turn.account.user_id, house.id)) return true;
  return came_by == CameBy::kVillageCode && !links.list_for_household(house.id).empty();
}

bool reports_by_role(const AccountId& user_id, Relation relation, const Household& house,
                     const Turn& turn) {
  if (!looks_after(user_id, house, turn)) return false;
  if (relation == Relation::kHelper) return true;
  const auto links = turn.records.household_links.list_for_user(user_id);
  return std::any_of(links.begin(), links.end(), [&](const HouseholdLink& link) {
    return link.relation != Relation::kHelper && link.household_id != house.id;
  });
}

Ending request_link(const Household& house, const std::string& relation, const std::string& called,
                    Turn& turn) {
  const AccountId& user = turn.account.user_id;
  const bool is_renamed = turn.account.called != called;
  turn.account.called = called;
  turn.records.line_accounts.save(turn.account);
  const auto open = join_requests_of(user, turn);
  std::size_t others = 0;
  for (const auto& [request, asked_house] : open) {
    if (asked_house.id != house.id) {
      ++others;
      continue;
    }
    if (request.asked_for == relation && !is_renamed) return told_to_wait(request, house, turn);
    // A yes to what was asked before is no yes to this.
    close_request(request, kWithdrawn, turn);
  }
  if (others >= kMostOpenRequests) {
    return ending_of("register.asked_enough", {}, {{"button.contact", "contact"}});
  }
  HelpRequest request;
  request.id = new_id(milliseconds(turn.now));
  request.household_id = house.id;
  request.user_id = user;
  request.kind = kLinkKind;
  request.text = house.house_no;
  request.asked_for = relation;
  request.created_at_ms = milliseconds(turn.now);
  request.due_on = iso_date(turn.today + kAnsweredWithin);
  turn.records.help_requests.insert(request);
  ask_the_house(request, house, turn);
  return told_to_wait(request, house, turn);
}

HouseholdLink let_in(const AccountId& user_id, const Household& house, Relation relation,
                     Turn& turn) {
  const long long now_ms = milliseconds(turn.now);
  HouseholdLink link{new_id(now_ms), user_id, house.id, relation, now_ms, {}};
  turn.records.household_links.insert(link);
  if (relation != Relation::kHelper) welcome_household(house.id, turn);
  for (const auto& [request, asked_house] : join_requests_of(user_id, turn)) {
    if (asked_house.id == house.id) close_request(request, kAccepted, turn);
  }
  audit_work("household.link", "household", house.id, turn);
  forget_houses(turn);
  return link;
}

void tell_of_new_link(const HouseholdLink& link, const Household& house, Fact sentence,
                      Turn& turn) {
  const std::string name = called_of(link.user_id, turn);
  const ToldValues values{{"name", Told::words(name)},
                          {"house", Told::words(house.house_no)},
                          {"by", Told::words(decider(house, turn))},
                          {"who", Told::words(called_of(turn.account.user_id, turn))}};
  for (const auto& user : people_of(house.id, turn)) {
    if (user == link.user_id || user == turn.account.user_id) continue;
    hold_until_they_write(user, sentence, values, turn,
                          {{"button.unlink", "unlink|" + link.id, {{"name", name}}}});
  }
}

std::optional<JoinRequest> find_join_request(const HelpRequestId& request_id, const Turn& turn) {
  auto request = turn.records.help_requests.find(request_id);
  if (!request || request->kind != kLinkKind || !request->household_id) return std::nullopt;
  auto house = turn.records.households.find(*request->household_id);
  if (!house) return std::nullopt;
  return JoinRequest{std::move(*request), std::move(*house)};
}

Ending how_it_ended(const JoinRequest& asked, Turn& turn) {
  const HelpRequest& request = asked.request;
  Values values = decided_values(asked, turn);
  const AccountId by = request.closed_by.value_or("");
  values.emplace_back("came", request.done_text.empty() ? "other" : request.done_text);
  values.emplace_back("by", by == turn.account.user_id ? say("name.you", turn) : name_of(by, turn));
  if (request.closed_at_ms) values.emplace_back("day", day_text(*request.closed_at_ms, turn));
  const char* key = request.closed_at_ms ? "link_accept.over" : "link_accept.gone";
  Ending ending = ending_of(key, values, buttons_after(asked.house, turn));
  ask_of_the_next(asked.house, ending, turn);
  return ending;
}

Ending decide_yes(const JoinRequest& asked, Relation relation, Turn& turn) {
  if (is_over(asked, turn)) return how_it_ended(asked, turn);
  const auto& [request, house] = asked;
  const AccountId& user = request.user_id;
  // Somebody who left meanwhile is not brought back by an old request.
  if (!turn.records.line_accounts.find(user)) {
    close_request(request, kWithdrawn, turn);
    return decided("link_accept.gone", asked, turn);
  }
  const bool is_by_role = reports_by_role(user, relation, house, turn);
  close_request(request, is_by_role ? kByRole : kAccepted, turn);
  if (is_by_role) {
    hold_for(user, "link_role.told", {{"house", Told::words(house.house_no)}}, turn);
    return decided("link_role.done", asked, turn);
  }
  if (!turn.records.household_links.find(user, house.id)) {
    tell_of_new_link(let_in(user, house, relation, turn), house, "link_accept.told_others", turn);
  }
  hold_for(user, "link_accept.told",
           {{"house", Told::words(house.house_no)}, {"by", Told::words(decider(house, turn))}},
           turn);
  return decided("link_accept.done", asked, turn);
}

Ending decide_no(const JoinRequest& asked, Turn& turn) {
  if (is_over(asked, turn)) return how_it_ended(asked, turn);
  const auto& [request, house] = asked;
  close_request(request, kRefused, turn);
  forget_unknown_house(asked, turn);
  audit_work("household.link_refused", "household", house.id, turn);
  hold_for(request.user_id, "link_refuse.told",
           {{"house", Told::words(house.house_no)}, {"by", Told::words(decider(house, turn))}},
           turn);
  return decided("link_refuse.done", asked, turn);
}

Ending agree_to_link(const HelpRequestId& request_id, Turn& turn) {
  const auto asked = asked_of_house(request_id, turn);
  if (!asked) return not_yours();
  return decide_yes(*asked, relation_from(asked->request.asked_for), turn);
}

Ending refuse_link(const HelpRequestId& request_id, Turn& turn) {
  const auto asked = asked_of_house(request_id, turn);
  return asked ? decide_no(*asked, turn) : not_yours();
}

Ending cancel_request(const HelpRequestId& request_id, Turn& turn) {
  const auto asked = find_join_request(request_id, turn);
  if (!asked || asked->request.user_id != turn.account.user_id) return not_yours();
  if (!close_request(asked->request, kWithdrawn, turn)) {
    return ending_of("link_cancel.over", {{"house", asked->house.house_no}});
  }
  return ending_of("link_cancel.done", {{"house", asked->house.house_no}},
                   {{"button.register", "register"}});
}

void withdraw_requests(Turn& turn) {
  for (const auto& [request, house] : join_requests_of(turn.account.user_id, turn)) {
    close_request(request, kWithdrawn, turn);
  }
}

}  // namespace sammachip
