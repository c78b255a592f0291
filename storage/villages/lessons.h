#pragma once

#include <optional>
#include <string>
#include <vector>

#include "storage/database/statement.h"

namespace sammachip {

// What a village learnt, for the next one.
struct Lesson {
  std::string id = {};
  std::string village_code = {};
  int fiscal_year_be = 0;
  std::string stage = {};       // The word of a VillageState.
  std::string occupation = {};  // Code.
  std::string worked = {};
  std::string caution = {};
  std::string added_by = {};
  long long created_at_ms = 0;
  std::optional<long long> withdrawn_at_ms = {};
};

class Lessons {
 public:
  explicit Lessons(Connection& connection);
  void insert(const Lesson& lesson);
  std::optional<Lesson> find(const std::string& id);
  // False if it is unknown or withdrawn.
  bool withdraw(const std::string& id, long long now_ms);
  // Those that are not withdrawn, of an occupation and a stage (empty: any), newest first:
  // `limit` of them after the first `offset`.
  std::vector<Lesson> search(const std::string& occupation, const std::string& stage, int limit,
                             int offset);
  // Those of an area (code prefix; empty: all) that are not withdrawn, newest first.
  std::vector<Lesson> list_in_area(const std::string& area_code, int limit);

 private:
  Lesson row_;
  std::string key_, until_, occupation_, stage_;
  long long now_ms_ = 0;
  int limit_ = 0, offset_ = 0;
  Statement insert_, find_, withdraw_, search_, in_area_;
};

}  // namespace sammachip
