#include "simulator/control_api.h"
#include "simulator/line_platform.h"
#include "simulator/message_view.h"

namespace sammachip::simulator {

namespace {

using nlohmann::json;

const char* name_of(Friendship friendship) {
  switch (friendship) {
    case Friendship::kStranger:
      return "stranger";
    case Friendship::kFriend:
      return "friend";
    case Friendship::kBlocked:
      return "blocked";
  }
  return "";
}

json bubble_json(const Bubble& bubble) {
  json shown{{"number", bubble.number},
             {"chat", bubble.chat},
             {"author", bubble.author == Author::kBot ? "bot" : "person"},
             {"user", bubble.user_id},
             {"id", bubble.message_id},
             {"message", bubble.message},
             {"sent_by", bubble.sent_by},
             {"at_ms", bubble.at_ms},
             {"text", readable_text(bubble.message)}};
  // The actions in the order by which taps name them.
  for (const auto& button : buttons_of(bubble.message)) {
    shown["buttons"].push_back({{"label", button.label},
                                {"action", button.action},
                                {"quick", button.place == ButtonPlace::kQuickReply}});
  }
  return shown;
}

json person_json(LinePlatform& platform, const Person& person) {
  json shown{{"id", person.id},
             {"name", person.name},
             {"friendship", name_of(person.friendship)},
             {"was_friend", person.was_friend},
             {"loading", person.loading_until_ms > platform.clock().now_ms()},
             {"quick_replies_used", person.quick_replies_used}};
  if (const json& hints = platform.hints().of(person.name); !hints.is_null()) {
    shown["hints"] = hints;
  }
  if (const auto menu = platform.rich_menus().shown_to(person.id)) {
    shown["menu"] = menu->body;
    shown["menu"]["richMenuId"] = menu->id;
  }
  return shown;
}

}  // namespace

json state_json(LinePlatform& platform, long long bubbles_after, long long calls_after,
                long long deliveries_after) {
  json state;
  state["version"] = platform.changes().count();
  state["now_ms"] = platform.clock().now_ms();
  state["offset_ms"] = platform.clock().offset_ms();
  state["bot_name"] = platform.settings().bot_name;
  state["webhook_url"] = platform.webhooks().url();
  state["quota"] = {{"limit", platform.quota().limit()}, {"used", platform.quota().used()}};
  for (const char* key : {"people", "groups", "bubbles", "unsent", "calls", "deliveries"}) {
    state[key] = json::array();
  }
  for (const auto& person : platform.chats().people()) {
    state["people"].push_back(person_json(platform, person));
  }
  for (const auto& group : platform.chats().groups()) {
    state["groups"].push_back({{"id", group.id},
                               {"name", group.name},
                               {"members", group.members},
                               {"has_bot", group.has_bot}});
  }
  for (const auto& bubble : platform.chats().all_bubbles(0)) {
    if (bubble.unsent) state["unsent"].push_back(bubble.message_id);
    if (bubble.number > bubbles_after) state["bubbles"].push_back(bubble_json(bubble));
  }
  for (const auto& call : platform.calls().calls(calls_after)) {
    state["calls"].push_back(to_json(call));
  }
  for (const auto& delivery : platform.calls().deliveries(deliveries_after)) {
    state["deliveries"].push_back(to_json(delivery));
  }
  return state;
}

}  // namespace sammachip::simulator
