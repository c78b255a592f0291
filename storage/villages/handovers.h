#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/statement.h"

namespace sammachip {

// kGot and kNotGot are what the household says.
enum class HandoverStatus { kWaiting, kGot, kNotGot };
template <>
struct EnumWords<HandoverStatus> {
  static constexpr std::string_view kAll[] = {"waiting", "got", "not_got"};
};

// That a household was given some of what was bought.
struct Handover {
  std::string id = {};
  std::string programme_id = {};
  std::string purchase_id = {};
  std::string household_id = {};
  std::string quantity = {};  // As said.
  HandoverStatus status = HandoverStatus::kWaiting;
  std::string given_by = {};
  long long created_at_ms = 0;
  std::optional<long long> answered_at_ms = {};  // Set exactly when it is not kWaiting.
};

class Handovers {
 public:
  explicit Handovers(Connection& connection);
  void insert(const Handover& handover);
  std::optional<Handover> find(const std::string& id);
  // Keeps what the household said, over what it said before. False if unknown. REQUIRES: not
  // kWaiting.
  bool answer(const std::string& id, HandoverStatus status, long long now_ms);
  // Whether anything of the purchase was handed over.
  bool exists_for_purchase(const std::string& purchase_id);
  // Oldest first, at most 1,000 each.
  std::vector<Handover> list_for_purchase(const std::string& purchase_id);
  std::vector<Handover> list_for_household(const std::string& household_id);
  std::vector<Handover> waiting_for_household(const std::string& household_id);

 private:
  Handover row_;
  std::string key_;
  long long count_ = 0;
  Statement insert_, find_, answer_, exists_, for_purchase_, for_household_, waiting_for_household_;
};

}  // namespace sammachip
