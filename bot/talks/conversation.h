// A conversation is a list of questions that fills in a struct. What is saved is the answers and
// the key of the question last asked; how far the person has come is computed from them, so a talk
// survives restarts, releases and two months of silence. docs/architecture.md 4.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

#include "bot/line/event.h"
#include "bot/line/links.h"
#include "bot/talks/json_value.h"
#include "bot/talks/memo.h"
#include "bot/talks/texts.h"
#include "language/dates/date.h"
#include "storage/machine/conversations.h"

namespace sammachip {

struct Records;
struct LineAccount;
class SpokenWords;

// What a talk, a rule or a line of a digest may use while it does its work. Lives for one message
// or, where nobody speaks, for one reader.
struct Turn {
  // Why there is a turn: somebody sent something, or the bot acts of its own accord (a reminder, a
  // digest, a forecast).
  enum class Kind { kMessage, kOwnAccord };

  // In answer to `event` of `account`; `today` is the day on which it was sent. All must outlive
  // the turn.
  static Turn answering(const Event& event, LineAccount& account, Records& records,
                        const Texts& texts, Instant now, std::chrono::minutes utc_offset);
  // Nobody speaks, and nobody reads yet: for what is asked of the records about `today`.
  static Turn of_own_accord(Day today, Language language, Records& records, const Texts& texts,
                            Instant now, std::chrono::minutes utc_offset);
  // The same turn, worded for `reader` and with what they may see. REQUIRES: nobody speaks.
  Turn for_reader(LineAccount& reader) const;

  Kind kind;
  Records& records;
  // Of who is talking, or of the reader; of nobody, an empty one. A talk that changes it saves it.
  LineAccount& account;
  Instant now;  // What a person may do, and how a year or a role stands, goes by the present.
  // The day on which the message was sent, in the bot's time zone: what days and rounds in it mean
  // goes by that, also when it reaches us after midnight or after an outage. Where nobody speaks:
  // the day it is about.
  Day today;
  Language language;
  const Texts& texts;
  std::chrono::minutes utc_offset{0};  // Of the bot's time zone.
  // The person's talks, latest first, as Talks read them for this message. To be reset by whoever
  // changes them in another way.
  std::optional<std::vector<SavedConversation>> saved_talks = {};
  // What was looked up once for this turn. A const turn may look things up, too.
  mutable Memo memo = {};
  Links links = {};               // To show photos and QR codes.
  SpokenWords* spoken = nullptr;  // Whose words are whose; null where nobody speaks.
  // Set when an answer of the message was taken, or something written down because of it: only
  // then the same words once more are the same message sent twice.
  bool is_taken = false;

  // What was sent. Throws std::logic_error where nobody speaks.
  const Event& event() const;
  // The id of the message; empty of what is no message, and where nobody speaks.
  MessageId message_id() const;
  // When it was sent; where nobody speaks: now.
  Instant sent() const;
  // The day of a moment, in the bot's time zone.
  Day day_of(Instant instant) const {
    return std::chrono::floor<std::chrono::days>(instant + utc_offset);
  }
  // The day it is by now.
  Day present_day() const { return day_of(now); }

 private:
  Turn(Kind kind_of_turn, const Event* event, LineAccount& account, Records& records,
       const Texts& texts, Instant now, std::chrono::minutes utc_offset);

