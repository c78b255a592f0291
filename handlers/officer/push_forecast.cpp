#include "handlers/officer/push_forecast.h"

#include <algorithm>

namespace sammachip {

namespace {

// `count` of `of`, applied to `to`.
long long share(long long count, long long of, long long to) {
  return (2 * count * to + of) / (2 * of);
}

long long expected(PushClass push_class, const ForecastFacts& facts) {
  switch (push_class) {
    case PushClass::kDigest:
      return facts.officers * facts.working_days;
    case PushClass::kSession:
      return facts.invited;
    case PushClass::kNotice:
      return share(facts.notices, kForecastLooksBack, facts.evenings);
    case PushClass::kReminder:
      return share(facts.reminders, kForecastLooksBack, facts.evenings);
    case PushClass::kPrompt:
      if (facts.rounds_ended == 0) return facts.rounds_to_come;
      return share(facts.prompts, facts.rounds_ended, facts.rounds_to_come);
    case PushClass::kEncouragement:
      break;
  }
  return share(facts.encouragements, kForecastLooksBack, facts.evenings);
}

}  // namespace

std::vector<ForecastLine> forecast(const ForecastFacts& facts) {
  std::vector<ForecastLine> lines;
  long long left = facts.left;
  for (const PushClass push_class :
       {PushClass::kDigest, PushClass::kSession, PushClass::kNotice, PushClass::kReminder,
        PushClass::kPrompt, PushClass::kEncouragement}) {
    const auto sent = facts.sent.find(push_class);
    ForecastLine line{push_class, sent == facts.sent.end() ? 0 : sent->second,
                      expected(push_class, facts), 0};
    line.held = std::max(0LL, line.expected - left);
    left -= line.expected - line.held;
    lines.push_back(line);
  }
  return lines;
}

}  // namespace sammachip
