// The days and periods a message mentions. Private to language/.
//
// What goes in: the text, what day it is, and whether days to come or days past are spoken of. What
// comes out: for each mention, in order, the periods it could be: one where it is certain.
//
// The steps: the text is cut into tokens. At each token its word says what kind of mention may
// begin there (a weekday, วันที่, a month, a number …); the reader of that kind takes as many tokens
// as belong to the mention, has DateResolver say which days these are, seen from today, and the
// next mention is looked for behind it. Where no mention begins, it goes on at the next token.
//
// On Wednesday, 2017-06-14, with days past spoken of, "เมื่อวาน กับ 5-10 มิ.ย. แล้วก็เดือนที่แล้ว" has three:
//
//   เมื่อวาน        read_mention()      2017-06-13
//   5-10 มิ.ย.     read_days_range()   2017-06-05..2017-06-10
//   เดือนที่แล้ว     read_period_word()  2017-05-01..2017-05-31
#pragma once

#include <string_view>
#include <vector>

#include "language/dates/mention.h"

namespace sammachip {

// Returns the mentions in `text`, which must be normalised, in order.
std::vector<Mention> find_mentions(std::string_view text, Day today, Direction direction);

}  // namespace sammachip
