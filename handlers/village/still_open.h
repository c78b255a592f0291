// What became of a thing that somebody is about to change, where somebody else or a rule came
// first: for FormConversation::still(), and for commands that change something at once. Every
// ending says what happened, who did it and when. Permissions and states are those of the present.
#pragma once

#include <optional>
#include <string>

#include "handlers/village/villages.h"
#include "storage/ids/ids.h"

namespace sammachip {

// "who" and "day" of the last change of a record, for sentences.
Values last_change(const Subject& subject, const Turn& turn);
// The same of what is known otherwise.
Values change_by(const AccountId& user_id, long long at_ms, const Turn& turn);

// The same of the last change of a subject since a moment, by somebody else than who is talking:
// for Conversation::tells_by(). Empty: nobody is known to have changed it.
Values changed_since(const Subject& subject, long long since_ms, const Turn& turn);

// Why the person may not do `act` in the village's year: their role there ended, or it never was
// theirs. Nothing if they may, or if `programme_id` is empty: no year was chosen yet.
std::optional<Ending> role_over(const ProgrammeId& programme_id, Act act, const Turn& turn);
// The same of one record, or of a whole area.
std::optional<Ending> role_over(const Target& target, Act act, const Turn& turn);

// The same; and in a year that was closed or called off nobody changes anything.
std::optional<Ending> year_over(const ProgrammeId& programme_id, Act act, const Turn& turn);
// Of a year, whoever asks.
std::optional<Ending> year_over(const VillageProgramme& programme, const Turn& turn);

// Why nothing new is planned or bought in the village's year: an officer lets it rest. What is
// there goes on, and people go on looking after each other. Nothing if `programme_id` is empty.
std::optional<Ending> at_rest(const ProgrammeId& programme_id, const Turn& turn);

// Of somebody who has no area left to decide in: which role of theirs ended last.
std::optional<Ending> area_role_over(const Turn& turn);

// Why the person may not do `act` about the house: it left, or is not theirs to look after any
// more. Nothing if they may, or if `household_id` is empty.
std::optional<Ending> house_over(const HouseholdId& household_id, Act act, const Turn& turn);

// Gives a talk about a village's year its guard: the role must hold. That the year is not over is
// asked for every talk, by handlers/village/year_rule.h. What more must hold is asked after it:
// std::optional<Ending> more(const T&, Turn&)
template <class T, class More>
void still_in_year(FormConversation<T>& talk, ProgrammeId T::*programme, Act act, More more) {
  talk.still(
      [programme](const T& form, Turn&) {
        return Subject{"programme", form.*programme};
      },
      [act, more](const Subject& year, const T& form, Turn& turn) {
        auto over = role_over(ProgrammeId(year.id), act, turn);
        return over ? over : more(form, turn);
      });
}
template <class T>
void still_in_year(FormConversation<T>& talk, ProgrammeId T::*programme, Act act) {
  still_in_year(talk, programme, act,
                [](const T&, Turn&) -> std::optional<Ending> { return std::nullopt; });
}

}  // namespace sammachip
