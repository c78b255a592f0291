#include "handlers/joining/link_requests.h"

#include "handlers/access/audit_notes.h"
#include "handlers/access/roles.h"
#include "handlers/forum/list_members.h"
#include "handlers/joining/talks.h"
#include "handlers/pushes/held.h"
#include "handlers/questions/readers.h"
#include "handlers/words/area_names.h"
#include "handlers/words/endings.h"
#include "handlers/words/names.h"
#include "storage/database/identifier.h"
#include "storage/households/help_requests.h"
#include "storage/households/household_links.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

constexpr std::chrono::days kAnsweredWithin{7};

// A request and its house, if the person may decide on it.
struct Asked {
  HelpRequest request;
  Household house;
};

struct LinkDecision {
  std::optional<Asked> asked;
  std::string relation;  // Of an acceptance.
  bool is_sure = true;   // Of a refusal.
};

std::optional<Asked> find_asked(const std::string& request_id, const Turn& turn) {
  auto request = turn.records.help_requests.find(request_id);
  if (!request || request->kind != "link" || !request->household_id) return std::nullopt;
  auto house = turn.records.households.find(*request->household_id);
  if (!house || !may(Act::kDecide, about_house(*house), turn)) return std::nullopt;
  return Asked{std::move(*request), std::move(*house)};
}

Values asked_values(const Asked& what, const Turn& turn) {
  return {{"name", name_of(what.request.user_id, turn)},
          {"house", what.house.house_no},
          {"head", what.house.head_name},
          {"village", area_text(what.house.village_code, turn)}};
}

void note_decision(const char* action, const Asked& what, Turn& turn) {
  const long long now_ms = milliseconds(turn.now);
  turn.records.help_requests.close(what.request.id, turn.account.user_id, "", now_ms);
  note_work(action, "household", what.house.id, turn);
}

Ending link_decided(const char* key, const Asked& what, Turn& turn) {
  return ending_of(key, asked_values(what, turn), {{"button.waiting", "waiting", {}}});
}

Ending accept(const LinkDecision& form, Turn& turn) {
  if (!form.asked) return not_yours();
  const auto& [request, house] = *form.asked;
  const std::string& user = request.user_id;
  // Somebody who left meanwhile is not brought back by an old request.
  if (request.status == HelpStatus::kClosed || !turn.records.line_accounts.find(user)) {
    return link_decided("link_accept.gone", *form.asked, turn);
  }
  if (!turn.records.household_links.find(user, house.id)) {
    const long long now_ms = milliseconds(turn.now);
    for (const auto& link : turn.records.household_links.list_for_household(house.id)) {
      hold_until_they_write(link.user_id, "link_accept.told_others",
                            {{"name", name_of(user, turn)}, {"house", house.house_no}}, turn);
    }
    turn.records.household_links.insert(
        {new_id(now_ms), user, house.id, relation_from(form.relation), now_ms, {}});
    if (form.relation != "helper") welcome_household(house.id, turn);
  }
  note_decision("household.link", *form.asked, turn);
  hold_for(user, "link_accept.told", {{"house", house.house_no}}, turn);
  return link_decided("link_accept.done", *form.asked, turn);
}

Ending refuse(const LinkDecision& form, Turn& turn) {
  if (!form.asked) return not_yours();
  const auto& [request, house] = *form.asked;
  if (!form.is_sure) return link_decided("link_refuse.not_done", *form.asked, turn);
  if (request.status == HelpStatus::kClosed)
    return link_decided("link_accept.gone", *form.asked, turn);
  note_decision("household.link_refused", *form.asked, turn);
  hold_for(request.user_id, "link_refuse.told", {{"house", house.house_no}}, turn);
  return link_decided("link_refuse.done", *form.asked, turn);
}

std::unique_ptr<FormConversation<LinkDecision>> talk_about_link(const char* name) {
  auto talk = std::make_unique<FormConversation<LinkDecision>>(name);
  talk->prepare([](LinkDecision& form, const State& state, Turn& turn) {
    form.asked = find_asked(state.answers.text_of("request"), turn);
  });
  return talk;
}

bool is_asked(const LinkDecision& form, Turn&) { return form.asked.has_value(); }

}  // namespace

Relation relation_from(const std::string& word) {
  if (word == "head") return Relation::kHead;
  return word == "member" ? Relation::kMember : Relation::kHelper;
}

void request_link(const Household& house, const std::string& called, Turn& turn) {
  turn.account.called = called;
  turn.records.line_accounts.save(turn.account);
  const std::string& user = turn.account.user_id;
  for (const auto& open : turn.records.help_requests.unclosed_for_user(user)) {
    if (open.kind == "link" && open.household_id == house.id) return;
  }
  HelpRequest request;
  request.id = new_id(milliseconds(turn.now));
  request.household_id = house.id;
  request.user_id = user;
  request.kind = "link";
  request.text = house.house_no;
  request.created_at_ms = milliseconds(turn.now);
  request.due_on = iso_date(turn.today + kAnsweredWithin);
  turn.records.help_requests.insert(request);
}

std::unique_ptr<Conversation> link_accept_talk() {
  auto talk = talk_about_link("link_accept");
  talk->ask("relation", &LinkDecision::relation,
            one_of({{"register.head", "head", {}, {}},
                    {"register.member", "member", {}, {}},
                    {"register.helper", "helper", {}, {}}}))
      .only_if(is_asked)
      .prompt([](const LinkDecision& form, Turn& turn) {
        return Say{"link_accept.relation", asked_values(*form.asked, turn), {}, {}};
      });
  talk->then([](const LinkDecision& form, const State&, Turn& turn) { return accept(form, turn); });
  return talk;
}

std::unique_ptr<Conversation> link_refuse_talk() {
  auto talk = talk_about_link("link_refuse");
  talk->ask("sure", &LinkDecision::is_sure, yes_or_no("button.refuse", "button.not_yet"))
      .only_if(is_asked)
      .prompt([](const LinkDecision& form, Turn& turn) {
        return Say{"link_refuse.sure", asked_values(*form.asked, turn), {}, {}};
      });
  talk->then([](const LinkDecision& form, const State&, Turn& turn) { return refuse(form, turn); });
  return talk;
}

}  // namespace sammachip
