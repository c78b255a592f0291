#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/statement.h"

namespace sammachip {

enum class ProductType { kFarm, kProcessing, kTourism, kOther };
template <>
struct EnumWords<ProductType> {
  static constexpr std::string_view kAll[] = {"farm", "processing", "tourism", "other"};
};

// An occupation group (กลุ่มอาชีพ) as the register has it.
struct OccupationGroup {
  std::string id = {};
  std::string programme_id = {};
  int number = 0;  // Running in the programme, from 1.
  std::string name = {};
  std::string registered_on = {};  // ISO date.
  std::string phone = {};
  ProductType product_type = ProductType::kFarm;
  std::string product = {};
  std::string remark = {};
  int members = 0;
  std::string added_by = {};
  long long created_at_ms = 0;
  std::optional<long long> ended_at_ms = {};
};

class OccupationGroups {
 public:
  explicit OccupationGroups(Connection& connection);
  // Throws StorageRefused if the programme has a group of this number, ended or not.
  void insert(const OccupationGroup& group);
  // Saves all but programme, number, creation time and who added it. False if unknown.
  bool update(const OccupationGroup& group);
  std::optional<OccupationGroup> find(const std::string& id);
  // All with those that are ended, by number: the next number is one above the last.
  std::vector<OccupationGroup> list(const std::string& programme_id);
  // Those of an area (code prefix; empty: all) that are not ended, by village, programme and
  // number; at most 10,000.
  std::vector<OccupationGroup> list_in_area(const std::string& area_code);

 private:
  OccupationGroup row_;
  std::string key_, until_;
  Statement insert_, update_, find_, list_, in_area_;
};

}  // namespace sammachip
