// What the programme does with a photo, be it sent as one or as a file (LINE on a computer): the
// question that waits for one takes it, or it goes with the photo before it, or to the purchase
// that lacks one. What nobody waits for is not kept.
#include <algorithm>
#include <array>
#include <cctype>

#include "bot/talks/wording.h"
#include "handlers/access/getting_on.h"
#include "handlers/materials/sent_evidence.h"
#include "handlers/menu/menu.h"
#include "handlers/programme.h"
#include "handlers/village/sent_photos.h"
#include "storage/machine/line_accounts.h"
#include "storage/machine/photos.h"
#include "storage/records.h"

namespace sammachip {

namespace {

struct RefusedFile {
  std::string_view ending;
  const char* text_key;
};
constexpr std::array kRefusedFiles = {RefusedFile{".pdf", "media.photo_pdf"},
                                      RefusedFile{".heic", "media.photo_heic"},
                                      RefusedFile{".heif", "media.photo_heic"}};

// Of a file whose name says that it is no photo that can be kept: what to do instead. Of the others
// only the content tells.
const char* refused_by_name(const Event& event) {
  std::string name = event.file_name;
  std::transform(name.begin(), name.end(), name.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  for (const auto& refused : kRefusedFiles) {
    if (name.ends_with(refused.ending)) return refused.text_key;
  }
  return nullptr;
}

// How this answer stands to those to the other photos of its set.
Part part_of_set(const Turn& turn) {
  const Event& event = turn.event();
  if (event.set_id.empty()) return Part::kWhole;
  const auto kept = turn.records.photos.in_set(turn.account.user_id, event.set_id);
  const bool is_last = event.set_total > 0 && std::ssize(kept) >= event.set_total;
  return is_last ? Part::kLast : Part::kMoreMayCome;
}

// The talk in which something is bought asks for its photo in its own time.
bool is_about_to_ask(const std::string& question) {
  return question.starts_with("purchase.") || question.starts_with("evidence.");
}

}  // namespace

std::optional<Reply> Programme::take_photo(Turn& turn) {
  const auto before = photo_before(turn);
  const bool is_of_set = before && !turn.event().set_id.empty();
  if (!is_of_set && talks_.wants_photo(turn)) {
    return talks_.take_photo(keep_photo("", "", turn).id, turn);
  }
  if (before && talks_.holds(first_of(*before), turn)) {
    const PhotoId first = first_of(*before);
    keep_photo(with_photo(first), "", turn);
    return talks_.ask_again(turn, {{"media.photos", {{"count", count_with(first, turn)}}}});
  }
  if (is_about_to_ask(talks_.open_question(turn))) return std::nullopt;
  if (auto ending = take_sent_photo(before, turn)) return talks_.say(std::move(*ending), turn);
  return std::nullopt;
}

std::optional<Reply> Programme::take_picture(Turn& turn) {
  const Event& event = turn.event();
  const bool may_be_one = event.type == EventType::kImage || event.type == EventType::kFile;
  if (!may_be_one || event.message_id.empty()) return std::nullopt;
  const char* refused = event.type == EventType::kFile ? refused_by_name(event) : nullptr;
  if (refused == nullptr) return take_photo(turn);
  if (!talks_.wants_photo(turn) && !awaits_evidence(turn)) return std::nullopt;
  const Say what_to_do{refused};
  if (auto again = talks_.ask_again(turn, {what_to_do})) return again;
  return reply_of({what_to_do}, {{"button.menu", "menu"}}, turn);
}

Reply Programme::take_media(Turn& turn) {
  if (auto refused = out_of_service(turn)) return *refused;
  if (turn.account.notice_version != settings_.notice_version && !talks_.is_open(turn)) {
    return first_words(turn);
  }
  std::optional<Reply> reply = take_picture(turn);
  if (!reply) {
    const Say about = about_media(turn);
    const bool is_voice = turn.event().type == EventType::kAudio;
    // What is said aloud is as little understood as words that mean nothing.
    turn.memo.of<GettingOn>().is_missed = is_voice;
    const CommandButton person{is_voice ? "button.help" : "button.person", "person"};
    reply = talks_.ask_again(turn, {about});
    if (!reply) {
      reply = reply_of({about}, {person, {"button.menu", "menu"}}, turn);
    } else if (is_voice) {
      add_button(reply->buttons, turn.texts.say(turn.language, person.label_key),
                 command_data(person.command));
    }
  }
  reply->part = part_of_set(turn);
  return *reply;
}

bool Programme::tell_of_lost_photo(const Photo& photo, Records& records, Instant now) {
  LineAccount account = records.line_accounts.find(photo.user_id).value_or(LineAccount{});
  const Event nothing{};
  Turn turn = turn_for(nothing, account, records, now);
  turn.today = turn.present_day();
  return tell_of_lost_evidence(photo, turn);
}

}  // namespace sammachip