  const Event* event_;                   // Null where nobody speaks.
  std::shared_ptr<LineAccount> nobody_;  // The empty account, where nobody reads.
};

// The id of the message that words come from: a button may bring those of an earlier one.
MessageId message_of(std::string_view words, const Turn& turn);

// One bubble to be: a sentence by key, or with `flex_json` a drawing of which it is the
// alternative, or with `image_url` a picture.
struct Say {
  std::string key = {};
  Values values = {};
  std::string flex_json = {};  // A Flex container, or empty.
  std::string text = {};  // Already worded (a person's own words); then `key` is not looked up.
  std::string image_url = {};  // One of Turn::links, or empty.
};

// A button that answers the question it stands under.
struct Choice {
  std::string label_key = {};  // A sentence's key; empty: `label` is shown as it is.
  JsonValue value = {};        // What it answers; null skips.
  std::string label = {};
  Values values = {};  // For the sentence.
};

// Why an answer will not do, and what could be meant.
struct Problem {
  std::string key = {};
  Values values = {};
  std::vector<Choice> choices = {};  // Instead of the question's own, where not empty.
};
template <class T>
using Result = tl::expected<T, Problem>;

// A button that starts something else: see handlers/words/commands.h for the words.
struct CommandButton {
  std::string label_key = {};
  std::string command = {};
  Values values = {};
};

// A talk to begin, with what is already known.
struct Start {
  std::string name = {};
  JsonValue answers = JsonValue::object();
  // What was written, where it may answer the first question that `answers` leave open; else empty.
  std::string text = {};
  std::optional<Day> written_on = {};  // When `text` was written, where that is not today.
};

// What a talk is about and others may change meanwhile: a row, by its kind ("purchase") and id.
// Both empty: nothing.
struct Subject {
  std::string kind;
  SubjectId id;
};

// Who else changed a subject since a moment, and when, as the values "who" and "day"; empty where
// nobody is known to have.
using WhoChanged = std::function<Values(const Subject&, long long since_ms, const Turn&)>;

// What is said when a talk ends, and what follows it.
struct Ending {
  std::vector<Say> says = {};
  std::vector<CommandButton> buttons = {};
  std::optional<Start> next = {};
  bool must_arrive = false;  // See Reply.
  // The buttons are what it is about (a menu), so a question that waits is not put again under
  // them.
  bool keeps_the_floor = false;
  // Nothing that names the person may be kept of what is said: they have just been erased.
  bool forgets_the_person = false;
};

// Why a talk may not change a subject, whatever the talk itself says of it; nothing if it may.
using Rule =
    std::function<std::optional<Ending>(std::string_view talk, const Subject&, const Turn&)>;

// How one kind of answer is understood.
template <class V>
struct Reader {
  // What was written -> a value that still means the same in a week ("tomorrow" -> a date).
  std::function<Result<V>(const std::string& text, const Turn& turn)> read;
  // Whether it is acceptable. Runs when given AND at every later message.
  std::function<std::optional<Problem>(const V& value, const Turn& turn)> check = {};
  std::vector<Choice> choices = {};  // Buttons, in this order.
};

inline constexpr char kLastWords[] = "~said";

// Everything that is saved of a conversation between two messages.
//
// As it is saved: `asked` is a column of the table `conversation`, the rest is one JSON object in
// the column `answers`. What is empty is left out; keys that nobody knows any more are ignored.
//
//   saved :=
//     <question>: value       its answer; null where skipped
//     <fact>: value           what else is known: read from the words, or given at the start
//     "~":
//       "said": text
//       "misses": number
//       "problem": the key of a sentence
//       "messages":
//         <question>: message id
//         "~said": message id
//       "pushed": true
//       "on": "YYYY-MM-DD"    begun_on
//       "contracts":
//         <question>: 12 hexadecimal digits
//         "~at": Unix milliseconds, when the last of them was put
//       "words":
//         <question>: text
//
// The talk `report` after "สามพันห้า ขายเห็ด", with asked = "sure", the question whether it is right:
//
//   {"amount": {"a": "ellipsis", "k": "figure", "s": 350000, "w": "สามพันห้า ขายเห็ด"},
//    "written_on": "2017-06-14",
//    "~": {"contracts": {"sure": "9d173e2b1eb3", "~at": 1497407400000},
//          "messages": {"amount": "4560", "~said": "4560"},
//          "on": "2017-06-14",
//          "said": "สามพันห้า ขายเห็ด",
//          "words": {"amount": "สามพันห้า ขายเห็ด"}}}
struct State {
  JsonValue answers = JsonValue::object();  // Question key -> value; null where skipped.
  std::string asked;    // Key of the question last put to the person: theirs to answer.
  std::string said;     // What they last wrote in answer; kept for the record.
  int misses = 0;       // How often in a row the asked question was not understood.
  std::string problem;  // What was said of the last of them, by its key; empty where there is none.
  // Question key -> id of the message that answered it, for unsend; kLastWords -> that of `said`.
  JsonValue messages = JsonValue::object();
  bool is_pushed = false;  // The bot asked of itself, and nothing was answered yet.
  // The day on which the talk was begun, or asked anew before anything was answered: what is said
  // without a day is of then, however late it is confirmed. "2017-06-14"; empty in what a release
  // before this one saved.
  std::string begun_on;
  // Question key -> what its answer was to write when it was asked, hashed: see contract().
  JsonValue contracts = JsonValue::object();
  // Question key -> what was typed, in talks that may end because somebody else came first.
  JsonValue words = JsonValue::object();

  std::string to_text() const;  // For storage.
  static State from_text(const std::string& text, std::string asked);
};

struct Input {
  enum class Kind {
    kText,      // `text`, to the question asked.
    kAnswer,    // A button: `value` for `question`.
    kBack,      // To the question before.
    kSkip,      // Leave it, or keep the answer it has.
    kEdit,      // Which answers can be changed? With `question`: ask that one again.
    kAskAgain,  // Nothing was answered; put the question again.
    kPhoto,     // A photo to the question asked, which wants one; `value` is its id.
  };
  Kind kind = Kind::kText;
  std::string text = {};
  std::string question = {};
  JsonValue value = {};
};

// What one message did to a talk.
struct TalkStep {
  std::vector<Say> says;
  std::vector<Choice> choices;      // Under the last bubble, for the question `asked`.
  bool has_previous = false;        // Whether "back" leads anywhere.
  bool offers_a_person = false;     // Not understood twice: offer somebody to help.
  std::vector<Choice> edits;        // Of kEdit: values are question keys.
  bool is_closed_question = false;  // The button's question is not part of the talk any more.
  bool is_taken = false;            // An answer was taken.
  std::optional<Ending> ending;     // Set when the talk is over.
};

// Immutable; one serves all people. Not bound to a thread.
class Conversation {
 public:
  explicit Conversation(std::string name) : name_(std::move(name)) {}
  virtual ~Conversation() = default;
  const std::string& name() const { return name_; }

  // Takes one message. Changes `state`; when the step has an ending, the talk's effects are written
  // through turn.records and the state is of no further use.
  virtual TalkStep advance(State& state, const Input& input, Turn& turn) const = 0;

  // Every question's key, in order: for tests of the locales.
  virtual std::vector<std::string> questions() const = 0;

  // Whether `text` is one of the buttons under the question asked: then it answers that, even where
  // it is also a word with a meaning of its own.
  virtual bool offers(const State& state, const std::string& text, Turn& turn) const = 0;

  // Whether the question asked is one that a photo answers.
  virtual bool wants_photo(const State& state, Turn& turn) const = 0;

  // Whether it is worth nothing once the person has turned to something else: it is then dropped,
  // not asked again.
  virtual bool lapses() const { return false; }

  // What the talk asks, to say who was first, where a question must be put anew.
  virtual void tells_by(const WhoChanged&) {}

  // What the talk asks before each question once it is known what it is about, and before its end.
  virtual void ruled_by(const Rule&) {}

  // How many of the questions that apply are answered.
  virtual int answered(const State& state, Turn& turn) const = 0;

 private:
  std::string name_;
};

}  // namespace sammachip
