// Reminds a leader of what has waited in their village for three days, and once more after seven,
// all in one message; after fourteen the officer's digest tells of it. docs/programme.md 8.2.
#include <algorithm>

#include "handlers/menu/tasks.h"
#include "handlers/reminders/reminders.h"
#include "handlers/village/villages.h"
#include "handlers/words/wording.h"
#include "storage/machine/line_accounts.h"
#include "storage/machine/notifications.h"
#include "storage/records.h"
#include "storage/villages/late_tasks.h"
#include "storage/villages/places.h"
#include "storage/villages/team_members.h"

namespace sammachip {

namespace {

constexpr int kFirstDays = 3;
constexpr int kSecondDays = 7;
constexpr int kOfficerDays = 14;

int age_of(const Task& task, const Turn& turn) {
  return static_cast<int>((turn.today - task.since).count());
}

std::optional<AccountId> leader_to_remind(const VillageProgramme& programme, Turn& turn) {
  for (const auto& member : turn.records.team_members.list(programme.id)) {
    if (member.kind == TeamKind::kLeader) return member.user_id;
  }
  return std::nullopt;
}

// Made of the task itself, so that one that was done and waits anew is told of anew.
std::string task_key(const Task& task, const VillageProgramme& programme, const Turn& turn) {
  const int days = age_of(task, turn) >= kSecondDays ? kSecondDays : kFirstDays;
  return "task|" + programme.id + "|" + task.command + "|" + iso_date(task.since) + "|" +
         std::to_string(days);
}

// The notice of what waits, oldest first; its keys are those of every task it tells of that the
// leader was not told of yet. Nothing if there are none.
std::optional<Notice> task_notice(const VillageYear& village, const std::vector<Task>& waiting,
                                  Turn& turn) {
  std::vector<std::string> keys;
  for (const auto& task : waiting) {
    std::string key = task_key(task, village.programme, turn);
    if (!turn.records.notifications.exists(key)) keys.push_back(std::move(key));
  }
  if (keys.empty()) return std::nullopt;
  Notice notice("remind.tasks", end_of_day(turn, 2));
  notice.key = keys.front();
  notice.covers.assign(keys.begin() + 1, keys.end());
  notice.user_id = turn.account.user_id;
  std::string lines;
  std::int64_t number = 0;
  for (const auto& task : waiting) {
    if (static_cast<std::size_t>(number) == kMostTasksShown) break;
    lines += "\n" + std::to_string(++number) + ") " + say(task.key, task.values, turn);
    notice.buttons.push_back({"next.answer_do", task.command, {{"number", number}}});
  }
  if (const auto more = std::ssize(waiting) - number; more > 0) {
    lines += "\n" + say("next.more", {{"count", more}}, turn);
  }
  notice.buttons.push_back({"next.answer_tomorrow", "tomorrow"});
  // The turn is the leader's, and so is the language of the lines.
  notice.values = {{"name", Told::words(turn.account.called)},
                   {"count", Told::number(std::ssize(waiting))},
                   {"village", Told::village(village.programme.village_code)},
                   {"tasks", Told::words(lines)}};
  notice.topic = "tasks|" + village.programme.id;
  return notice;
}

void look_at(const VillageProgramme& programme, Turn& nobody, const SayNotice& say) {
  const auto leader = leader_to_remind(programme, nobody);
  auto account = leader ? nobody.records.line_accounts.find(*leader) : std::nullopt;
  const auto place = nobody.records.places.find_village(programme.village_code);
  if (!account || !place) return;
  Turn turn = nobody.for_reader(*account);
  const VillageYear village{programme, *place};
  auto tasks = open_tasks(village, turn, TaskChoice::kWithoutReminder);
  std::erase_if(tasks, [&](const Task& task) { return age_of(task, turn) < kFirstDays; });
  std::stable_sort(tasks.begin(), tasks.end(),
                   [](const Task& a, const Task& b) { return a.since < b.since; });
  std::vector<LateTask> late;
  for (const auto& task : tasks) {
    if (age_of(task, turn) >= kOfficerDays) {
      late.push_back({programme.id, task.command, iso_date(task.since)});
    }
  }
  turn.records.late_tasks.replace(programme.id, late);
  std::erase_if(tasks, [&](const Task& task) { return age_of(task, turn) >= kOfficerDays; });
  if (const auto notice = task_notice(village, tasks, turn)) say(*notice);
}

bool is_running(const VillageProgramme& programme) {
  return programme.pause == VillagePause::kNone && programme.state != VillageState::kClosed;
}

}  // namespace

std::string remind_of_tasks(Turn& turn, const RulePage& page) {
  return for_each_year(fiscal_year_be(turn.today), turn, page,
                       [&](const VillageProgramme& programme) {
                         if (is_running(programme)) return look_at(programme, turn, page.say);
                         turn.records.late_tasks.replace(programme.id, {});
                       });
}

}  // namespace sammachip
