#include "handlers/lessons/talks.h"

#include "handlers/lessons/groups.h"
#include "handlers/lessons/lessons_list.h"
#include "handlers/village/villages.h"

namespace sammachip {

Face lessons_face() {
  return {list_of(lesson_talk(), lessons_talk(), groups_talk(), group_talk(), group_end_talk()),
          {in_a_village("lesson", Command::kNone, Act::kNoteVisit, "lesson"),
           at_once("lessons", Command::kLessons, show_lessons),
           at_once("lessons_about", Command::kNone, [](Turn&) { return begin_talk("lessons"); }),
           at_once("lesson_withdraw", Command::kNone, withdraw_lesson),
           in_a_village("groups", Command::kGroups, Act::kRecordMeeting, "groups"),
           in_a_village("group", Command::kNone, Act::kRecordMeeting, "group"),
           at_once("group_edit", Command::kNone, begin_group_edit),
           at_once("group_end", Command::kNone, begin_group_end)}};
}

}  // namespace sammachip
