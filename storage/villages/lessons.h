#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/area_prefix.h"
#include "storage/database/query.h"

namespace sammachip {

// What a village learnt, for the next one.
struct Lesson {
  LessonId id = {};
  VillageCode village_code = {};
  int fiscal_year_be = 0;
  std::string stage = {};       // The word of a VillageState.
  std::string occupation = {};  // Code.
  std::string worked = {};
  std::string caution = {};
  AccountId added_by = {};
  long long created_at_ms = 0;
  std::optional<long long> withdrawn_at_ms = {};
};

template <>
struct Columns<Lesson> {
  static constexpr std::string_view kTable = "lesson";
  static constexpr std::string_view kNames =
      "id, village_code, fiscal_year_be, stage, occupation, worked, caution, added_by, "
      "created_at_ms, withdrawn_at_ms";
  static auto of(auto& row) {
    return std::tie(row.id, row.village_code, row.fiscal_year_be, row.stage, row.occupation,
                    row.worked, row.caution, row.added_by, row.created_at_ms, row.withdrawn_at_ms);
  }
};

// What the villages learnt. `find` gives what is withdrawn too.
class Lessons {
 public:
  explicit Lessons(Connection& connection);
  void insert(const Lesson& lesson);
  std::optional<Lesson> find(const LessonId& id);
  // False if it is unknown or withdrawn.
  bool withdraw(const LessonId& id, long long now_ms);
  // Those that are not withdrawn, of an occupation and a stage (empty: any), newest first:
  // `limit` of them after the first `offset`.
  std::vector<Lesson> search(const std::string& occupation, const std::string& stage, int limit,
                             int offset);
  // Those of an area (code prefix; empty: all) that are not withdrawn, newest first.
  std::vector<Lesson> list_in_area(const AreaCode& area_code, int limit);

 private:
  Query<void(Lesson)> insert_;
  Query<Lesson(LessonId id)> find_;
  Query<void(long long now_ms, LessonId id)> withdraw_;
  Query<Lesson(std::string_view occupation, std::string_view stage, int limit, int offset)> search_;
  Query<Lesson(Area, int limit)> in_area_;
};

}  // namespace sammachip
