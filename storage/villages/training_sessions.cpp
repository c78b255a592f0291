#include "storage/villages/training_sessions.h"

namespace sammachip {

TrainingSessions::TrainingSessions(Connection& connection)
    : insert_(connection, sql::insert<TrainingSession>()),
      update_(connection, sql::update<TrainingSession>()),
      find_(connection, sql::select<TrainingSession>() + " WHERE id = :id"),
      list_(connection, sql::select<TrainingSession>() +
                            " WHERE programme_id = :programme ORDER BY held_on, starts_at, id"),
      on_day_in_area_(connection, "SELECT " + sql::columns<TrainingSession>() + kFromVillages +
                                      "training_session WHERE " + kOfVillage +
                                      " AND held_on = :date AND status <> 'cancelled' AND " +
                                      kInArea + " ORDER BY starts_at, id LIMIT 1000"),
      on_day_(connection, sql::select<TrainingSession>() +
                              " WHERE held_on = :date AND status <> 'cancelled' AND id > :after"
                              " ORDER BY id LIMIT :most") {}

void TrainingSessions::insert(const TrainingSession& session) { insert_.run(session); }

bool TrainingSessions::update(const TrainingSession& session) {
  return update_.changed(session) == 1;
}

std::optional<TrainingSession> TrainingSessions::find(const SessionId& id) { return find_.one(id); }

std::vector<TrainingSession> TrainingSessions::list(const ProgrammeId& programme_id) {
  return list_.all(programme_id);
}

std::vector<TrainingSession> TrainingSessions::on_day_in_area(const AreaCode& area_code,
                                                              const std::string& date) {
  return on_day_in_area_.all(date, Area(area_code));
}

std::vector<TrainingSession> TrainingSessions::on_day(const std::string& date,
                                                      const SessionId& after_id, int limit) {
  return on_day_.all(date, after_id, limit);
}

}  // namespace sammachip
