// An officer's answer to who asks to be let into a house: the way where the house itself is silent.
#include "handlers/access/roles.h"
#include "handlers/joining/link_requests.h"
#include "handlers/joining/talks.h"
#include "handlers/questions/readers.h"
#include "handlers/village/still_open.h"
#include "handlers/words/area_names.h"
#include "handlers/words/commands.h"
#include "handlers/words/endings.h"
#include "handlers/words/names.h"
#include "storage/records.h"

namespace sammachip {

namespace {

struct LinkDecision {
  HelpRequestId request_id;
  std::optional<JoinRequest> asked;  // If the person may decide on it.
  std::optional<Relation> relation;  // Of an acceptance.
  bool is_sure = true;               // Of a refusal.
};

std::optional<JoinRequest> asked_of_officer(const HelpRequestId& request_id, const Turn& turn) {
  auto asked = find_join_request(request_id, turn);
  if (!asked || !may(Act::kDecide, about_house(asked->house), turn)) return std::nullopt;
  return asked;
}

Values asked_values(const JoinRequest& what, const Turn& turn) {
  return {{"name", name_of(what.request.user_id, turn)},
          {"house", what.house.house_no},
          {"head", what.house.head_name},
          {"relation", what.request.asked_for},
          {"village", area_text(what.house.village_code, turn)}};
}

bool is_asked(const LinkDecision& form, Turn&) { return form.asked.has_value(); }

// What was answered meanwhile is not asked about.
Ending begin_decision(const char* talk, const HelpRequestId& request_id, Turn& turn) {
  const auto asked = asked_of_officer(request_id, turn);
  if (!asked) return not_yours();
  if (asked->request.status == HelpStatus::kClosed) return how_it_ended(*asked, turn);
  return begin_talk(talk, JsonValue{{"request", request_id}});
}

// The house or another officer answered first, or it is not theirs to answer any more.
std::optional<Ending> request_over(const Subject& subject, const LinkDecision& form, Turn& turn) {
  const auto asked = form.asked ? form.asked : find_join_request(HelpRequestId(subject.id), turn);
  if (!asked) return not_yours();
  if (auto over = role_over(about_house(asked->house), Act::kDecide, turn)) return over;
  if (asked->request.status != HelpStatus::kClosed) return std::nullopt;
  return how_it_ended(*asked, turn);
}

std::unique_ptr<FormConversation<LinkDecision>> talk_about_link(const char* name) {
  auto talk = std::make_unique<FormConversation<LinkDecision>>(name);
  talk->given("request", &LinkDecision::request_id).prepare([](LinkDecision& form, Turn& turn) {
    form.asked = asked_of_officer(form.request_id, turn);
  });
  talk->still("help_request", &LinkDecision::request_id, request_over);
  return talk;
}

Ending officer_refuses(const LinkDecision& form, Turn& turn) {
  if (form.is_sure) return decide_no(*form.asked, turn);
  return ending_of("link_refuse.not_done", asked_values(*form.asked, turn),
                   {{"button.waiting", "waiting"}});
}

}  // namespace

Ending begin_link_accept(const HelpRequestId& request_id, Turn& turn) {
  return begin_decision("link_accept", request_id, turn);
}

Ending begin_link_refuse(const HelpRequestId& request_id, Turn& turn) {
  return begin_decision("link_refuse", request_id, turn);
}

std::unique_ptr<Conversation> link_accept_talk() {
  auto talk = talk_about_link("link_accept");
  talk->ask("relation", &LinkDecision::relation,
            one_of({{"register.head", "head"},
                    {"register.member", "member"},
                    {"register.helper", "helper"}}))
      .only_if(is_asked)
      .prompt([](const LinkDecision& form, Turn& turn) {
        return Say{"link_accept.relation", asked_values(*form.asked, turn)};
      });
  talk->then([](const LinkDecision& form, Turn& turn) {
    return decide_yes(*form.asked, form.relation.value_or(Relation::kHelper), turn);
  });
  return talk;
}

std::unique_ptr<Conversation> link_refuse_talk() {
  auto talk = talk_about_link("link_refuse");
  talk->ask("sure", &LinkDecision::is_sure, yes_or_no("button.refuse", "button.not_yet"))
      .only_if(is_asked)
      .prompt([](const LinkDecision& form, Turn& turn) {
        return Say{"link_refuse.sure", asked_values(*form.asked, turn)};
      });
  talk->then(officer_refuses);
  return talk;
}

}  // namespace sammachip
