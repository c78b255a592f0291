#include "storage/villages/programme_events.h"

namespace sammachip {

ProgrammeEvents::ProgrammeEvents(Connection& connection)
    : insert_(connection, sql::insert<ProgrammeEvent>()),
      list_(connection, sql::select<ProgrammeEvent>() +
                            " WHERE programme_id = :programme ORDER BY at_ms, id LIMIT 500"),
      latest_(connection, sql::select<ProgrammeEvent>() +
                              " WHERE programme_id = :programme AND kind = :kind"
                              " ORDER BY at_ms DESC, id DESC LIMIT 1") {}

void ProgrammeEvents::insert(const ProgrammeEvent& event) { insert_.run(event); }

std::vector<ProgrammeEvent> ProgrammeEvents::list(const ProgrammeId& programme_id) {
  return list_.all(programme_id);
}

std::optional<ProgrammeEvent> ProgrammeEvents::latest(const ProgrammeId& programme_id,
                                                      const std::string& kind) {
  return latest_.one(programme_id, kind);
}

}  // namespace sammachip
