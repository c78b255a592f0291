// The commands of the officer's work, and those of its talks.
#include <charconv>

#include "handlers/all.h"
#include "handlers/digest.h"
#include "handlers/end_roles.h"
#include "handlers/endings.h"
#include "handlers/household_card.h"
#include "handlers/month_result.h"
#include "handlers/roles.h"
#include "handlers/submitted.h"
#include "handlers/village_card.h"
#include "handlers/village_year.h"
#include "handlers/villages.h"
#include "handlers/waiting.h"
#include "storage/records.h"

namespace sammachip {

namespace {

using Text = const std::string&;

Ending begin_talk(const char* talk, Json answers = Json::object()) {
  Ending ending;
  ending.next = Start{talk, std::move(answers), {}};
  return ending;
}

// "id|20" -> the id and where a list goes on.
std::pair<std::string, std::size_t> paged(const std::string& argument) {
  const auto bar = argument.find('|');
  std::size_t first = 0;
  if (bar != std::string::npos) {
    std::from_chars(argument.data() + bar + 1, argument.data() + argument.size(), first);
  }
  return {argument.substr(0, bar), first};
}

// A talk for those who work in villages; the others are told who it is for.
Ending for_workers(const char* talk, Act act, Turn& turn) {
  const auto standings = standings_of(turn);
  for (const auto& standing : standings) {
    if (works_in({standing}, act, standing.area_code)) return begin_talk(talk);
  }
  return ending_of("village.none", {}, {{"button.contact", "contact", {}}});
}

// To a house or a village, if the argument is the id of one.
Ending begin_message(const std::string& about, Turn& turn) {
  if (areas_decided(turn).empty()) {
    return ending_of("waiting.not_yours", {}, {{"button.contact", "contact", {}}});
  }
  if (about.empty()) return begin_talk("message");
  if (const auto house = turn.records.households.find(about)) {
    if (!may(Act::kDecide, about_house(*house), turn)) return not_yours();
    return begin_talk("message", Json{{"whom", "house"}, {"house", about}});
  }
  if (!village_year(about, Act::kDecide, turn)) return not_yours();
  return begin_talk("message", Json{{"whom", "village"}, {"programme", about}});
}

Ending begin_end_officer(const std::string& grant, Turn& turn) {
  if (!may_end_officers(turn)) return not_yours();
  return begin_talk("end_officer", grant.empty() ? Json::object() : Json{{"officer", grant}});
}

// A talk about a record, whose end refuses who may not decide on it.
CommandEntry about_record(const char* word, const char* answer) {
  return {word, Command::kNone, false, [word, answer](Text id, Turn&) {
            return begin_talk(word, Json{{answer, id}});
          }};
}

CommandEntry about_village(const char* word, Act act) {
  return {word, Command::kNone, false,
          [word, act](Text id, Turn& turn) { return begin_in_village(word, act, id, turn); }};
}

CommandEntry officer_command(const char* word, Command typed, Ending (*run)(Text, Turn&)) {
  return {word, typed, false, run};
}

}  // namespace

std::vector<CommandEntry> officer_commands(const ProgrammeSettings& settings) {
  const DigestSettings digests{settings.digest_at, settings.holidays};
  return {
      {"digest", Command::kDigest, false,
       [digests](Text, Turn& turn) { return show_digest(digests, turn); }},
      {"digest_houses", Command::kNone, false,
       [digests](Text kind, Turn& turn) { return show_digest_houses(kind, digests, turn); }},
      officer_command("waiting", Command::kWaiting, show_waiting),
      officer_command("notice_told", Command::kNone, note_told),
      officer_command("open_team", Command::kNone, open_team),
      officer_command("open_list", Command::kNone, open_list),
      officer_command("open_purchase", Command::kNone, open_purchase),
      officer_command("show_receipt", Command::kNone, show_receipt),
      officer_command("purchases", Command::kNone,
                      [](Text argument, Turn& turn) {
                        const auto [id, first] = paged(argument);
                        return list_purchases(id, first, turn);
                      }),
      about_record("link_accept", "request"),
      about_record("link_refuse", "request"),
      about_record("erase_done", "request"),
      officer_command("village", Command::kVillageCard, show_village),
      officer_command("result", Command::kNone, show_month_result),
      officer_command("village_houses", Command::kNone,
                      [](Text argument, Turn& turn) {
                        const auto [id, first] = paged(argument);
                        return list_houses(id, first, turn);
                      }),
      officer_command("manage_village", Command::kNone, manage_village),
      officer_command("household", Command::kNone, show_household),
      officer_command("find", Command::kFindHousehold,
                      [](Text, Turn& turn) { return for_workers("find", Act::kNoteVisit, turn); }),
      about_record("correct_for", "report"),
      officer_command("message", Command::kMessage, begin_message),
      about_village("pause_village", Act::kDecide),
      officer_command("resume_village", Command::kNone, resume_village),
      about_village("cancel_village", Act::kDecide),
      about_village("close_year", Act::kDecide),
      about_village("reopen_year", Act::kDecide),
      about_village("practice_began", Act::kDecide),
      about_village("go_back", Act::kDecide),
      about_village("targets", Act::kDecide),
      about_village("replace_leader", Act::kInviteLeader),
      officer_command("end_member", Command::kNone, begin_end_member),
      officer_command("end_officer", Command::kNone, begin_end_officer),
  };
}

}  // namespace sammachip
