#include "simulator/phone.h"

#include <optional>
#include <utility>

#include "simulator/line_platform.h"
#include "simulator/sample_photo.h"

namespace sammachip::simulator {

namespace {

Seen seen(const Bubble& bubble) {
  Seen seen;
  seen.text = readable_text(bubble.message);
  for (const auto& button : buttons_of(bubble.message)) {
    const bool is_quick = button.place == ButtonPlace::kQuickReply;
    (is_quick ? seen.quick_replies : seen.buttons).push_back(button.label);
  }
  seen.sent_by = bubble.sent_by;
  seen.message_id = bubble.message_id;
  seen.message = bubble.message;
  return seen;
}

std::optional<Button> with_label(const Bubble& bubble, const std::string& label) {
  for (auto& button : buttons_of(bubble.message)) {
    if (button.label == label) return button;
  }
  return std::nullopt;
}

// Only the last message of the bot shows its quick replies, until one is used.
bool shows_quick_replies(const Bubble& bubble, const Person& person, const Chats& chats) {
  if (bubble.number <= person.quick_replies_used) return false;
  for (const auto& later : chats.bubbles(bubble.chat, bubble.number)) {
    if (later.author == Author::kBot) return false;
  }
  return true;
}

}  // namespace

Phone::Phone(LinePlatform& platform, const Person& person)
    : platform_(&platform), id_(person.id), name_(person.name) {}

std::string Phone::says(const std::string& text) { return platform_->acts().says(id_, text); }

std::string Phone::says_in(const std::string& group, const std::string& text) {
  return platform_->acts().says(id_, text, platform_->group(group));
}

std::string Phone::sends_sticker(const std::string& package_id, const std::string& sticker_id) {
  return platform_->acts().sends_sticker(id_, package_id, sticker_id);
}

std::string Phone::sends_photo(std::string bytes, const std::string& content_type) {
  if (bytes.empty()) bytes = sample_photo();
  return platform_->acts().sends(id_, {"image", std::move(bytes), content_type, {}});
}

std::string Phone::sends_video(std::string bytes, int duration_ms) {
  return platform_->acts().sends(id_, {"video", std::move(bytes), "video/mp4", {}, duration_ms});
}

std::string Phone::sends_audio(std::string bytes, int duration_ms) {
  return platform_->acts().sends(id_, {"audio", std::move(bytes), "audio/x-m4a", {}, duration_ms});
}

std::string Phone::sends_file(const std::string& file_name, std::string bytes) {
  return platform_->acts().sends(id_,
                                 {"file", std::move(bytes), "application/octet-stream", file_name});
}

std::string Phone::sends_location(const Spot& spot) {
  return platform_->acts().sends_spot(id_, spot);
}

std::string Phone::follows() { return platform_->acts().follows(id_); }

std::string Phone::blocks() { return platform_->acts().blocks(id_); }

std::string Phone::unsends(const std::string& message_id) {
  return platform_->acts().unsends(id_, message_id);
}

std::string Phone::enters_beacon(const std::string& hardware_id) {
  return platform_->acts().enters_beacon(id_, hardware_id);
}

std::string Phone::posts_back(const std::string& data, const std::string& display_text) {
  return platform_->acts().posts_back(id_, data, display_text);
}

std::string Phone::invites_bot(const std::string& group) {
  return platform_->acts().invites_bot(id_, group);
}

std::string Phone::joins(const std::string& group) { return platform_->acts().joins(id_, group); }

Tap Phone::taps(const std::string& label, const std::string& picked) {
  const auto bubbles = platform_->chats().bubbles(id_);
  const auto person = platform_->chats().find(id_).value();
  std::string others;
  for (auto bubble = bubbles.rbegin(); bubble != bubbles.rend(); ++bubble) {
    if (bubble->author != Author::kBot) continue;
    const bool shows_quick = shows_quick_replies(*bubble, person, platform_->chats());
    // Quick replies stand below the message: they are looked at first.
    const auto buttons = buttons_of(bubble->message);
    for (auto button = buttons.rbegin(); button != buttons.rend(); ++button) {
      if (button->place == ButtonPlace::kQuickReply && !shows_quick) continue;
      if (button->label == label) return platform_->acts().taps(id_, *button, picked);
      others.insert(0, " [" + button->label + "]");
    }
  }
  throw CannotAct("no button [" + label + "] on the phone of " + name_ + "; there are:" + others);
}

Tap Phone::taps_old(const std::string& label, const std::string& picked) {
  const auto bubbles = platform_->chats().bubbles(id_);
  for (auto bubble = bubbles.rbegin(); bubble != bubbles.rend(); ++bubble) {
    if (bubble->author != Author::kBot) continue;
    if (const auto button = with_label(*bubble, label)) {
      return platform_->acts().taps(id_, *button, picked);
    }
  }
  throw CannotAct("there never was a button [" + label + "] on the phone of " + name_);
}

Tap Phone::taps_button(const std::string& message_id, std::size_t index,
                       const std::string& picked) {
  for (const auto& bubble : platform_->chats().bubbles(id_)) {
    if (bubble.message_id != message_id) continue;
    const auto buttons = buttons_of(bubble.message);
    if (index >= buttons.size()) throw CannotAct("that message has fewer buttons");
    return platform_->acts().taps(id_, buttons[index], picked);
  }
  throw CannotAct("there is no message " + message_id + " on the phone of " + name_);
}

Tap Phone::taps_menu(std::size_t area) { return platform_->acts().taps_menu(id_, area); }

Tap Phone::taps_menu(const std::string& label) {
  const auto menu = platform_->rich_menus().shown_to(id_);
  if (!menu) throw CannotAct("there is no rich menu on the phone of " + name_);
  const auto& areas = menu->body.at("areas");
  for (std::size_t i = 0; i < areas.size(); ++i) {
    if (areas[i].at("action").value("label", "") == label) return taps_menu(i);
  }
  throw CannotAct("no area [" + label + "] in the rich menu of " + name_);
}

long long Phone::last_act() const {
  const auto person = platform_->chats().find(id_);
  return person ? person->acted_after_bubble : 0;
}

std::vector<Seen> Phone::seen_after(long long number) const {
  std::vector<Seen> all;
  for (const auto& bubble : platform_->chats().bubbles(id_, number)) {
    if (bubble.author == Author::kBot) all.push_back(seen(bubble));
  }
  return all;
}

std::vector<Seen> Phone::wait_reply(std::chrono::milliseconds timeout) const {
  const long long act = last_act();
  std::vector<Seen> reply;
  platform_->changes().wait_until(
      [&] {
        reply = seen_after(act);
        return !reply.empty();
      },
      timeout);
  return reply;
}

std::vector<Seen> Phone::last_bubbles() const { return seen_after(last_act()); }

std::vector<Seen> Phone::bubbles() const { return seen_after(0); }

std::vector<std::string> Phone::quick_replies() const {
  const auto bubbles = platform_->chats().bubbles(id_);
  const auto person = platform_->chats().find(id_).value();
  for (auto bubble = bubbles.rbegin(); bubble != bubbles.rend(); ++bubble) {
    if (bubble->author != Author::kBot) continue;
    if (!shows_quick_replies(*bubble, person, platform_->chats())) return {};
    return seen(*bubble).quick_replies;
  }
  return {};
}

std::string Phone::transcript() const {
  std::string text;
  for (const auto& bubble : platform_->chats().bubbles(id_)) {
    if (bubble.author == Author::kPerson) text += "> ";
    text += bubble.unsent ? "(unsent)" : readable_text(bubble.message);
    text += '\n';
  }
  return text;
}

bool Phone::sees_loading() const {
  const auto person = platform_->chats().find(id_);
  return person && person->loading_until_ms > platform_->clock().now_ms();
}

Phone friends_phone(LinePlatform& platform, const std::string& name_or_id) {
  return {platform, platform.chats().person(name_or_id, Friendship::kFriend)};
}

Phone strangers_phone(LinePlatform& platform, const std::string& name_or_id) {
  return {platform, platform.chats().person(name_or_id, Friendship::kStranger)};
}

}  // namespace sammachip::simulator
