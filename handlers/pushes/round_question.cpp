#include "handlers/pushes/round_question.h"

#include <nlohmann/json.hpp>

#include "bot/talks/conversation.h"
#include "handlers/pushes/proposal_question.h"
#include "storage/database/identifier.h"
#include "storage/machine/conversations.h"
#include "storage/records.h"

namespace sammachip {

namespace {

constexpr std::string_view kCommand = "report_round|";

}  // namespace

std::string round_topic(const HouseholdId& household_id) { return "round|" + household_id; }

std::string round_command(const HouseholdId& household_id, const std::string& round) {
  return std::string(kCommand) + household_id + "|" + round;
}

void open_round_question(const AccountId& user_id, const HouseholdId& household_id,
                         const std::string& round, Day asked_on, Instant now, Records& records) {
  for (const auto& talk : records.conversations.all(user_id)) {
    if (talk.asked.empty()) continue;
    // Its buttons go on working; a figure is for what was asked last.
    if (talk.name == kProposalTalk) {
      records.conversations.erase(user_id, talk.name);
      continue;
    }
    const bool was_asked_too =
        talk.name == "report" && State::from_text(talk.answers, talk.asked).is_pushed;
    if (!was_asked_too) return;
  }
  State state;
  state.is_pushed = true;
  state.begun_on = iso_date(asked_on);
  state.answers = JsonValue{{kRoundAsked, round}, {"house", household_id}};
  const long long now_ms = milliseconds(now);
  records.conversations.save(user_id,
                             {"report", new_id(now_ms), state.to_text(), "amount", now_ms});
}

void open_round_question(const HeldMessage& message, Day read_on, Instant now, Records& records) {
  if (!message.topic.starts_with(round_topic(""))) return;
  for (const auto& button : Json::parse(message.buttons_json)) {
    const std::string command = button.value("command", "");
    if (!command.starts_with(kCommand)) continue;
    const std::string about = command.substr(kCommand.size());
    const auto bar = about.find('|');
    if (bar == std::string::npos) continue;
    open_round_question(message.user_id, HouseholdId(about.substr(0, bar)), about.substr(bar + 1),
                        read_on, now, records);
    return;
  }
}

}  // namespace sammachip
