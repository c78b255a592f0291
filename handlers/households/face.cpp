#include "handlers/households/talks.h"

#include "handlers/access/access.h"
#include "handlers/access/roles.h"
#include "handlers/households/asking.h"
#include "handlers/households/household_card.h"
#include "handlers/households/no_phone.h"
#include "handlers/households/record_answers.h"
#include "handlers/households/without_line.h"
#include "handlers/words/endings.h"

namespace sammachip {

namespace {

// A talk for those who work in villages; the others are told who it is for.
Ending begin_find(Turn& turn) {
  for (const auto& standing : standings_of(turn)) {
    if (works_in({standing}, Act::kNoteVisit, standing.area_code)) return begin_talk("find");
  }
  return ending_of("village.none", {}, {{"button.contact", "contact"}});
}

}  // namespace

Face households_face() {
  return {list_of(profile_talk(), rename_talk(), profile_for_talk(), house_record_talk(),
                  no_phone_talk(), has_phone_talk(), asking_talk(), find_talk()),
          {at_once("rename", Command::kChangeName, begin_rename),
           at_once("change_occupation", Command::kChangeOccupation, begin_change_of_occupation),
           at_once("edit_house", Command::kEditHouse,
                   [](const std::string&, Turn& turn) {
                     return begin_change_of_record(WhatChanges::kAnything, {}, turn);
                   }),
           at_once("asking", Command::kAsking, begin_asking),
           at_once("no_phone", Command::kNoPhone, mark_no_phone),
           at_once("has_phone", Command::kHasPhone, mark_has_phone),
           at_once("house_record", Command::kHouseRecord, begin_house_record),
           at_once("household", Command::kNone, show_household),
           with_words(at_once("find", Command::kFindHousehold, begin_find))}};
}

}  // namespace sammachip
