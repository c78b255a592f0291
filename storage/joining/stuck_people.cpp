#include "storage/joining/stuck_people.h"

namespace sammachip {

StuckPeople::StuckPeople(Connection& connection)
    : find_(connection, sql::select<StuckPerson>() + " WHERE user_id = :user"),
      find_by_id_(connection, sql::select<StuckPerson>() + " WHERE id = :id"),
      save_(connection, sql::upsert<StuckPerson>("user_id")),
      erase_(connection, "DELETE FROM stuck_person WHERE user_id = :user"),
      due_in_area_(connection, sql::select<StuckPerson>() +
                                   " WHERE due_on <> '' AND due_on <= :day AND " + kInArea +
                                   " ORDER BY due_on, id LIMIT :most"),
      due_nowhere_(connection, sql::select<StuckPerson>() +
                                   " WHERE due_on <> '' AND due_on <= :day AND village_code = ''"
                                   " ORDER BY due_on, id LIMIT :most"),
      purge_(connection,
             "DELETE FROM stuck_person WHERE user_id IN (SELECT user_id FROM stuck_person"
             " WHERE since_ms < :before ORDER BY since_ms LIMIT :most)") {}

std::optional<StuckPerson> StuckPeople::find(const AccountId& user_id) {
  return find_.one(user_id);
}

std::optional<StuckPerson> StuckPeople::find_by_id(const SubjectId& id) {
  return find_by_id_.one(id);
}

void StuckPeople::save(const StuckPerson& person) { save_.run(person); }

bool StuckPeople::erase(const AccountId& user_id) { return erase_.changed(user_id) == 1; }

std::vector<StuckPerson> StuckPeople::due_in_area(const AreaCode& area_code, const std::string& day,
                                                  int limit) {
  return due_in_area_.all(day, Area(area_code), limit);
}

std::vector<StuckPerson> StuckPeople::due_nowhere(const std::string& day, int limit) {
  return due_nowhere_.all(day, limit);
}

long long StuckPeople::purge_before(long long before_ms, int limit) {
  return purge_.changed(before_ms, limit);
}

}  // namespace sammachip
