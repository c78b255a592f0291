#pragma once

#include <chrono>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "simulator/acts.h"
#include "simulator/chats.h"

namespace sammachip::simulator {

class LinePlatform;

// A message of the bot as a person sees it.
struct Seen {
  std::string text;                  // See readable_text.
  std::vector<std::string> buttons;  // Labels in the message itself.
  std::vector<std::string> quick_replies;
  std::string sent_by;  // "reply", "push" or "multicast".
  std::string message_id;
  nlohmann::json message;  // LINE's message object.
};

// One person's phone, showing their chat with the bot (and the groups they are in). A light handle:
// copy it freely; the platform must outlive it. Acts return at once, the event is delivered by
// others. Acts throw CannotAct where the app would not let them happen. Safe from any thread.
class Phone {
 public:
  Phone(LinePlatform& platform, const Person& person);

  const std::string& id() const { return id_; }
  const std::string& name() const { return name_; }

  // Acts. Those that send a message return its id; the others the event's id.
  std::string says(const std::string& text);
  std::string says_in(const std::string& group, const std::string& text);
  std::string sends_sticker(const std::string& package_id = "446",
                            const std::string& sticker_id = "1988");
  // Without bytes: a small JPEG.
  std::string sends_photo(std::string bytes = {}, const std::string& content_type = "image/jpeg");
  std::string sends_video(std::string bytes = "film", int duration_ms = 5000);
  std::string sends_audio(std::string bytes = "sound", int duration_ms = 5000);
  std::string sends_file(const std::string& file_name, std::string bytes);
  std::string sends_location(const Spot& spot);
  std::string follows();
  std::string blocks();
  std::string unblocks() { return follows(); }
  std::string unsends(const std::string& message_id);
  std::string enters_beacon(const std::string& hardware_id);
  std::string posts_back(const std::string& data, const std::string& display_text = {});
  std::string invites_bot(const std::string& group);
  std::string joins(const std::string& group);

  // Taps what bears `label`: a quick reply of the last message, else the newest button of the
  // chat. `picked` is what a date or time picker is set to.
  Tap taps(const std::string& label, const std::string& picked = {});
  // Taps the newest button that ever bore `label`, also a quick reply long gone from the screen.
  Tap taps_old(const std::string& label, const std::string& picked = {});

  // Taps button `index` of that message of the bot, in the order of buttons_of.
  Tap taps_button(const std::string& message_id, std::size_t index, const std::string& picked = {});
  // Taps what the rich menu shows at area `area` (from 0), or the area whose action bears `label`.
  Tap taps_menu(std::size_t area);
  Tap taps_menu(const std::string& label);

  // Waits for the bot's messages after this person's last act; returns them as last_bubbles()
  // does. Empty if none came within `timeout`.
  std::vector<Seen> wait_reply(std::chrono::milliseconds timeout = std::chrono::seconds(60)) const;
  // The bot's messages since this person's last act.
  std::vector<Seen> last_bubbles() const;
  // All of the bot's messages in this chat.
  std::vector<Seen> bubbles() const;
  // The labels of the quick replies on the screen.
  std::vector<std::string> quick_replies() const;
  // The chat as text, oldest first: "> " before what this person said.
  std::string transcript() const;
  bool sees_loading() const;

 private:
  std::vector<Seen> seen_after(long long number) const;
  long long last_act() const;

  LinePlatform* platform_;
  std::string id_;
  std::string name_;
};

// The phone of the person of that name (or "U…" id), made if there is none: by then a friend of the
// bot, without the bot having heard of it.
Phone friends_phone(LinePlatform& platform, const std::string& name_or_id);
// The same, but made as someone who does not know the bot yet; see Phone::follows.
Phone strangers_phone(LinePlatform& platform, const std::string& name_or_id);

}  // namespace sammachip::simulator
