#include "handlers/village/year_rule.h"

#include <algorithm>

#include "handlers/access/roles.h"
#include "handlers/village/still_open.h"
#include "handlers/village/village_work.h"
#include "storage/households/households.h"
#include "storage/records.h"
#include "storage/villages/candidates.h"
#include "storage/villages/handovers.h"
#include "storage/villages/occupation_groups.h"
#include "storage/villages/places.h"
#include "storage/villages/purchases.h"
#include "storage/villages/submissions.h"
#include "storage/villages/team_members.h"
#include "storage/villages/training_sessions.h"

namespace sammachip {

namespace {

// About a year, and held after it, too.
constexpr std::string_view kGoesOn[] = {
    "close_year",     "cancel_village",    "pause_village", "reopen_year",
    "open_year",                                                        // Whether it is over.
    "village_report", "no_phone",          "has_phone",                 // What houses are.
    "encourage",      "encourage_village", "lesson",        "message",  // Words.
    "replace_leader", "end_member"};                                    // Who has which role.

// What changes a record of a year at once, and the kind of the record that its argument names.
// Whatever begins a talk is that talk's.
struct YearAct {
  std::string_view word;
  std::string_view kind;
};
constexpr YearAct kActs[] = {
    {"purchase_accept", "purchase"},
    {"purchase_send", "purchase"},
    {"got", "handover"},
    {"not_got", "handover"},
    {"team_confirm", "submission"},
    {"list_confirm", "submission"},
    {"going", "training_session"},
    {"not_going", "training_session"},
    {"substitute", "training_session"},
    {"not_met", "household"},
};

template <class Row>
ProgrammeId year_in(const std::optional<Row>& row) {
  return row ? row->programme_id : ProgrammeId();
}

// The id of the year that the record is of; empty: of none, or the record is not there.
ProgrammeId year_of(const Subject& subject, Records& records) {
  if (subject.kind == "programme") return ProgrammeId(subject.id);
  if (subject.kind == "purchase") return year_in(records.purchases.find(PurchaseId(subject.id)));
  if (subject.kind == "handover") return year_in(records.handovers.find(HandoverId(subject.id)));
  if (subject.kind == "training_session")
    return year_in(records.training_sessions.find(SessionId(subject.id)));
  if (subject.kind == "team_member")
    return year_in(records.team_members.find(TeamMemberId(subject.id)));
  if (subject.kind == "candidate") return year_in(records.candidates.find(CandidateId(subject.id)));
  if (subject.kind == "submission")
    return year_in(records.submissions.find(SubmissionId(subject.id)));
  if (subject.kind == "occupation_group")
    return year_in(records.occupation_groups.find(OccupationGroupId(subject.id)));
  return {};
}

// The year that a house is in.
ProgrammeId year_of_house(const HouseholdId& household_id, Records& records) {
  const auto house = records.households.find(household_id);
  return house ? house->programme_id.value_or("") : ProgrammeId();
}

// Whether the person has to do with the village: how its year stands is told to nobody else.
bool has_to_do_with(const VillageCode& village_code, const Turn& turn) {
  return std::ranges::any_of(standings_of(turn), [&](const Standing& standing) {
    return lies_in(village_code, standing.area_code);
  });
}

std::optional<Ending> refused_in(const ProgrammeId& programme_id, const Turn& turn) {
  if (programme_id.empty()) return std::nullopt;
  const auto year = turn.records.places.find_programme_by_id(programme_id);
  if (!year || !has_to_do_with(year->village_code, turn)) return std::nullopt;
  return year_over(*year, turn);
}

}  // namespace

std::optional<Ending> refused_after_year(std::string_view talk, const Subject& subject,
                                         const Turn& turn) {
  if (subject.id.empty() || std::ranges::find(kGoesOn, talk) != std::end(kGoesOn)) {
    return std::nullopt;
  }
  return refused_in(year_of(subject, turn.records), turn);
}

std::optional<Ending> act_refused_after_year(std::string_view word, const std::string& argument,
                                             const Turn& turn) {
  const auto* act = std::ranges::find(kActs, word, &YearAct::word);
  if (act == std::end(kActs)) return std::nullopt;
  const Subject subject{std::string(act->kind), SubjectId(split_argument(argument).first)};
  if (subject.kind == "household")
    return refused_in(year_of_house(HouseholdId(subject.id), turn.records), turn);
  return refused_in(year_of(subject, turn.records), turn);
}

}  // namespace sammachip
