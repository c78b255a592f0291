// Rows with what tests expect to find where a test says nothing else of them.
#pragma once

#include <cstdint>
#include <string>

#include "handlers/programme.h"
#include "storage/households/households.h"
#include "storage/machine/line_accounts.h"

namespace sammachip {

// An active house of the demo's first village, without an id: three people, 9,000 baht a month
// before the programme, nothing of it from the programme's occupation.
inline Household usual_house(const std::string& house_no, std::int64_t now_ms,
                             const AccountId& created_by) {
  return {.village_code = "92060301",
          .house_no = house_no,
          .head_name = "หัวหน้าบ้าน " + house_no,
          .members = 3,
          .main_occupation = "rubber",
          .programme_occupation = "mush",
          .baseline_total_answer = BaselineAnswer::kFigure,
          .baseline_total_satang = 900'000,
          .baseline_occupation_answer = BaselineAnswer::kFigure,
          .baseline_occupation_satang = 0,
          .status = HouseholdStatus::kActive,
          .created_at_ms = now_ms,
          .created_by = created_by};
}

// Of who has taken note of the privacy notice.
inline LineAccount usual_account(const AccountId& user_id, const std::string& called,
                                 std::int64_t now_ms) {
  return {.user_id = user_id,
          .language = "th",
          .called = called,
          .notice_version = ProgrammeSettings{}.notice_version,
          .notice_at_ms = now_ms,
          .created_at_ms = now_ms};
}

}  // namespace sammachip
