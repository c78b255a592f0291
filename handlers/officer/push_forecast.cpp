#include "handlers/officer/push_forecast.h"

#include <algorithm>

namespace sammachip {

namespace {

// `count` of `of`, applied to `to`.
long long share(long long count, long long of, long long to) {
  return (2 * count * to + of) / (2 * of);
}

long long count_of(PushClass push_class, const std::map<PushClass, long long>& counts) {
  const auto found = counts.find(push_class);
  return found == counts.end() ? 0 : found->second;
}

struct Expected {
  long long notices = 0;
  const char* why = "";
};

// `lately`: of this class. Halves are rounded up.
Expected expected(PushClass push_class, long long lately, const ForecastFacts& facts) {
  switch (push_class) {
    case PushClass::kDigest:
      return {facts.officers * facts.working_days, "forecast.why_digest"};
    case PushClass::kSession:
      return {facts.invited, "forecast.why_session"};
    case PushClass::kPrompt:
      // As many for each round as lately, or one where no round has ended yet.
      if (facts.rounds_ended == 0) return {facts.rounds_to_come, "forecast.why_prompt_first"};
      return {share(lately, facts.rounds_ended, facts.rounds_to_come), "forecast.why_prompt"};
    case PushClass::kNotice:
    case PushClass::kReminder:
    case PushClass::kEncouragement:
      break;
  }
  // As many a day as lately.
  return {share(lately, kForecastLooksBack, facts.evenings), "forecast.why_lately"};
}

}  // namespace

std::vector<ForecastLine> forecast(const ForecastFacts& facts) {
  std::vector<ForecastLine> lines;
  long long left = facts.left;
  for (const std::string_view word : EnumWords<PushClass>::kAll) {
    const PushClass push_class = *from_text<PushClass>(word);
    ForecastLine line{push_class, count_of(push_class, facts.sent),
                      count_of(push_class, facts.lately)};
    const auto [notices, why] = expected(push_class, line.lately, facts);
    line.expected = notices;
    line.why = why;
    line.held = std::max(0LL, line.expected - left);
    left -= line.expected - line.held;
    lines.push_back(line);
  }
  return lines;
}

}  // namespace sammachip
