#include "bot/base/log_limit.h"

#include <algorithm>

namespace sammachip {
namespace {

constexpr int kMostWritten = 5;
constexpr std::size_t kMostTexts = 200;
constexpr std::chrono::minutes kFirstWindow{5};
constexpr std::chrono::minutes kLongestWindow{60};
constexpr char kOtherTexts[] = "(other texts)";

}  // namespace

bool LogLimit::allows(Severity severity, std::string_view text, Moment now) {
  auto found = windows_.find(Text(severity, text));
  if (found == windows_.end()) {
    const bool is_full = windows_.size() >= kMostTexts;
    Text key(severity, is_full ? std::string_view(kOtherTexts) : text);
    found = windows_.try_emplace(std::move(key), Window{now, kFirstWindow, 0, 0}).first;
  }
  Window& window = found->second;
  if (window.written < kMostWritten) {
    ++window.written;
    return true;
  }
  ++window.left_out;
  return false;
}

std::vector<LeftOut> LogLimit::take_over(Moment now) {
  std::vector<LeftOut> told;
  for (auto at = windows_.begin(); at != windows_.end();) {
    Window& window = at->second;
    if (now < window.began + window.length) {
      ++at;
    } else if (window.left_out == 0) {
      at = windows_.erase(at);
    } else {
      const auto within = std::chrono::duration_cast<std::chrono::seconds>(now - window.began);
      told.push_back({at->first.first, at->first.second, window.left_out, within});
      window = {now, std::min<std::chrono::seconds>(window.length * 2, kLongestWindow), 0, 0};
      ++at;
    }
  }
  return told;
}

std::vector<LeftOut> LogLimit::take_all(Moment now) {
  std::vector<LeftOut> told;
  for (const auto& [text, window] : windows_) {
    if (window.left_out == 0) continue;
    const auto within = std::chrono::duration_cast<std::chrono::seconds>(now - window.began);
    told.push_back({text.first, text.second, window.left_out, within});
  }
  windows_.clear();
  return told;
}

}  // namespace sammachip
