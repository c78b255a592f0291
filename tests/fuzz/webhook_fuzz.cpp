// libFuzzer: no bytes make the webhook parser throw, crash or keep what it must not.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "bot/line/event.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sammachip;
  const Instant now = instant_from(1735689600000);
  const std::string_view body(reinterpret_cast<const char*>(data), size);
  for (const Event& event : parse_webhook(body, now).events) {
    // What is kept can be read again, and has no more to say than the event had.
    const auto again = event_from_kept(event.kept_json, now);
    if (!again || again->text != event.text || again->user_id != event.user_id) std::abort();
    const bool is_group = event.source == SourceKind::kGroup || event.source == SourceKind::kRoom;
    if (event.id.empty() || (is_group && !event.text.empty())) std::abort();
  }
  return 0;
}
