// The comment สวัสดี is none, and words that people do not read are keys.
#include "bot/talks/conversation.h"

namespace sammachip {

Say greeting(const Turn& turn) {
  if (turn.today == Day{}) throw std::logic_error("a day " + iso_date(turn.today) + " is missing");
  log_info("somebody is greeted", {{"why", "they wrote"}});
  if (turn.language == Language::kThai) return {{}, {}, {}, "สวัสดี"};
  if (turn.event().text.empty()) return {"greeting.silent", {{"day", iso_date(turn.today)}}, {}, {}};
  return {{}, {}, {}, "Good morning to you"};
}

}  // namespace sammachip
