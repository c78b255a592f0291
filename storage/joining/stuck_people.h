#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/area_prefix.h"
#include "storage/database/query.h"

namespace sammachip {

// kWords: what they write is not understood. kNotice, kRegistration: left unanswered, half done.
// kAsked: they asked for a person, and have no house yet.
enum class StuckBy { kWords, kNotice, kRegistration, kAsked };
template <>
struct EnumWords<StuckBy> {
  static constexpr std::string_view kAll[] = {"words", "notice", "registration", "asked"};
};

// That somebody does not get on, and from which day a person of their village is to help. Nothing
// that they wrote is in it.
struct StuckPerson {
  AccountId user_id = {};
  SubjectId id = {};              // For buttons.
  VillageCode village_code = {};  // Empty: not known.
  StuckBy why = StuckBy::kWords;
  std::string question = {};  // "talk.question" that waits; empty: none.
  int misses = 0;             // Messages in a row that were not understood.
  long long since_ms = 0;
  std::string due_on = {};  // ISO date; empty: not as things stand.
};

template <>
struct Columns<StuckPerson> {
  static constexpr std::string_view kTable = "stuck_person";
  static constexpr std::string_view kNames =
      "user_id, id, village_code, why, question, misses, since_ms, due_on";
  static auto of(auto& row) {
    return std::tie(row.user_id, row.id, row.village_code, row.why, row.question, row.misses,
                    row.since_ms, row.due_on);
  }
};

// Who does not get on, at most one row a person; it goes when they do.
class StuckPeople {
 public:
  explicit StuckPeople(Connection& connection);
  std::optional<StuckPerson> find(const AccountId& user_id);
  std::optional<StuckPerson> find_by_id(const SubjectId& id);
  // Saves over what there is of the person.
  void save(const StuckPerson& person);
  // False if there was none.
  bool erase(const AccountId& user_id);
  // Who is to be helped by `day` (ISO) in the villages of an area (code prefix; empty: all, and
  // those of no known village), the longest stuck first; at most `limit`.
  std::vector<StuckPerson> due_in_area(const AreaCode& area_code, const std::string& day,
                                       int limit);
  // The same of those whose village is not known.
  std::vector<StuckPerson> due_nowhere(const std::string& day, int limit);
  // Deletes up to `limit` that began before then. Returns how many.
  long long purge_before(long long before_ms, int limit);

 private:
  Query<StuckPerson(AccountId user_id)> find_;
  Query<StuckPerson(SubjectId id)> find_by_id_;
  Query<void(StuckPerson)> save_;
  Query<void(AccountId user_id)> erase_;
  Query<StuckPerson(std::string_view day, Area, int limit)> due_in_area_;
  Query<StuckPerson(std::string_view day, int limit)> due_nowhere_;
  Query<void(long long before_ms, int limit)> purge_;
};

}  // namespace sammachip
