#include "storage/villages/training_sessions.h"

#include "storage/database/area_prefix.h"

namespace sammachip {
namespace {

const std::string kChangeableTrainingSessionColumns =
    "kind, held_on, starts_at, place, topic, trainer_id, status";
const std::string kTrainingSessionColumns =
    "id, programme_id, created_by, created_at_ms, " + kChangeableTrainingSessionColumns;
const std::string kSelectTrainingSession =
    "SELECT " + kTrainingSessionColumns + " FROM training_session ";

auto changeable(TrainingSession& row) {
  return std::tie(row.kind, row.held_on, row.starts_at, row.place, row.topic, row.trainer_id,
                  row.status);
}

auto fields(TrainingSession& row) {
  return std::tuple_cat(std::tie(row.id, row.programme_id, row.created_by, row.created_at_ms),
                        changeable(row));
}

}  // namespace

TrainingSessions::TrainingSessions(Connection& connection)
    : insert_(connection, insert_into("training_session", kTrainingSessionColumns),
              in(fields(row_))),
      update_(connection, update_by_id("training_session", kChangeableTrainingSessionColumns),
              in(changeable(row_)), in(row_.id)),
      find_(connection, kSelectTrainingSession + "WHERE id = :id", in(key_), out(fields(row_))),
      list_(connection,
            kSelectTrainingSession +
                "WHERE programme_id = :programme ORDER BY held_on, starts_at, id",
            in(key_), out(fields(row_))),
      on_day_in_area_(connection,
                      "SELECT " + kTrainingSessionColumns + kFromVillages +
                          "training_session WHERE " + kOfVillage +
                          " AND held_on = :date AND status <> 'cancelled' AND " + kInArea +
                          " ORDER BY starts_at, id LIMIT 1000",
                      in(date_), in(key_), in(until_), out(fields(row_))),
      on_day_(connection,
              kSelectTrainingSession +
                  "WHERE held_on = :date AND status <> 'cancelled' AND id > :after"
                  " ORDER BY id LIMIT :most",
              in(date_), in(key_), in(limit_), out(fields(row_))) {}

void TrainingSessions::insert(const TrainingSession& session) {
  row_ = session;
  insert_.run();
}

bool TrainingSessions::update(const TrainingSession& session) {
  row_ = session;
  return update_.run() == 1;
}

std::optional<TrainingSession> TrainingSessions::find(const std::string& id) {
  key_ = id;
  return find_.fetch_one() ? std::optional(row_) : std::nullopt;
}

std::vector<TrainingSession> TrainingSessions::list(const std::string& programme_id) {
  key_ = programme_id;
  return list_.fetch_all(row_);
}

std::vector<TrainingSession> TrainingSessions::on_day_in_area(const std::string& area_code,
                                                              const std::string& date) {
  key_ = area_code;
  until_ = end_of_area(area_code);
  date_ = date;
  return on_day_in_area_.fetch_all(row_);
}

std::vector<TrainingSession> TrainingSessions::on_day(const std::string& date,
                                                      const std::string& after_id, int limit) {
  date_ = date;
  key_ = after_id;
  limit_ = limit;
  return on_day_.fetch_all(row_);
}

}  // namespace sammachip
