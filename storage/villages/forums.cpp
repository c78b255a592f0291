#include "storage/villages/forums.h"

namespace sammachip {

Forums::Forums(Connection& connection)
    : insert_(connection, sql::insert<Forum>()),
      update_(connection, sql::update<Forum>()),
      find_(connection, sql::select<Forum>() + " WHERE id = :id"),
      latest_(connection, sql::select<Forum>() +
                              " WHERE programme_id = :programme AND status <> 'cancelled'"
                              " ORDER BY held_on DESC, created_at_ms DESC, id DESC LIMIT 1"),
      list_(connection, sql::select<Forum>() +
                            " WHERE programme_id = :programme ORDER BY held_on, created_at_ms, id"),
      planned_in_area_(connection, "SELECT " + sql::columns<Forum>() + kFromVillages +
                                       "forum WHERE " + kOfVillage +
                                       " AND held_on = :date AND status = 'planned' AND " +
                                       kInArea + " ORDER BY village_code, id LIMIT 1000") {}

void Forums::insert(const Forum& forum) { insert_.run(forum); }

bool Forums::update(const Forum& forum) { return update_.changed(forum) == 1; }

std::optional<Forum> Forums::find(const ForumId& id) { return find_.one(id); }

std::optional<Forum> Forums::latest(const ProgrammeId& programme_id) {
  return latest_.one(programme_id);
}

std::vector<Forum> Forums::planned_in_area(const AreaCode& area_code, const std::string& date) {
  return planned_in_area_.all(date, Area(area_code));
}

std::vector<Forum> Forums::list(const ProgrammeId& programme_id) { return list_.all(programme_id); }

}  // namespace sammachip
