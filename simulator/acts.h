#pragma once

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

#include "simulator/chats.h"
#include "simulator/clock.h"
#include "simulator/contents.h"
#include "simulator/message_view.h"
#include "simulator/reply_tokens.h"
#include "simulator/rich_menus.h"
#include "simulator/settings.h"
#include "simulator/webhooks.h"

namespace sammachip::simulator {

// What a person wants to do cannot be done on their phone: no such button, the bot is blocked.
struct CannotAct : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// Bytes that a person sends, and how the chat shows them.
struct Attachment {
  std::string kind;  // "image", "video", "audio" or "file".
  std::string bytes;
  std::string content_type;  // E.g. "image/jpeg".
  std::string file_name;     // Of files.
  int duration_ms = 5000;    // Of films and sounds.
};

struct Spot {
  std::string title;
  std::string address;
  double latitude = 0;
  double longitude = 0;
};

// What a tap did beyond the event it may have sent.
struct Tap {
  std::string event_id;  // Empty if LINE sends none, as for a link.
  std::string opened;    // The address of a link that was opened, the text that was copied.
};

// What people do on their phones: it shows in their chat and goes to the bot as a signed event.
// A chat is the person's own with the bot, or, where `group` is not empty, that group's.
// Everything throws CannotAct where LINE's app would not let it happen. Safe from any thread; what
// it refers to must outlive *this.
class Acts {
 public:
  Acts(const Settings& settings, const Clock& clock, Chats& chats, Contents& contents,
       ReplyTokens& reply_tokens, RichMenus& rich_menus, Webhooks& webhooks);

  // These return the message's id.
  std::string says(const std::string& user, const std::string& text, const std::string& group = {});
  std::string sends_sticker(const std::string& user, const std::string& package_id,
                            const std::string& sticker_id, const std::string& group = {});
  std::string sends(const std::string& user, Attachment attachment, const std::string& group = {});
  std::string sends_spot(const std::string& user, const Spot& spot, const std::string& group = {});

  // Follows the bot, unblocking it if need be. Returns the event's id, as do the next ones.
  std::string follows(const std::string& user);
  std::string blocks(const std::string& user);
  // Takes a message back, with its bytes.
  std::string unsends(const std::string& user, const std::string& message_id);
  std::string enters_beacon(const std::string& user, const std::string& hardware_id);
  // A postback as if from a button. `params` is added if not null.
  std::string posts_back(const std::string& user, const std::string& data,
                         const std::string& display_text = {}, nlohmann::json params = nullptr,
                         const std::string& group = {});
  // Does what LINE does when `button` is tapped. `picked` is the date or time of a picker
  // ("2026-11-22", "08:30", "2026-11-22T08:30"); empty: its initial value.
  Tap taps(const std::string& user, const Button& button, const std::string& picked = {},
           const std::string& group = {});

  // Taps area `area` (from 0) of the rich menu that is shown.
  Tap taps_menu(const std::string& user, std::size_t area, const std::string& picked = {});

  std::string invites_bot(const std::string& user, const std::string& group);
  std::string removes_bot(const std::string& group);
  std::string joins(const std::string& user, const std::string& group);
  std::string leaves(const std::string& user, const std::string& group);

  // Any event: type, source, timestamp, mode are added where missing; with `token`, a replyToken.
  enum class WithReplyToken { kNo, kYes };
  std::string raw(nlohmann::json event, const std::string& user, WithReplyToken token);

  // Marks the quick replies of the chat's last message as used up.
  void uses_quick_replies(const std::string& user);

 private:
  std::string send(const std::string& type, const std::string& user, const std::string& group,
                   WithReplyToken token, nlohmann::json more);
  std::string add_message(const std::string& user, const std::string& group,
                          nlohmann::json message);
  Tap switches_menu(const std::string& user, const nlohmann::json& action);
  void must_reach_bot(const std::string& user, const std::string& group) const;

  const Settings& settings_;
  const Clock& clock_;
  Chats& chats_;
  Contents& contents_;
  ReplyTokens& reply_tokens_;
  RichMenus& rich_menus_;
  Webhooks& webhooks_;
};

}  // namespace sammachip::simulator
