#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace sammachip::simulator {

enum class FaultKind {
  kDelay,          // Answers as usual, `delay_ms` late.
  kAcceptAndHang,  // Does what was asked, is silent for `delay_ms`, then drops the connection.
  kAcceptAndDrop,  // Does what was asked and drops the connection at once.
  kDropUnheard,    // Drops the connection without doing anything.
  kRateLimited,    // 429 "The API rate limit has been exceeded. Try again later."
  kQuotaUsedUp,    // 429 "You have reached your monthly limit."
  kServerError,    // 500
  kUnauthorized,   // 401
  kPortal,         // A web page that says 200, of a network that wants a sign-in: LINE never hears.
  // Of what people sent, with endpoint "content":
  kContentNotReady,  // 202
  kContentGone,      // 404
  kContentTooLarge,  // 11 MiB that begin as a JPEG.
  kContentEndless,   // The same, without saying how much it is.
  kContentNoPhoto,   // A web page that calls itself image/jpeg.
};

// Something that goes wrong on request.
struct Fault {
  FaultKind kind = FaultKind::kServerError;
  // A path or the beginning of one ("/v2/bot/message/push"), a piece of one between slashes
  // ("push", "profile", "content", "token"), or "*" for every call of the API.
  std::string endpoint = "*";
  int calls = -1;  // How many calls it spoils; negative: until cleared.
  int delay_ms = 30000;
};

// The faults asked for, in order; a call suffers the first that fits it. Safe from any thread.
class Faults {
 public:
  void add(Fault fault);
  void clear();
  // The fault that a call to `path` suffers, counted down.
  std::optional<Fault> take(const std::string& path);
  std::vector<Fault> list() const;

 private:
  mutable std::mutex mutex_;
  std::vector<Fault> faults_;
};

// "delay", "accept-and-hang", "accept-and-drop", "drop", "rate-limit", "quota", "500", "401",
// "portal", "not-ready", "gone", "too-large", "endless", "no-photo".
std::string fault_name(FaultKind kind);
std::optional<FaultKind> fault_kind(const std::string& name);

}  // namespace sammachip::simulator
