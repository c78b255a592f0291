// The lessons of all villages, for anybody in the programme.
#pragma once

#include <string>

#include "bot/talks/talks.h"
#include "storage/ids/ids.h"

namespace sammachip {

// A page of the lessons, newest first. `argument`: "occupation|stage|offset", each may be empty;
// all of it empty begins with the newest of all.
Ending show_lessons(const std::string& argument, Turn& turn);

// Takes back a lesson of one's own.
Ending withdraw_lesson(const LessonId& lesson_id, Turn& turn);

}  // namespace sammachip
