// Every column with the code of a village, or of an area that may be one: what becomes of it when
// the village is merged into another. And every column with the id of a village's year or of a
// house: what hangs on one. merge_villages() goes through these lists. A test compares them with
// the schema.
#pragma once

#include <span>
#include <string_view>

namespace sammachip {

enum class AtMerge {
  kMoves,      // The other village's code takes its place.
  kStatement,  // merge_villages() has statements of its own.
  kStays,      // `why` says why.
};

// A column in which the code of a village may stand.
struct VillageColumn {
  std::string_view table;
  std::string_view column;
  AtMerge at_merge = AtMerge::kMoves;
  std::string_view called = {};  // What the rows are, for the operator: "houses".
  std::string_view why = {};
};

std::span<const VillageColumn> village_columns();

// A column that names what its row belongs to.
struct HangingColumn {
  std::string_view table;
  std::string_view column;
  // Written by the bot alone, of what is there anyway: it says nothing of work that was done.
  bool is_derived = false;
};

std::span<const HangingColumn> hanging_on_years();
std::span<const HangingColumn> hanging_on_houses();

}  // namespace sammachip
