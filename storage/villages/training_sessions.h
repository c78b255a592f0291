#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/area_prefix.h"
#include "storage/database/query.h"

namespace sammachip {

enum class SessionKind { kPrepare, kClass, kPractice, kStudyVisit };
template <>
struct EnumWords<SessionKind> {
  static constexpr std::string_view kAll[] = {"prepare", "class", "practice", "study_visit"};
};

enum class SessionStatus { kPlanned, kHeld, kCancelled };
template <>
struct EnumWords<SessionStatus> {
  static constexpr std::string_view kAll[] = {"planned", "held", "cancelled"};
};

// A day on which the team teaches.
struct TrainingSession {
  SessionId id = {};
  ProgrammeId programme_id = {};
  SessionKind kind = SessionKind::kClass;
  std::string held_on = {};    // ISO date.
  std::string starts_at = {};  // "HH:MM"; empty: not said.
  std::string place = {};
  std::string topic = {};
  std::optional<TeamMemberId> trainer_id = {};  // A TeamMember.
  SessionStatus status = SessionStatus::kPlanned;
  AccountId created_by = {};
  long long created_at_ms = 0;
};

template <>
struct Columns<TrainingSession> {
  static constexpr std::string_view kTable = "training_session";
  static constexpr std::string_view kNames =
      "id, programme_id, kind, held_on, starts_at, place, topic, trainer_id, status, created_by, "
      "created_at_ms";
  static constexpr std::string_view kFixed = "programme_id, created_by, created_at_ms";
  static auto of(auto& row) {
    return std::tie(row.id, row.programme_id, row.kind, row.held_on, row.starts_at, row.place,
                    row.topic, row.trainer_id, row.status, row.created_by, row.created_at_ms);
  }
};

// The days of training. `find` and `list` give those that are cancelled too; `list` has no limit.
class TrainingSessions {
 public:
  explicit TrainingSessions(Connection& connection);
  void insert(const TrainingSession& session);
  // Saves all but programme, creation time and creator. False if unknown.
  bool update(const TrainingSession& session);
  std::optional<TrainingSession> find(const SessionId& id);
  // All, by day and time.
  std::vector<TrainingSession> list(const ProgrammeId& programme_id);
  // Those of a day (ISO) in an area (code prefix; empty: all) that are not cancelled, by time; at
  // most 1,000.
  std::vector<TrainingSession> on_day_in_area(const AreaCode& area_code, const std::string& date);
  // A page of those of a day (ISO) that are not cancelled, everywhere, by id after `after_id`.
  std::vector<TrainingSession> on_day(const std::string& date, const SessionId& after_id,
                                      int limit);

 private:
  Query<void(TrainingSession)> insert_, update_;
  Query<TrainingSession(SessionId id)> find_;
  Query<TrainingSession(ProgrammeId programme_id)> list_;
  Query<TrainingSession(std::string_view date, Area)> on_day_in_area_;
  Query<TrainingSession(std::string_view date, SessionId after_id, int limit)> on_day_;
};

}  // namespace sammachip
