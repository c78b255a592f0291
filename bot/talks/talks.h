// Plays conversations: finds the one a person is in, hands it the message, keeps its state, and
// words what it says. At most one question waits for a person at a time; a talk begun in the middle
// of another lets that one wait, and hands back to it at its end.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bot/line/reply.h"
#include "bot/talks/conversation.h"
#include "bot/talks/talk_buttons.h"
#include "storage/ids/ids.h"

namespace sammachip {

// After this long a written message is not taken as the answer to what was asked then: the talk
// says where it stood first. What the bot asked of itself is often read days later, and answered
// then: whoever asks it ends it when it has lost its meaning.
inline constexpr std::chrono::hours kTalkGrowsCold{8};

// The same words within this time to the same question are one message (an old phone sends twice).
inline constexpr std::chrono::seconds kSameTextWindow{60};

// Immutable after construction; used by the event engine's thread.
class Talks {
 public:
  // What else words written to a talk that has grown cold may mean: a button for it, or nothing.
  using OtherMeaning = std::function<std::optional<CommandButton>(const std::string& text, Turn&)>;

  explicit Talks(std::vector<std::unique_ptr<Conversation>> conversations,
                 OtherMeaning other_meaning = {});

  const std::vector<std::unique_ptr<Conversation>>& all() const { return conversations_; }

  // Begins a talk. REQUIRES: `start.name` is one of the conversations.
  Reply begin(const Start& start, Turn& turn) const;

  // Whether a question waits for this person.
  bool is_open(Turn& turn) const;
  // Whether one waits and `text` is one of its buttons.
  bool is_choice(const std::string& text, Turn& turn) const;

  // "<talk>.<question>" that waits, or empty.
  std::string open_question(Turn& turn) const;

  // How often in a row the question that waits was not understood; 0 if none waits.
  int misses(Turn& turn) const;

  // Whether a question waits that is worth nothing once the person has turned to something else.
  bool lapses(Turn& turn) const;

  // Ends the talk that waits, if any, saying nothing.
  void drop(Turn& turn) const;

  // Says what a command or the end of a talk says, begins what follows it, and takes up what waits.
  Reply say(Ending ending, Turn& turn) const;

  // Drops what a message that was taken back had answered, and its words. Runs on every talk of the
  // person, open or put off.
  void forget_message(const MessageId& message_id, Turn& turn) const;

  // A written message. Nothing if no question waits.
  std::optional<Reply> take_text(const std::string& text, Turn& turn) const;

  // Whether the question that waits is one that a photo answers.
  bool wants_photo(Turn& turn) const;
  // Whether an answer of the talk that waits is `value`.
  bool holds(const std::string& value, Turn& turn) const;
  // A photo, already in records.photos. Nothing if the question that waits wants none.
  std::optional<Reply> take_photo(const PhotoId& photo_id, Turn& turn) const;

  // A talk's button. A button of a run that is over is told so.
  Reply take_button(const TalkButton& button, Turn& turn) const;

  // The words that work in every talk: "back", "skip", "edit", "cancel", "start_over", "later",
  // "resume". From a button they carry the run they belong to ("back|<run>",
  // "edit|<run>|<question>") and do nothing to another. Nothing if it is none of these words or no
  // question waits.
  std::optional<Reply> take_word(std::string_view word, Turn& turn) const;

  // Puts the waiting question again, after `before`. Nothing if no question waits.
  std::optional<Reply> ask_again(Turn& turn, const std::vector<Say>& before) const;

 private:
  struct Open;
  std::optional<Open> open(Turn& turn) const;
  std::optional<Open> what_waits(Turn& turn) const;
  Open opened(const Conversation& conversation, const SavedConversation& saved, Turn& turn) const;
  Reply play(Open& open, const Input& input, Turn& turn) const;
  Reply render(const Open& open, const TalkStep& step, Turn& turn) const;
  Reply closed(Turn& turn) const;
  std::string topic(const Open& open, const Turn& turn) const;
  Reply cancel(const Open& open, Turn& turn) const;
  Reply set_aside(Open& open, Turn& turn) const;
  std::optional<Reply> resume(Turn& turn) const;
  Reply say_where_it_stood(Open& open, const std::string& text, Turn& turn) const;
  const Conversation* find(std::string_view name) const;

  std::vector<std::unique_ptr<Conversation>> conversations_;
  OtherMeaning other_meaning_;
};

}  // namespace sammachip
