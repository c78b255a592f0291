// Which warnings and errors are written where one is said again and again, for hours perhaps: the
// first few, and then how many there were.
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sammachip {

enum class Severity { kWarning, kError };

// Lines of one text that were not written.
struct LeftOut {
  Severity severity = Severity::kWarning;
  std::string text = {};
  long long times = 0;
  std::chrono::seconds within{0};  // Since the first line of theirs that was written.
};

// Of lines with the same severity and text (whatever their fields) the first five of a window are
// written. A window begins with a line and lasts five minutes; one that left lines out is followed
// by one twice as long, up to an hour, so that even of what goes on for days something is told each
// hour. What was left out is told when its window is over. At most 200 texts are known: further
// ones are counted as one. Not thread-safe.
class LogLimit {
 public:
  using Moment = std::chrono::steady_clock::time_point;

  // Whether a line is to be written at `now`. REQUIRES: take_over(now) was told before, so that
  // what was left out stands before what comes next.
  bool allows(Severity severity, std::string_view text, Moment now);
  // What was left out in windows that are over; told once.
  std::vector<LeftOut> take_over(Moment now);
  // What was left out until now, and forgets everything.
  std::vector<LeftOut> take_all(Moment now);

 private:
  struct Window {
    Moment began{};
    std::chrono::seconds length{0};
    int written = 0;
    long long left_out = 0;
  };
  using Text = std::pair<Severity, std::string>;

  std::map<Text, Window, std::less<>> windows_;
};

}  // namespace sammachip
