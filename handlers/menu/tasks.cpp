#include "handlers/menu/tasks.h"

#include <algorithm>
#include <set>

#include "handlers/access/houses.h"
#include "handlers/access/roles.h"
#include "handlers/income/silent_houses.h"
#include "handlers/joining/stuck.h"
#include "handlers/menu/material_tasks.h"
#include "handlers/questions/given_reason.h"
#include "handlers/visits/help_desk.h"
#include "handlers/words/endings.h"
#include "handlers/words/wording.h"
#include "storage/households/help_requests.h"
#include "storage/households/households.h"
#include "storage/households/visits.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/candidates.h"
#include "storage/villages/feasibilities.h"
#include "storage/villages/forums.h"
#include "storage/villages/programme_events.h"
#include "storage/villages/session_households.h"
#include "storage/villages/submissions.h"
#include "storage/villages/task_snoozes.h"
#include "storage/villages/team_members.h"
#include "storage/villages/training_sessions.h"

namespace sammachip {

namespace {

using Tasks = std::vector<Task>;

// What the rules below ask of a village's year, read once.
struct TaskFacts {
  const VillageYear& village;
  Turn& turn;
  TaskChoice choice;
  const ProgrammeId& id = village.programme.id;
  std::vector<TeamMember> team = turn.records.team_members.list(id);
  std::optional<Submission> team_sent = turn.records.submissions.latest(id, SubmissionKind::kTeam);
  std::optional<Submission> list_sent = turn.records.submissions.latest(id, SubmissionKind::kList);
  // Once the list is confirmed only what is not settled matters of it.
  std::vector<Candidate> candidates = list_sent && list_sent->status == SubmissionStatus::kConfirmed
                                          ? turn.records.candidates.list_unsettled(id)
                                          : turn.records.candidates.list(id);
  std::optional<Forum> forum = turn.records.forums.latest(id);

