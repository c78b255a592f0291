// A kind word from a named person to a house, or to all of a village: a template or their own
// words, shown as from them. docs/programme.md 7.4.
#include <algorithm>

#include "handlers/access/roles.h"
#include "handlers/pushes/held.h"
#include "handlers/questions/readers.h"
#include "handlers/village/house_choice.h"
#include "handlers/village/still_open.h"
#include "handlers/visits/encouragement.h"
#include "handlers/visits/talks.h"
#include "handlers/words/endings.h"
#include "storage/database/identifier.h"
#include "storage/households/encouragements.h"
#include "storage/households/household_links.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

constexpr std::size_t kLongestKindWord = 300;
constexpr std::chrono::days kOneKindWordIn{7};

struct KindWord {
  ProgrammeId programme;
  HouseholdId house;  // Empty: all houses of the village the person looks after.
  std::optional<Household> chosen;
  std::string words;
};

// In which of their roles they speak to the house.
Fact told_key(const Household& house, const Turn& turn) {
  auto standings = standings_of(turn);
  const auto holds = [&](Role role) {
    return std::any_of(standings.begin(), standings.end(), [&](const Standing& standing) {
      return standing.role == role && standing.area_code == house.village_code;
    });
  };
  if (holds(Role::kLeader)) return Fact("encourage.told_by_leader");
  return holds(Role::kTeam) ? Fact("encourage.told_by_team") : Fact("encourage.told_by_officer");
}

// Whether the house is told; not if nobody of it is on LINE, or it was this week.
enum class WordsOutcome { kYes, kThisWeek, kNobody };
WordsOutcome send_words(const Household& house, const std::string& words, Turn& turn) {
  const AccountId& from = turn.account.user_id;
  if (turn.records.encouragements.count_from(from, house.id,
                                             milliseconds(turn.now - kOneKindWordIn)) > 0) {
    return WordsOutcome::kThisWeek;
  }
  WordsOutcome told = WordsOutcome::kNobody;
  const Fact key = told_key(house, turn);
  for (const auto& link : turn.records.household_links.list_for_household(house.id)) {
    if (link.relation == Relation::kHelper || link.user_id == from) continue;
    hold_until_they_write(
        link.user_id, key,
        {{"name", Told::words(turn.account.called)}, {"words", Told::key_or_words(words)}}, turn);
    Encouragement said;
    said.id = new_id(milliseconds(turn.now));
    said.to_user = link.user_id;
    said.household_id = house.id;
    said.from_user = from;
    said.occasion = "person";
    said.text_key = key.text();
    said.text = words;
    said.created_at_ms = milliseconds(turn.now);
    turn.records.encouragements.insert(said);
    told = WordsOutcome::kYes;
  }
  return told;
}

Ending with_usual_buttons(const KindWord& form, Say say) {
  return ending_of(std::move(say), {{"button.encourage_other", "encourage"},
                                    {"button.encourage_all", "encourage_village|" + form.programme},
                                    {"button.next", "next"}});
}

Ending send_to_house(const KindWord& form, Turn& turn) {
  const auto house = house_within(form.house, Act::kNoteVisit, turn);
  if (!house) return not_yours();
  const Values values{{"house", house->house_no}, {"name", house->head_name}};
  switch (send_words(*house, form.words, turn)) {
    case WordsOutcome::kYes:
      return with_usual_buttons(form, {"encourage.sent", values});
    case WordsOutcome::kThisWeek:
      return with_usual_buttons(form, {"encourage.this_week", values});
    case WordsOutcome::kNobody:
      break;
  }
  return with_usual_buttons(form, {"encourage.nobody", values});
}

Ending send_to_village(const KindWord& form, Turn& turn) {
  const auto village = village_year(form.programme, Act::kNoteVisit, turn);
  if (!village) return not_yours();
  std::int64_t told = 0;
  // A team member speaks to the houses they look after.
  for (const auto& house : houses_for(Act::kSeeWhoReported, village->place.village.code, turn)) {
    if (send_words(house, form.words, turn) == WordsOutcome::kYes) ++told;
  }
  return with_usual_buttons(form,
                            {told == 0 ? "encourage.sent_to_none" : "encourage.sent_to_village",
                             {{"houses", told}, {"village", village_text(village->place, turn)}}});
}

Choice template_choice(const char* key) { return {std::string(key) + ".label", key}; }

void ask_words(FormConversation<KindWord>& talk) {
  talk.ask("words", &KindWord::words, words_up_to(kLongestKindWord))
      .choices({template_choice("encourage.words_thanks"),
                template_choice("encourage.words_slowly"),
                template_choice("encourage.words_visit")});
}

}  // namespace

std::unique_ptr<Conversation> encourage_talk() {
  auto talk = std::make_unique<FormConversation<KindWord>>("encourage");
  ask_house(*talk, Act::kNoteVisit, &KindWord::programme, &KindWord::house, &KindWord::chosen);
  ask_words(*talk);
  still_in_year(*talk, &KindWord::programme, Act::kNoteVisit, [](const KindWord& form, Turn& turn) {
    return house_over(form.house, Act::kNoteVisit, turn);
  });
  talk->then(send_to_house);
  return talk;
}

std::unique_ptr<Conversation> encourage_village_talk() {
  auto talk = std::make_unique<FormConversation<KindWord>>("encourage_village");
  ask_village(*talk, &KindWord::programme, Act::kNoteVisit);
  ask_words(*talk);
  still_in_year(*talk, &KindWord::programme, Act::kNoteVisit);
  talk->then(send_to_village);
  return talk;
}

}  // namespace sammachip
