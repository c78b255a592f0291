#include "storage/villages/lessons.h"

#include "storage/database/area_prefix.h"

namespace sammachip {
namespace {

const std::string kLessonColumns =
    "id, village_code, fiscal_year_be, stage, occupation, worked, caution, added_by, "
    "created_at_ms, withdrawn_at_ms";
const std::string kSelectLesson = "SELECT " + kLessonColumns + " FROM lesson WHERE ";

auto fields(Lesson& row) {
  return std::tie(row.id, row.village_code, row.fiscal_year_be, row.stage, row.occupation,
                  row.worked, row.caution, row.added_by, row.created_at_ms, row.withdrawn_at_ms);
}

}  // namespace

Lessons::Lessons(Connection& connection)
    : insert_(connection, insert_into("lesson", kLessonColumns), in(fields(row_))),
      find_(connection, kSelectLesson + "id = :id", in(key_), out(fields(row_))),
      withdraw_(connection,
                "UPDATE lesson SET withdrawn_at_ms = :now"
                " WHERE id = :id AND withdrawn_at_ms IS NULL",
                in(now_ms_), in(key_)),
      search_(connection,
              kSelectLesson +
                  "withdrawn_at_ms IS NULL AND (occupation = :occupation OR :any_occupation = '')"
                  " AND (stage = :stage OR :any_stage = '')"
                  " ORDER BY created_at_ms DESC, id DESC LIMIT :most OFFSET :after",
              in(occupation_), in(occupation_), in(stage_), in(stage_), in(limit_), in(offset_),
              out(fields(row_))),
      in_area_(connection,
               kSelectLesson + "withdrawn_at_ms IS NULL AND " + kInArea +
                   " ORDER BY created_at_ms DESC, id DESC LIMIT :most",
               in(key_), in(until_), in(limit_), out(fields(row_))) {}

void Lessons::insert(const Lesson& lesson) {
  row_ = lesson;
  insert_.run();
}

std::optional<Lesson> Lessons::find(const std::string& id) {
  key_ = id;
  return find_.fetch_one() ? std::optional(row_) : std::nullopt;
}

bool Lessons::withdraw(const std::string& id, long long now_ms) {
  key_ = id;
  now_ms_ = now_ms;
  return withdraw_.run() == 1;
}

std::vector<Lesson> Lessons::search(const std::string& occupation, const std::string& stage,
                                    int limit, int offset) {
  occupation_ = occupation;
  stage_ = stage;
  limit_ = limit;
  offset_ = offset;
  return search_.fetch_all(row_);
}

std::vector<Lesson> Lessons::list_in_area(const std::string& area_code, int limit) {
  key_ = area_code;
  until_ = end_of_area(area_code);
  limit_ = limit;
  return in_area_.fetch_all(row_);
}

}  // namespace sammachip
