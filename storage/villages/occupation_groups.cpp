#include "storage/villages/occupation_groups.h"

namespace sammachip {

OccupationGroups::OccupationGroups(Connection& connection)
    : insert_(connection, sql::insert<OccupationGroup>()),
      update_(connection, sql::update<OccupationGroup>()),
      find_(connection, sql::select<OccupationGroup>() + " WHERE id = :id"),
      list_(connection,
            sql::select<OccupationGroup>() + " WHERE programme_id = :programme ORDER BY number"),
      in_area_(connection, "SELECT " + sql::columns<OccupationGroup>() + kFromVillages +
                               "occupation_group WHERE " + kOfVillage +
                               " AND ended_at_ms IS NULL AND " + kInArea +
                               " ORDER BY village_code, programme_id, number LIMIT 10000") {}

void OccupationGroups::insert(const OccupationGroup& group) { insert_.run(group); }

bool OccupationGroups::update(const OccupationGroup& group) { return update_.changed(group) == 1; }

std::optional<OccupationGroup> OccupationGroups::find(const OccupationGroupId& id) {
  return find_.one(id);
}

std::vector<OccupationGroup> OccupationGroups::list(const ProgrammeId& programme_id) {
  return list_.all(programme_id);
}

std::vector<OccupationGroup> OccupationGroups::list_in_area(const AreaCode& area_code) {
  return in_area_.all(Area(area_code));
}

}  // namespace sammachip
