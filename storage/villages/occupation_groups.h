#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/area_prefix.h"
#include "storage/database/query.h"

namespace sammachip {

enum class ProductType { kFarm, kProcessing, kTourism, kOther };
template <>
struct EnumWords<ProductType> {
  static constexpr std::string_view kAll[] = {"farm", "processing", "tourism", "other"};
};

// An occupation group (กลุ่มอาชีพ) as the register has it.
struct OccupationGroup {
  OccupationGroupId id = {};
  ProgrammeId programme_id = {};
  int number = 0;  // Running in the programme, from 1.
  std::string name = {};
  std::string registered_on = {};  // ISO date.
  std::string phone = {};
  ProductType product_type = ProductType::kFarm;
  std::string product = {};
  std::string remark = {};
  int members = 0;
  AccountId added_by = {};
  long long created_at_ms = 0;
  std::optional<long long> ended_at_ms = {};
};

template <>
struct Columns<OccupationGroup> {
  static constexpr std::string_view kTable = "occupation_group";
  static constexpr std::string_view kNames =
      "id, programme_id, number, name, registered_on, phone, product_type, product, remark, "
      "members, added_by, created_at_ms, ended_at_ms";
  static constexpr std::string_view kFixed = "programme_id, number, added_by, created_at_ms";
  static auto of(auto& row) {
    return std::tie(row.id, row.programme_id, row.number, row.name, row.registered_on, row.phone,
                    row.product_type, row.product, row.remark, row.members, row.added_by,
                    row.created_at_ms, row.ended_at_ms);
  }
};

// The register of occupation groups. `find` gives those that are ended too; `list` has no limit.
class OccupationGroups {
 public:
  explicit OccupationGroups(Connection& connection);
  // Throws StorageRefused if the programme has a group of this number, ended or not.
  void insert(const OccupationGroup& group);
  // Saves all but programme, number, creation time and who added it. False if unknown.
  bool update(const OccupationGroup& group);
  std::optional<OccupationGroup> find(const OccupationGroupId& id);
  // All with those that are ended, by number: the next number is one above the last.
  std::vector<OccupationGroup> list(const ProgrammeId& programme_id);
  // Those of an area (code prefix; empty: all) that are not ended, by village, programme and
  // number; at most 10,000.
  std::vector<OccupationGroup> list_in_area(const AreaCode& area_code);

 private:
  Query<void(OccupationGroup)> insert_, update_;
  Query<OccupationGroup(OccupationGroupId id)> find_;
  Query<OccupationGroup(ProgrammeId programme_id)> list_;
  Query<OccupationGroup(Area)> in_area_;
};

}  // namespace sammachip
