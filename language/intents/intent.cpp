#include "language/intents/intent.h"

#include <algorithm>
#include <array>

namespace sammachip {
namespace {

// In the order of Intent.
constexpr std::array<std::string_view, kIntentCount> kIntentWords = {
    "unclear",
    "thanks",
    "greeting",
    "agree",
    "praise_or_blessing",
    "apology",
    "who_are_you",
    "is_this_a_bot",
    "small_talk_weather",
    "link_or_spam",
    "complaint_about_bot",
    "income",
    "income_for_other",
    "not_sold_yet",
    "wrong_figure",
    "correct_to",
    "delete_last",
    "correct",
    "not_right",
    "report",
    "my_figures",
    "my_month_total",
    "self_harm",
    "sick_or_death",
    "ask_for_help",
    "follow_up",
    "talk_to_a_person",
    "contact_officer",
    "cannot_type_or_read",
    "help",
    "leave_programme",
    "change_name",
    "change_occupation",
    "moved_house",
    "away_for_a_while",
    "my_data",
    "erase",
    "privacy_who_sees",
    "privacy_why",
    "does_it_cost",
    "register",
    "received",
    "feasible",
    "stop",
    "mute",
    "unmute",
    "asking",
    "start",
    "appointments",
    "when_is_training",
    "can_attend",
    "cannot_attend",
    "menu",
    "cancel",
    "back",
    "skip",
    "edit",
    "resume",
    "switch_role",
    "thai",
    "english",
    "next_task",
    "who_is_left",
    "report_for_other",
    "visit",
    "purchase",
    "training",
    "team",
    "forum",
    "households",
    "help_list",
    "lessons",
    "groups",
    "encourage",
    "message",
    "invite",
    "waiting",
    "digest",
    "village_card",
    "find_household",
    "quota",
};
static_assert(!kIntentWords.back().empty());

constexpr std::array<std::string_view, 4> kSpeakerWords = {"household", "leader", "officer",
                                                           "newcomer"};

template <class E, std::size_t N>
std::optional<E> named_in(const std::array<std::string_view, N>& words, std::string_view word) {
  const auto found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) return std::nullopt;
  return E(found - words.begin());
}

}  // namespace

std::string_view intent_word(Intent intent) { return kIntentWords[std::size_t(intent)]; }
std::optional<Intent> intent_named(std::string_view word) {
  return named_in<Intent>(kIntentWords, word);
}

std::string_view speaker_word(Speaker speaker) { return kSpeakerWords[std::size_t(speaker)]; }
std::optional<Speaker> speaker_named(std::string_view word) {
  return named_in<Speaker>(kSpeakerWords, word);
}

}  // namespace sammachip
