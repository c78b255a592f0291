// What is known of a house, as people read it. What was never asked is said to be not asked: it is
// neither nothing nor "other".
#pragma once

#include <optional>
#include <string>

#include "storage/households/households.h"

namespace sammachip {

struct Turn;

// Whether its people, what it lives from and what it earned were ever asked.
bool was_asked(const Household& house);
// Whether it is known what it does, in the programme or mainly. "Other" without words is an answer
// only where it was asked.
bool is_occupation_known(const Household& house, const std::string& code, const std::string& words);

// The occupation it mainly lives from, and that of the programme.
std::string main_work_text(const Household& house, const Turn& turn);
std::string programme_work_text(const Household& house, const Turn& turn);
// That of the programme inside a sentence: "does it still do {…}".
std::string work_in_sentence(const Household& house, const Turn& turn);

// "9,000 บาท", or why there is no figure.
std::string baseline_text(BaselineAnswer answer, const std::optional<long long>& satang,
                          const Turn& turn);
std::string skill_text(const Household& house, const Turn& turn);
std::string reporting_day_text(const Household& house, const Turn& turn);

// " · ไม่มีมือถือ", or nothing.
std::string no_phone_mark(const Household& house, const Turn& turn);

}  // namespace sammachip