  Day day_of(long long ms) const { return turn.day_of(instant_from(ms)); }
  bool is_past(const std::string& day) const { return !day.empty() && day <= iso_date(turn.today); }
};

// What only the whole village concerns is the leader's, and an officer's who looks in.
bool leads(const VillageYear& village, Turn& turn) {
  return may(Act::kNominateSage, about_area(village.place.village.code), turn);
}

// The day the village entered the state it is in.
Day state_since(const TaskFacts& facts) {
  const auto event = facts.turn.records.programme_events.latest(facts.id, "state");
  return event ? facts.day_of(event->at_ms) : facts.turn.today;
}

bool is(const std::optional<Submission>& submission, SubmissionStatus status) {
  return submission && submission->status == status;
}

int count_of(const TaskFacts& facts, CandidateResult result) {
  return static_cast<int>(
      std::count_if(facts.candidates.begin(), facts.candidates.end(),
                    [&](const Candidate& candidate) { return candidate.result == result; }));
}

// The rules, one for each task. Each adds what waits, or nothing.

// Whether somebody of the team, or a house of the list, was not put before the officer yet.
bool has_new_sage(const TaskFacts& facts) {
  return std::any_of(facts.team.begin(), facts.team.end(), [](const TeamMember& member) {
    return member.kind == TeamKind::kSage && member.status == TeamStatus::kDraft;
  });
}
bool has_new_house(const TaskFacts& facts) {
  return std::any_of(
      facts.candidates.begin(), facts.candidates.end(),
      [](const Candidate& candidate) { return candidate.status == CandidateStatus::kDraft; });
}

void team_tasks(const TaskFacts& facts, Tasks& tasks) {
  if (is(facts.team_sent, SubmissionStatus::kSent)) return;
  const Day since = state_since(facts);
  if (is(facts.team_sent, SubmissionStatus::kReturned)) {
    tasks.push_back({"task.team_returned",
                     {{"reason", reason_text(facts.team_sent->reason, facts.turn)}},
                     "team|" + facts.id,
                     facts.day_of(facts.team_sent->decided_at_ms.value_or(0))});
    return;
  }
  const auto members = static_cast<int>(facts.team.size());
  const int wanted = facts.village.programme.team_size;
  if (members < wanted) {
    tasks.push_back({"task.nominate",
                     {{"members", std::int64_t{members}}, {"wanted", std::int64_t{wanted}}},
                     "nominate|" + facts.id,
                     since});
  } else if (has_new_sage(facts) || !is(facts.team_sent, SubmissionStatus::kConfirmed)) {
    tasks.push_back({"task.send_team", {}, "team|" + facts.id, since});
  }
}

void forum_tasks(const TaskFacts& facts, Tasks& tasks) {
  if (facts.village.programme.state < VillageState::kTeamComplete) return;
  if (!facts.forum) {
    tasks.push_back({"task.forum", {}, "forum|" + facts.id, state_since(facts)});
  } else if (facts.forum->status == ForumStatus::kPlanned && facts.is_past(facts.forum->held_on)) {
    tasks.push_back(
        {"task.forum_record",
         {{"day", day_text(*parse_iso_date(facts.forum->held_on), facts.turn.language)}},
         "forum|" + facts.id,
         *parse_iso_date(facts.forum->held_on)});
  }
}

void list_tasks(const TaskFacts& facts, Tasks& tasks) {
  const bool is_held = facts.forum && facts.forum->status == ForumStatus::kHeld;
  if (!is_held || is(facts.list_sent, SubmissionStatus::kSent)) return;
  const bool is_confirmed = is(facts.list_sent, SubmissionStatus::kConfirmed);
  const Day since = state_since(facts);
  if (is(facts.list_sent, SubmissionStatus::kReturned)) {
    tasks.push_back({"task.list_returned",
                     {{"reason", reason_text(facts.list_sent->reason, facts.turn)}},
                     "households|" + facts.id,
                     facts.day_of(facts.list_sent->decided_at_ms.value_or(0))});
    return;
  }
  const int selected = count_of(facts, CandidateResult::kSelected);
  const int wanted = facts.village.programme.target_households;
  const bool are_looked_after =
      std::all_of(facts.candidates.begin(), facts.candidates.end(), [](const Candidate& candidate) {
        return candidate.result != CandidateResult::kSelected || candidate.team_member_id;
      });
  if (!is_confirmed && selected < wanted) {
    tasks.push_back({"task.candidates",
                     {{"selected", std::int64_t{selected}}, {"wanted", std::int64_t{wanted}}},
                     "candidate|" + facts.id,
                     since});
  }
  if (selected > 0 && !are_looked_after) {
    tasks.push_back({"task.split", {}, "split|" + facts.id, since});
  } else if (is_confirmed ? has_new_house(facts) : selected >= wanted) {
    tasks.push_back({"task.send_list", {}, "households|" + facts.id, since});
  }
}

void feasibility_tasks(const TaskFacts& facts, Tasks& tasks) {
  if (!is(facts.list_sent, SubmissionStatus::kConfirmed)) return;
  if (facts.village.programme.state >= VillageState::kMaterials) return;
  const auto houses = facts.turn.records.households.list_in_programme(facts.id).size();
  const auto answers = facts.turn.records.feasibilities.list(facts.id).size();
  if (houses > answers) {
    tasks.push_back({"task.feasibility",
                     {{"missing", static_cast<std::int64_t>(houses - answers)},
                      {"houses", static_cast<std::int64_t>(houses)}},
                     "feasible|" + facts.id,
                     state_since(facts)});
  }
}

void session_tasks(const TaskFacts& facts, Tasks& tasks) {
  if (!is(facts.list_sent, SubmissionStatus::kConfirmed)) return;
  const auto sessions = facts.turn.records.training_sessions.list(facts.id);
  bool is_any = false;
  for (const auto& session : sessions) {
    if (session.status == SessionStatus::kCancelled) continue;
    is_any = true;
    if (session.status == SessionStatus::kPlanned && facts.is_past(session.held_on)) {
      tasks.push_back({"task.attendance",
                       {{"topic", session.topic}},
                       "attendance|" + session.id,
                       *parse_iso_date(session.held_on)});
    }
    for (const auto& row : facts.turn.records.session_households.list_not_understood(session.id)) {
      const auto house = facts.turn.records.households.find(row.household_id);
      if (!house) continue;
      tasks.push_back({"task.teach_again",
                       {{"topic", session.topic}, {"house", house->house_no}},
                       "taught|" + session.id + "|" + house->id,
                       *parse_iso_date(session.held_on)});
    }
  }
  if (!is_any) tasks.push_back({"task.session", {}, "training|" + facts.id, state_since(facts)});
}

void visit_tasks(const TaskFacts& facts, Tasks& tasks) {
  const std::string today = iso_date(facts.turn.today);
  const VillageCode& village = facts.village.place.village.code;
  for (const auto& visit : facts.turn.records.visits.planned_in_village(village, today)) {
    const auto house = facts.turn.records.households.find(visit.household_id);
    if (!house || !may(Act::kSeeWhoReported, about_house(*house), facts.turn)) continue;
    tasks.push_back({"task.visit",
                     {{"house", house->house_no}, {"name", house->head_name}},
                     "visit|" + house->id,
                     *parse_iso_date(visit.next_on)});
  }
}

void silent_tasks(const TaskFacts& facts, Tasks& tasks) {
  if (facts.choice != TaskChoice::kAll) return;
  if (facts.village.programme.state < VillageState::kListConfirmed) return;
  const SilentHouses silent = silent_houses(facts.village, facts.turn);
  if (silent.missing.empty()) return;
  tasks.push_back({"task.who_left",
                   {{"missing", static_cast<std::int64_t>(silent.missing.size())},
                    {"houses", static_cast<std::int64_t>(silent.count)}},
                   "who_left|" + facts.id,
                   silent.since});
}

void open_help_tasks(const TaskFacts& facts, Tasks& tasks) {
  if (facts.choice != TaskChoice::kAll) return;
  if (const auto open = waiting_help(facts.village.place.village.code, facts.turn);
      open.count > 0) {
    tasks.push_back({"task.help_open",
                     {{"count", static_cast<std::int64_t>(open.count)}},
                     "help_list",
                     open.since});
  }
}

void taken_help_tasks(const TaskFacts& facts, Tasks& tasks) {
  for (const auto& request :
       facts.turn.records.help_requests.taken_by_user(facts.turn.account.user_id)) {
    if (!request.household_id) continue;
    const auto house = facts.turn.records.households.find(*request.household_id);
    if (!house || house->village_code != facts.village.place.village.code) continue;
    tasks.push_back({"task.help",
                     {{"house", house->house_no}, {"name", house->head_name}},
                     "help_close|" + request.id,
                     facts.day_of(request.created_at_ms)});
  }
}

// Never by a push: who does not get on is seen to by who looks in.
void stuck_tasks(const TaskFacts& facts, Tasks& tasks) {
  if (facts.choice != TaskChoice::kAll) return;
  for (const auto& person : stuck_in_village(facts.village.place.village.code, facts.turn)) {
    tasks.push_back({stuck_task_key(person, facts.turn), stuck_values(person, facts.turn),
                     "stuck|" + person.id, *parse_iso_date(person.due_on)});
  }
}

bool is_put_off(const Task& task, const std::set<std::string>& snoozed) {
  return snoozed.contains(task.command);
}

std::set<std::string> snoozed_by(Turn& turn) {
  std::set<std::string> snoozed;
  const std::string today = iso_date(turn.today);
  for (const auto& snooze : turn.records.task_snoozes.list(turn.account.user_id)) {
    if (snooze.until_on > today) snoozed.insert(snooze.task);
  }
  return snoozed;
}

// What is shown of it, over all villages of the person, and how much is not.
struct TasksShown {
  std::vector<std::pair<VillageYear, Task>> tasks;
  std::int64_t more = 0;      // Of the same villages.
  std::int64_t villages = 0;  // That were not looked at, as enough was found before.
};

TasksShown tasks_shown(Turn& turn) {
  TasksShown shown;
  for (const auto& village : villages_for(Act::kNoteVisit, turn)) {
    if (shown.tasks.size() == kMostTasksShown) {
      ++shown.villages;
      continue;
    }
    for (auto& task : open_tasks(village, turn)) {
      if (shown.tasks.size() == kMostTasksShown) {
        ++shown.more;
      } else {
        shown.tasks.emplace_back(village, std::move(task));
      }
    }
  }
  return shown;
}

// How many more there are; nothing if these are all.
std::string more_tasks_text(const TasksShown& shown, const Turn& turn) {
  std::string text;
  if (shown.more > 0) text += "\n" + say("next.more", {{"count", shown.more}}, turn);
  if (shown.villages > 0) {
    text += "\n" + say("next.more_villages", {{"count", shown.villages}}, turn);
  }
  return text;
}

}  // namespace

std::vector<Task> open_tasks(const VillageYear& village, Turn& turn, TaskChoice choice) {
  Tasks tasks;
  if (village.programme.pause != VillagePause::kNone) return tasks;
  if (village.programme.state == VillageState::kClosed) return tasks;
  const TaskFacts facts{village, turn, choice};
  // Somebody who stands outside comes before what can be done tomorrow.
  stuck_tasks(facts, tasks);
  if (leads(village, turn)) {
    team_tasks(facts, tasks);
    forum_tasks(facts, tasks);
    list_tasks(facts, tasks);
    feasibility_tasks(facts, tasks);
    session_tasks(facts, tasks);
  }
  add_material_tasks({village, choice, leads(village, turn)}, turn, tasks);
  silent_tasks(facts, tasks);
  visit_tasks(facts, tasks);
  open_help_tasks(facts, tasks);
  taken_help_tasks(facts, tasks);
  const auto snoozed = snoozed_by(turn);
  std::erase_if(tasks, [&](const Task& task) { return is_put_off(task, snoozed); });
  return tasks;
}

Ending show_next(Turn& turn) {
  Ending ending;
  const TasksShown shown = tasks_shown(turn);
  const auto& tasks = shown.tasks;
  if (tasks.empty()) {
    ending.says.push_back({"next.nothing", {{"name", turn.account.called}}});
    ending.buttons = {{"button.menu", "menu"}};
    return ending;
  }
  std::string list;
  std::int64_t number = 0;
  for (const auto& [village, task] : tasks) {
    list += "\n" + std::to_string(++number) + ") " + say(task.key, task.values, turn);
    ending.buttons.push_back({"next.answer_do", task.command, {{"number", number}}});
  }
  const std::string place = village_text(tasks.front().first.place, turn);
  ending.says.push_back({"next.tasks",
                         {{"name", turn.account.called},
                          {"count", number + shown.more},
                          {"village", place},
                          {"tasks", list + more_tasks_text(shown, turn)}}});
  ending.buttons.push_back({"next.answer_tomorrow", "tomorrow"});
  ending.buttons.push_back({"button.menu", "menu"});
  return ending;
}

Ending put_off_tasks(Turn& turn) {
  const std::string until = iso_date(turn.today + std::chrono::days{1});
  for (const auto& [village, task] : tasks_shown(turn).tasks) {
    turn.records.task_snoozes.save({turn.account.user_id, task.command, until});
  }
  return ending_of("next.put_off", {}, {{"button.next", "next"}});
}

}  // namespace sammachip
