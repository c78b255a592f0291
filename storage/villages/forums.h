#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/area_prefix.h"
#include "storage/database/query.h"

namespace sammachip {

enum class ForumStatus { kPlanned, kHeld, kCancelled };
template <>
struct EnumWords<ForumStatus> {
  static constexpr std::string_view kAll[] = {"planned", "held", "cancelled"};
};

// A village assembly (ประชาคม) that chooses the occupation and the households.
struct Forum {
  ForumId id = {};
  ProgrammeId programme_id = {};
  std::string held_on = {};  // ISO date; while planned, the day it is planned for.
  std::string place = {};
  int present = 0;              // How many came; 0: not known.
  std::string occupation = {};  // Code; what was typed, if "other", is in the text.
  std::string occupation_text = {};
  std::optional<PhotoId> photo_id = {};
  bool notice_read = false;  // Whether the privacy notice was read out.
  ForumStatus status = ForumStatus::kPlanned;
  AccountId recorded_by = {};
  long long created_at_ms = 0;
  std::string starts_at = {};  // "HH:MM"; empty: not said.
};

template <>
struct Columns<Forum> {
  static constexpr std::string_view kTable = "forum";
  static constexpr std::string_view kNames =
      "id, programme_id, held_on, place, present, occupation, occupation_text, photo_id, "
      "notice_read, status, recorded_by, created_at_ms, starts_at";
  static constexpr std::string_view kFixed = "programme_id, recorded_by, created_at_ms";
  static auto of(auto& row) {
    return std::tie(row.id, row.programme_id, row.held_on, row.place, row.present, row.occupation,
                    row.occupation_text, row.photo_id, row.notice_read, row.status, row.recorded_by,
                    row.created_at_ms, row.starts_at);
  }
};

// The villages' forums. `find` and `list` give those that are cancelled too; `list` has no limit.
class Forums {
 public:
  explicit Forums(Connection& connection);
  void insert(const Forum& forum);
  // Saves all but programme, creation time and who recorded it. False if unknown.
  bool update(const Forum& forum);
  std::optional<Forum> find(const ForumId& id);
  // The one with the latest day that is not cancelled, or nullopt.
  std::optional<Forum> latest(const ProgrammeId& programme_id);
  // Those of an area (code prefix; empty: all) that are planned for a day (ISO), at most 1,000.
  std::vector<Forum> planned_in_area(const AreaCode& area_code, const std::string& date);
  // All, by day.
  std::vector<Forum> list(const ProgrammeId& programme_id);

 private:
  Query<void(Forum)> insert_, update_;
  Query<Forum(ForumId id)> find_;
  Query<Forum(ProgrammeId programme_id)> latest_, list_;
  Query<Forum(std::string_view date, Area)> planned_in_area_;
};

}  // namespace sammachip
