#include "storage/villages/forums.h"

#include "storage/database/area_prefix.h"

namespace sammachip {
namespace {

const std::string kChangeableForumColumns =
    "held_on, place, present, occupation, occupation_text, photo_id, notice_read, status";
const std::string kForumColumns =
    "id, programme_id, recorded_by, created_at_ms, " + kChangeableForumColumns;
const std::string kSelectForum = "SELECT " + kForumColumns + " FROM forum WHERE ";

auto changeable(Forum& row) {
  return std::tie(row.held_on, row.place, row.present, row.occupation, row.occupation_text,
                  row.photo_id, row.notice_read, row.status);
}

auto fields(Forum& row) {
  return std::tuple_cat(std::tie(row.id, row.programme_id, row.recorded_by, row.created_at_ms),
                        changeable(row));
}

}  // namespace

Forums::Forums(Connection& connection)
    : insert_(connection, insert_into("forum", kForumColumns), in(fields(row_))),
      update_(connection, update_by_id("forum", kChangeableForumColumns), in(changeable(row_)),
              in(row_.id)),
      find_(connection, kSelectForum + "id = :id", in(key_), out(fields(row_))),
      latest_(connection,
              kSelectForum +
                  "programme_id = :programme AND status <> 'cancelled'"
                  " ORDER BY held_on DESC, created_at_ms DESC, id DESC LIMIT 1",
              in(key_), out(fields(row_))),
      planned_in_area_(connection,
                       "SELECT " + kForumColumns + kFromVillages + "forum WHERE " + kOfVillage +
                           " AND held_on = :date AND status = 'planned' AND " + kInArea +
                           " ORDER BY village_code, id LIMIT 1000",
                       in(date_), in(key_), in(until_), out(fields(row_))),
      list_(connection,
            kSelectForum + "programme_id = :programme ORDER BY held_on, created_at_ms, id",
            in(key_), out(fields(row_))) {}

void Forums::insert(const Forum& forum) {
  row_ = forum;
  insert_.run();
}

bool Forums::update(const Forum& forum) {
  row_ = forum;
  return update_.run() == 1;
}

std::optional<Forum> Forums::find(const std::string& id) {
  key_ = id;
  return find_.fetch_one() ? std::optional(row_) : std::nullopt;
}

std::optional<Forum> Forums::latest(const std::string& programme_id) {
  key_ = programme_id;
  return latest_.fetch_one() ? std::optional(row_) : std::nullopt;
}

std::vector<Forum> Forums::planned_in_area(const std::string& area_code, const std::string& date) {
  key_ = area_code;
  until_ = end_of_area(area_code);
  date_ = date;
  return planned_in_area_.fetch_all(row_);
}

std::vector<Forum> Forums::list(const std::string& programme_id) {
  key_ = programme_id;
  return list_.fetch_all(row_);
}

}  // namespace sammachip
