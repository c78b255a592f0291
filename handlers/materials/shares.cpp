#include "handlers/materials/shares.h"

#include <algorithm>

#include "storage/records.h"

namespace sammachip {

namespace {

constexpr std::string_view kAnd = " + ";  // As the step "evidence" joined two hand-overs.

long long milli_of(const Handover& handover, const std::string& unit) {
  if (handover.amount.milli) {
    return milli_in_unit({*handover.amount.milli, handover.amount.unit}, unit).value_or(0);
  }
  long long sum = 0;
  std::string words = handover.quantity;
  while (!words.empty()) {
    const auto end = std::min(words.find(kAnd), words.size());
    if (const auto part = read_quantity(words.substr(0, end))) {
      sum += milli_in_unit(*part, unit).value_or(0);
    }
    words.erase(0, end == words.size() ? end : end + kAnd.size());
  }
  return sum;
}

}  // namespace

std::optional<Quantity> bought_quantity(const Purchase& purchase) {
  auto bought = read_quantity(purchase.quantity);
  if (bought && bought->unit.empty()) bought->unit = purchase.unit;
  return bought;
}

Quantity handed_out(const Purchase& purchase, const Turn& turn) {
  Quantity sum{0, purchase.unit};
  for (const auto& handover : turn.records.handovers.list_for_purchase(purchase.id)) {
    sum.milli += milli_of(handover, purchase.unit);
  }
  return sum;
}

std::optional<Quantity> left_of(const Purchase& purchase, const Turn& turn) {
  auto left = bought_quantity(purchase);
  if (left) left->milli = std::max(0LL, left->milli - handed_out(purchase, turn).milli);
  return left;
}

}  // namespace sammachip
