#include "handlers/joining/wrong_codes.h"

#include <chrono>

#include "handlers/joining/join_codes.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

constexpr int kMostWrongCodes = 5;
constexpr int kMostWrongCodesOfAll = 300;
constexpr std::chrono::minutes kWrongCodeWindow{15};
constexpr long long kWrongCodeWindowMs = std::chrono::milliseconds(kWrongCodeWindow).count();

}  // namespace

std::optional<Problem> slowed(const Turn& turn) {
  JoinCodes& codes = turn.records.join_codes;
  const long long now_ms = milliseconds(turn.now);
  const int own = codes.failures(turn.account.user_id, now_ms, kWrongCodeWindowMs);
  if (own == 0) return std::nullopt;
  if (own < kMostWrongCodes &&
      codes.all_failures(now_ms, kWrongCodeWindowMs) < kMostWrongCodesOfAll) {
    return std::nullopt;
  }
  return Problem{"register.code_slow", {{"minutes", std::int64_t{kWrongCodeWindow.count()}}}};
}

void note_wrong_code(const Turn& turn) {
  turn.records.join_codes.record_failure(turn.account.user_id, milliseconds(turn.now),
                                         kWrongCodeWindowMs);
}

std::optional<JoinCode> join_code_typed(const std::string& text, const Turn& turn) {
  const auto code = read_join_code(text);
  if (!code || slowed(turn)) return std::nullopt;
  auto known = turn.records.join_codes.find(*code);
  if (!known) note_wrong_code(turn);
  return known;
}

}  // namespace sammachip
