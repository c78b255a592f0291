#include "storage/villages/occupation_groups.h"

#include "storage/database/area_prefix.h"

namespace sammachip {
namespace {

const std::string kChangeableOccupationGroupColumns =
    "name, registered_on, phone, product_type, product, remark, members, ended_at_ms";
const std::string kOccupationGroupColumns =
    "id, programme_id, number, added_by, created_at_ms, " + kChangeableOccupationGroupColumns;
const std::string kSelectOccupationGroup =
    "SELECT " + kOccupationGroupColumns + " FROM occupation_group ";

auto changeable(OccupationGroup& row) {
  return std::tie(row.name, row.registered_on, row.phone, row.product_type, row.product, row.remark,
                  row.members, row.ended_at_ms);
}

auto fields(OccupationGroup& row) {
  return std::tuple_cat(
      std::tie(row.id, row.programme_id, row.number, row.added_by, row.created_at_ms),
      changeable(row));
}

}  // namespace

OccupationGroups::OccupationGroups(Connection& connection)
    : insert_(connection, insert_into("occupation_group", kOccupationGroupColumns),
              in(fields(row_))),
      update_(connection, update_by_id("occupation_group", kChangeableOccupationGroupColumns),
              in(changeable(row_)), in(row_.id)),
      find_(connection, kSelectOccupationGroup + "WHERE id = :id", in(key_), out(fields(row_))),
      list_(connection, kSelectOccupationGroup + "WHERE programme_id = :programme ORDER BY number",
            in(key_), out(fields(row_))),
      in_area_(connection,
               "SELECT " + kOccupationGroupColumns + kFromVillages + "occupation_group WHERE " +
                   kOfVillage + " AND ended_at_ms IS NULL AND " + kInArea +
                   " ORDER BY village_code, programme_id, number LIMIT 10000",
               in(key_), in(until_), out(fields(row_))) {}

void OccupationGroups::insert(const OccupationGroup& group) {
  row_ = group;
  insert_.run();
}

bool OccupationGroups::update(const OccupationGroup& group) {
  row_ = group;
  return update_.run() == 1;
}

std::optional<OccupationGroup> OccupationGroups::find(const std::string& id) {
  key_ = id;
  return find_.fetch_one() ? std::optional(row_) : std::nullopt;
}

std::vector<OccupationGroup> OccupationGroups::list(const std::string& programme_id) {
  key_ = programme_id;
  return list_.fetch_all(row_);
}

std::vector<OccupationGroup> OccupationGroups::list_in_area(const std::string& area_code) {
  key_ = area_code;
  until_ = end_of_area(area_code);
  return in_area_.fetch_all(row_);
}

}  // namespace sammachip
