// Every column with the id of a person: what becomes of it when the person is erased, and where
// they see it in what is held about them. People goes through this list. A test compares it with
// the schema.
#pragma once

#include <span>
#include <string_view>

namespace sammachip {

enum class AtErasure {
  kRowGoes,
  kErased,     // kErasedPerson stands in its place: what was done stays, of nobody.
  kNobody,     // NULL stands in its place.
  kStatement,  // People::erase_person has a statement of its own.
};

// Where everything_about() has it: the member of PersonRecord.
enum class HeldIn {
  kAccount,
  kNotices,
  kRoles,
  kLinks,
  kReports,
  kRoundAnswers,
  kHelpRequests,
  kDataRequests,
  kConversations,
  kTeamPlaces,
  kEncouragements,
  kSnoozes,
  kActs,
  kMenuRole,
  kPhotos,
  kStuck,
  kNowhere,  // `why` says why.
};

// A column whose texts are people's LINE user ids.
struct PersonColumn {
  std::string_view table;
  std::string_view column;
  AtErasure at_erasure = AtErasure::kErased;
  HeldIn held_in = HeldIn::kActs;
  // Of kActs, what RecordedAct has: the column with the record's id, and the one with its time; "0"
  // where that is not known.
  std::string_view id = "id";
  std::string_view at_ms = "0";
  // Of kErased: a column that is set to NULL with it; empty: none.
  std::string_view also_null = {};
  std::string_view why = {};
};

std::span<const PersonColumn> person_columns();

}  // namespace sammachip
