// What the bot says in one go: at most five bubbles, with buttons under the last one.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace sammachip {

// A button under the last bubble (LINE's quick reply) or inside a Flex bubble.
struct Button {
  enum class Kind {
    kPostback,  // `data` comes back to us, unseen; the label is shown as what the person said.
    kText,      // The label is sent as the person's own words.
    kUri,       // `data` is opened.
    kCamera,    // Opens the camera.
  };
  std::string label;  // At most 20 graphemes (docs/line.md 5.1).
  std::string data;   // At most 300 characters.
  Kind kind = Kind::kPostback;
};

// One message. A text, a Flex container with its alternative text, or a picture of ours.
struct Bubble {
  std::string text;       // What is shown; with Flex, the alternative text (at most 1,500).
  std::string flex_json;  // A Flex container as JSON; empty for a text.
  // Where the picture is (bot/line/links.h), its preview behind kPreviewPath; empty: no picture.
  // The text then is shown nowhere but in a terminal.
  std::string image_url = {};
};

// Of what is answered as a whole, though it comes in several messages, only the last answer is
// said.
enum class Part {
  kWhole,        // Said at once.
  kMoreMayCome,  // Waits a moment, and is not said if another part is answered by then.
  kLast,         // Said at once, in the place of those that wait.
};

struct Reply {
  std::vector<Bubble> bubbles;
  std::vector<Button> buttons;
  // Whether it is worth one of the month's pushes if the reply cannot be delivered.
  bool must_arrive = false;
  // Kept without the recipient's id, who has just been erased; so it can only go out as a reply.
  bool forgets_the_person = false;
  Part part = Part::kWhole;

  bool empty() const { return bubbles.empty(); }
};

// LINE's limits on one reply. docs/line.md 5.2.
inline constexpr std::size_t kMostBubbles = 5;
inline constexpr std::size_t kMostButtons = 13;

// The "messages" array of a reply or push request, as JSON. Bubbles beyond kMostBubbles are joined
// into the fifth where they are texts, and left out otherwise; texts are cut at LINE's 5,000 UTF-16
// units, never inside a grapheme.
std::string messages_json(const Reply& reply);

}  // namespace sammachip
