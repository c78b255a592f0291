#include "handlers/access/join_requests.h"

#include <utility>

#include "handlers/access/houses.h"
#include "handlers/words/commands.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

// Who has a house is led on by that one.
std::vector<JoinRequest> all_waited_for(const Turn& turn) {
  if (!houses_of(turn).empty()) return {};
  return join_requests_of(turn.account.user_id, turn);
}

std::vector<CommandButton> buttons_to_stop(const std::vector<JoinRequest>& waiting) {
  std::vector<CommandButton> buttons;
  buttons.reserve(waiting.size());
  for (const auto& [request, house] : waiting) {
    buttons.push_back(
        {"button.link_cancel", "link_cancel|" + request.id, {{"house", house.house_no}}});
  }
  return buttons;
}

}  // namespace

std::vector<JoinRequest> join_requests_of(const AccountId& user_id, const Turn& turn) {
  std::vector<JoinRequest> waiting;
  for (auto& request : turn.records.help_requests.unclosed_for_user(user_id)) {
    if (request.kind != kLinkKind || !request.household_id) continue;
    auto house = turn.records.households.find(*request.household_id);
    if (!house || house->status == HouseholdStatus::kLeft) continue;
    waiting.push_back({std::move(request), std::move(*house)});
  }
  return waiting;
}

std::vector<HelpRequest> join_requests_for(const HouseholdId& household_id, const Turn& turn) {
  auto requests = turn.records.help_requests.unclosed_for_household(household_id);
  std::erase_if(requests, [](const HelpRequest& request) { return request.kind != kLinkKind; });
  return requests;
}

std::optional<Ending> waits_to_join(Wrote wrote, const Turn& turn) {
  const auto waiting = all_waited_for(turn);
  if (waiting.empty()) return std::nullopt;
  std::string houses;
  for (const auto& one : waiting) houses += (houses.empty() ? "" : ", ") + one.house.house_no;
  Ending ending;
  const char* key = wrote == Wrote::kFigure ? "join.not_written" : "join.waits";
  ending.says.push_back({key, {{"house", houses}}});
  ending.buttons = buttons_to_stop(waiting);
  ending.buttons.push_back({"button.contact", "contact"});
  ending.buttons.push_back({"button.menu", "menu"});
  return ending;
}

Ending with_a_house(const char* talk, JsonValue answers, std::string text, Turn& turn) {
  if (!houses_of(turn).empty()) return begin_talk(talk, std::move(answers), std::move(text));
  const bool has_figure = !text.empty() || answers.has("amount");
  if (auto waits = waits_to_join(has_figure ? Wrote::kFigure : Wrote::kNothing, turn)) {
    return *std::move(waits);
  }
  Ending ending = begin_talk("register");
  ending.says.push_back({"report.no_house"});
  return ending;
}

std::vector<CommandButton> waiting_buttons(const Turn& turn) {
  return buttons_to_stop(all_waited_for(turn));
}

}  // namespace sammachip
