// The list of households of a village's year.
#include "storage/villages/candidates.h"
#include "storage/database/error.h"
#include "storage/households/households.h"
#include "storage/records.h"
#include "storage/villages/submissions.h"
#include "storage/villages/team_members.h"
#include "tests/storage/each_database.h"

namespace sammachip {
namespace {

Candidate candidate(const CandidateId& id, CandidateResult result) {
  return {.id = id,
          .programme_id = "p1",
          .house_no = "12/3",
          .head_name = "นางแดง",
          .result = result,
          .added_by = "U-leader"};
}

}  // namespace

TEST_CASE("The list of households is kept with its scores and counted by result") {
  with_records([](Records& records) {
    add_programmes(records);
    records.households.insert(household("h1"));
    records.team_members.insert({.id = "t1",
                                 .programme_id = "p1",
                                 .kind = TeamKind::kSage,
                                 .name = "นายดำ",
                                 .added_by = "U-officer"});
    Candidates& candidates = records.candidates;
    candidates.insert(candidate("a", CandidateResult::kSelected));
    candidates.insert(candidate("b", CandidateResult::kSelected));
    candidates.insert(candidate("c", CandidateResult::kReserve));
    CHECK(ids_of(candidates.list("p1")) == Ids{"a", "b", "c"});
    CHECK(ids_of(candidates.list_unsettled("p1")) == Ids{"a", "b", "c"});  // None was sent.
    CHECK(candidates.list_unsettled("p2").empty());
    CHECK(candidates.count("p1", CandidateResult::kSelected) == 2);
    CHECK(candidates.count("p1", CandidateResult::kDeclined) == 0);
    CHECK(candidates.count("p2", CandidateResult::kSelected) == 0);
    auto changed = *candidates.find("b");
    changed.readiness = Grade::kSome;
    changed.result = CandidateResult::kDeclined;
    changed.reason = "ไม่ว่าง";
    changed.status = CandidateStatus::kConfirmed;
    changed.household_id = "h1";
    changed.team_member_id = "t1";
    CHECK(candidates.update(changed));
    const auto kept = candidates.find("b");
    CHECK(kept->readiness == Grade::kSome);
    CHECK(kept->reason == "ไม่ว่าง");
    CHECK(kept->team_member_id == "t1");
    CHECK(kept->added_by == "U-leader");
    CHECK(candidates.list_for_household("h1").at(0).id == "b");
    CHECK(candidates.count("p1", CandidateResult::kSelected) == 1);
    CHECK(candidates.set_status("p1", CandidateStatus::kDraft, CandidateStatus::kSent) == 2);
    CHECK(candidates.find("a")->status == CandidateStatus::kSent);
    CHECK(candidates.find("b")->status == CandidateStatus::kConfirmed);
    CHECK(ids_of(candidates.list_unsettled("p1")) == Ids{"a"});  // Nobody looks after it.
    CHECK_FALSE(candidates.update(candidate("nobody", CandidateResult::kSelected)));
    CHECK(candidates.erase("c"));
    CHECK_FALSE(candidates.erase("c"));
    CHECK(ids_of(candidates.list("p1")) == Ids{"a", "b"});
  });
}

TEST_CASE("Who was not told of the data kept about them is listed by the day it is due") {
  with_records([](Records& records) {
    add_programmes(records);
    Candidates& candidates = records.candidates;
    const auto insert = [&](const CandidateId& id, const std::string& due) {
      auto row = candidate(id, CandidateResult::kSelected);
      row.notice_due_on = due;
      candidates.insert(row);
    };
    insert("second", "2026-12-02");
    insert("first", "2026-12-01");
    insert("later", "2026-12-03");
    insert("never", "");
    CHECK(ids_of(candidates.notices_due_in_area("9206", "2026-12-02", 10)) ==
          Ids{"first", "second"});
    CHECK(candidates.notices_due_in_area("9206", "2026-12-02", 1).size() == 1);
    CHECK(candidates.notices_due_in_area(kOtherVillage, "2026-12-02", 10).empty());
    auto told = *candidates.find("first");
    told.noticed_at_ms = 5;
    candidates.update(told);
    CHECK(ids_of(candidates.notices_due_in_area("", "2026-12-02", 10)) == Ids{"second"});
    CHECK_THROWS_AS(insert("x", "tomorrow"), StorageRefused);
  });
}

}  // namespace sammachip
