#include "storage/villages/programme_events.h"

namespace sammachip {
namespace {

const std::string kProgrammeEventColumns =
    "id, programme_id, kind, at_ms, by_user, reason, detail_json";
const std::string kSelectProgrammeEvent =
    "SELECT " + kProgrammeEventColumns + " FROM programme_event WHERE programme_id = :programme ";

auto fields(ProgrammeEvent& row) {
  return std::tie(row.id, row.programme_id, row.kind, row.at_ms, row.by_user, row.reason,
                  row.detail_json);
}

}  // namespace

ProgrammeEvents::ProgrammeEvents(Connection& connection)
    : insert_(connection, insert_into("programme_event", kProgrammeEventColumns), in(fields(row_))),
      list_(connection, kSelectProgrammeEvent + "ORDER BY at_ms, id LIMIT 500", in(key_),
            out(fields(row_))),
      latest_(connection,
              kSelectProgrammeEvent + "AND kind = :kind ORDER BY at_ms DESC, id DESC LIMIT 1",
              in(key_), in(kind_), out(fields(row_))) {}

void ProgrammeEvents::insert(const ProgrammeEvent& event) {
  row_ = event;
  insert_.run();
}

std::vector<ProgrammeEvent> ProgrammeEvents::list(const std::string& programme_id) {
  key_ = programme_id;
  return list_.fetch_all(row_);
}

std::optional<ProgrammeEvent> ProgrammeEvents::latest(const std::string& programme_id,
                                                      const std::string& kind) {
  key_ = programme_id;
  kind_ = kind;
  return latest_.fetch_one() ? std::optional(row_) : std::nullopt;
}

}  // namespace sammachip
