#include "storage/villages/lessons.h"

namespace sammachip {

Lessons::Lessons(Connection& connection)
    : insert_(connection, sql::insert<Lesson>()),
      find_(connection, sql::select<Lesson>() + " WHERE id = :id"),
      withdraw_(connection,
                "UPDATE lesson SET withdrawn_at_ms = :now"
                " WHERE id = :id AND withdrawn_at_ms IS NULL"),
      search_(connection, sql::select<Lesson>() +
                              " WHERE withdrawn_at_ms IS NULL"
                              " AND (occupation = :occupation OR :occupation = '')"
                              " AND (stage = :stage OR :stage = '')"
                              " ORDER BY created_at_ms DESC, id DESC LIMIT :most OFFSET :after"),
      in_area_(connection, sql::select<Lesson>() + " WHERE withdrawn_at_ms IS NULL AND " + kInArea +
                               " ORDER BY created_at_ms DESC, id DESC LIMIT :most") {}

void Lessons::insert(const Lesson& lesson) { insert_.run(lesson); }

std::optional<Lesson> Lessons::find(const LessonId& id) { return find_.one(id); }

bool Lessons::withdraw(const LessonId& id, long long now_ms) {
  return withdraw_.changed(now_ms, id) == 1;
}

std::vector<Lesson> Lessons::search(const std::string& occupation, const std::string& stage,
                                    int limit, int offset) {
  return search_.all(occupation, stage, limit, offset);
}

std::vector<Lesson> Lessons::list_in_area(const AreaCode& area_code, int limit) {
  return in_area_.all(Area(area_code), limit);
}

}  // namespace sammachip
