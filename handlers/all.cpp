#include "handlers/all.h"

#include "handlers/asking.h"
#include "handlers/candidate_list.h"
#include "handlers/decisions.h"
#include "handlers/feasibility.h"
#include "handlers/figures.h"
#include "handlers/forecast_facts.h"
#include "handlers/help.h"
#include "handlers/houses.h"
#include "handlers/income_form.h"
#include "handlers/invitations.h"
#include "handlers/leave.h"
#include "handlers/menu.h"
#include "handlers/my_data.h"
#include "handlers/role_switch.h"
#include "handlers/roles.h"
#include "handlers/tasks.h"
#include "storage/records.h"

namespace sammachip {

namespace {

Ending begin(std::string name, Json answers = Json::object(), std::string text = {}) {
  Ending ending;
  ending.next = Start{std::move(name), std::move(answers), std::move(text)};
  return ending;
}

// Only somebody with a house can report for it; who has none is led to registering.
Ending with_a_house(const char* talk, Json answers, std::string text, Turn& turn) {
  if (!houses_of(turn).empty()) return begin(talk, std::move(answers), std::move(text));
  Ending ending;
  ending.says.push_back({"report.no_house", {}, {}, {}});
  ending.next = Start{"register", Json::object(), {}};
  return ending;
}

// "<household>|<round>": what a reminder asked about.
Ending report_of_round(const std::string& about, Turn& turn) {
  const auto bar = about.find('|');
  Json answers{{"house", about.substr(0, bar)}};
  if (bar != std::string::npos) answers[kRoundAsked] = about.substr(bar + 1);
  return with_a_house("report", std::move(answers), "", turn);
}

Ending with_invitees(const char* talk, Turn& turn) {
  if (may_invite(turn)) return begin(talk);
  Ending ending;
  ending.says.push_back({"invite.not_yours", {}, {}, {}});
  ending.buttons = {{"button.contact", "contact", {}}, {"button.menu", "menu", {}}};
  return ending;
}

Ending full_notice(const std::string& version) {
  Ending ending;
  ending.says.push_back({"notice.full", {{"version", version}}, {}, {}});
  ending.buttons = {{"button.menu", "menu", {}}};
  return ending;
}

Ending welcome_back(Turn& turn) {
  Ending ending;
  ending.says.push_back({"welcome.back", {{"name", turn.account.called}}, {}, {}});
  ending.buttons = menu_buttons(turn);
  return ending;
}

}  // namespace

std::vector<std::unique_ptr<Conversation>> all_conversations(const ProgrammeSettings& settings) {
  std::vector<std::unique_ptr<Conversation>> all;
  all.push_back(notice_talk(settings));
  all.push_back(register_talk());
  all.push_back(profile_talk());
  all.push_back(asking_talk());
  all.push_back(report_talk());
  all.push_back(reason_talk(settings));
  all.push_back(correct_talk());
  all.push_back(ask_help_talk(settings));
  all.push_back(stop_talk());
  all.push_back(erase_talk());
  all.push_back(accept_talk());
  all.push_back(purchase_talk());
  all.push_back(purchase_return_talk());
  all.push_back(purchase_withdraw_talk());
  all.push_back(budget_talk());
  all.push_back(evidence_talk());
  all.push_back(handover_talk());
  all.push_back(invite_talk(settings));
  all.push_back(link_accept_talk());
  all.push_back(link_refuse_talk());
  all.push_back(erase_done_talk());
  all.push_back(village_talk());
  all.push_back(find_talk());
  all.push_back(correct_for_talk());
  all.push_back(message_talk());
  all.push_back(pause_village_talk());
  all.push_back(cancel_village_talk());
  all.push_back(close_year_talk());
  all.push_back(reopen_year_talk());
  all.push_back(practice_began_talk());
  all.push_back(go_back_talk());
  all.push_back(targets_talk());
  all.push_back(replace_leader_talk());
  all.push_back(end_member_talk());
  all.push_back(end_officer_talk());
  all.push_back(report_for_talk());
  all.push_back(village_report_talk());
  all.push_back(who_left_talk());
  all.push_back(visit_talk());
  all.push_back(help_due_talk());
  all.push_back(help_close_talk());
  all.push_back(encourage_talk());
  all.push_back(encourage_village_talk());
  all.push_back(lesson_talk());
  all.push_back(lessons_talk());
  all.push_back(groups_talk());
  all.push_back(group_talk());
  all.push_back(group_end_talk());
  all.push_back(training_talk());
  all.push_back(session_talk());
  all.push_back(session_move_talk());
  all.push_back(session_cancel_talk());
  all.push_back(attendance_talk());
  all.push_back(teach_talk());
  all.push_back(teach_for_talk());
  all.push_back(taught_talk());
  all.push_back(team_view_talk());
  all.push_back(nominate_talk());
  all.push_back(change_member_talk());
  all.push_back(send_team_talk());
  all.push_back(return_list_talk());
  all.push_back(forum_talk());
  all.push_back(candidate_talk());
  all.push_back(change_candidate_talk());
  all.push_back(list_view_talk());
  all.push_back(send_list_talk());
  all.push_back(split_talk());
  all.push_back(feasible_talk());
  all.push_back(feasible_self_talk());
  all.push_back(override_feasibility_talk());
  return all;
}

std::vector<CommandEntry> all_commands(const ProgrammeSettings& settings) {
  using Text = const std::string&;
  const bool before_notice = true;
  const bool after_notice = false;
  std::vector<CommandEntry> commands{
      {"menu", Command::kMenu, after_notice, [](Text, Turn& turn) { return show_menu(turn); }},
      {"manual", Command::kHelp, before_notice, [](Text, Turn& turn) { return show_manual(turn); }},
      {"start", Command::kStart, after_notice, [](Text, Turn& turn) { return welcome_back(turn); }},
      {"report", Command::kReport, after_notice,
       [](Text text, Turn& turn) { return with_a_house("report", Json::object(), text, turn); }},
      {"report_round", Command::kNone, after_notice,
       [](Text about, Turn& turn) { return report_of_round(about, turn); }},
      {"of_today", Command::kNone, after_notice,
       [](Text report, Turn& turn) { return move_to_today(report, turn); }},
      {"figures", Command::kMyFigures, after_notice,
       [](Text, Turn& turn) { return my_figures(turn); }},
      {"correct", Command::kCorrect, after_notice,
       [](Text report, Turn& turn) {
         Json answers = Json::object();
         if (!report.empty()) answers["report"] = report;
         return with_a_house("correct", answers, "", turn);
       }},
      {"ask_help", Command::kAskForHelp, after_notice,
       [](Text, Turn&) { return begin("ask_help"); }},
      {"follow_up", Command::kFollowUp, after_notice,
       [](Text, Turn& turn) { return follow_up(turn); }},
      {"contact", Command::kContactOfficer, before_notice,
       [](Text, Turn& turn) { return show_contact(turn); }},
      {"person", Command::kNone, after_notice,
       [settings](Text, Turn& turn) { return help_by_person(settings, turn); }},
      {"data", Command::kMyData, before_notice,
       [settings](Text, Turn& turn) { return my_data(settings, turn); }},
      {"edit_data", Command::kNone, after_notice,
       [](Text house, Turn& turn) {
         // A button from before they only helped: what the house is, is for its people to say.
         if (!may_see_figures(house, turn)) return show_menu(turn);
         return with_a_house("profile", Json{{"house_id", house}}, "", turn);
       }},
      {"asking", Command::kAsking, after_notice,
       [](Text house, Turn& turn) { return begin_asking(house, turn); }},
      {"register", Command::kRegister, after_notice, [](Text, Turn&) { return begin("register"); }},
      {"stop", Command::kStop, before_notice, [](Text, Turn&) { return begin("stop"); }},
      {"erase", Command::kErase, before_notice, [](Text, Turn&) { return begin("erase"); }},
      {"mute", Command::kMute, after_notice, [](Text, Turn& turn) { return mute(turn); }},
      {"quota", Command::kQuota, after_notice,
       [settings](Text, Turn& turn) { return show_quota(settings.holidays, turn); }},
      {"unmute", Command::kUnmute, after_notice, [](Text, Turn& turn) { return unmute(turn); }},
      {"thai", Command::kThai, before_notice,
       [](Text, Turn& turn) { return change_language(Language::kThai, turn); }},
      {"english", Command::kEnglish, before_notice,
       [](Text, Turn& turn) { return change_language(Language::kEnglish, turn); }},
      {"role", Command::kSwitchRole, after_notice,
       [](Text role, Turn& turn) {
         return role.empty() ? other_role(turn) : wear_role(role, turn);
       }},
      {"next", Command::kNextTask, after_notice, [](Text, Turn& turn) { return show_next(turn); }},
      {"tomorrow", Command::kNone, after_notice,
       [](Text, Turn& turn) { return put_off_tasks(turn); }},
      {"invite", Command::kInvite, after_notice,
       [](Text, Turn& turn) { return with_invitees("invite", turn); }},
      {"team", Command::kTeam, after_notice,
       [](Text id, Turn& turn) { return begin_in_village("team", Act::kSuggestSage, id, turn); }},
      {"nominate", Command::kNone, after_notice,
       [](Text id, Turn& turn) {
         return begin_in_village("nominate", Act::kSuggestSage, id, turn);
       }},
      {"team_member", Command::kNone, after_notice,
       [](Text member, Turn& turn) { return begin_change_member(member, turn); }},
      {"team_send", Command::kNone, after_notice,
       [](Text id, Turn& turn) {
         return begin_in_village("team_send", Act::kNominateSage, id, turn);
       }},
      {"team_confirm", Command::kNone, after_notice,
       [](Text submission, Turn& turn) { return confirm_submission(submission, turn); }},
      {"list_confirm", Command::kNone, after_notice,
       [](Text submission, Turn& turn) { return confirm_submission(submission, turn); }},
      {"return_list", Command::kNone, after_notice,
       [](Text submission, Turn& turn) { return begin_return(submission, turn); }},
      {"forum", Command::kForum, after_notice,
       [](Text id, Turn& turn) {
         return begin_in_village("forum", Act::kRecordMeeting, id, turn);
       }},
      {"candidate", Command::kNone, after_notice,
       [](Text id, Turn& turn) {
         return begin_in_village("candidate", Act::kRecordMeeting, id, turn);
       }},
      {"candidate_change", Command::kNone, after_notice,
       [](Text what, Turn& turn) { return begin_change_candidate(what, turn); }},
      {"households", Command::kHouseholds, after_notice,
       [](Text what, Turn& turn) { return show_list_for(what, turn); }},
      {"list_send", Command::kNone, after_notice,
       [](Text id, Turn& turn) {
         return begin_in_village("list_send", Act::kNominateSage, id, turn);
       }},
      {"split", Command::kNone, after_notice,
       [](Text what, Turn& turn) { return begin_split(what, turn); }},
      {"feasible", Command::kNone, after_notice,
       [](Text what, Turn& turn) { return begin_feasible(what, turn); }},
      {"feasible_self", Command::kFeasible, after_notice,
       [](Text house, Turn& turn) { return begin_feasible_self(house, turn); }},
      {"unable", Command::kNone, after_notice,
       [](Text id, Turn& turn) { return show_unable(id, turn); }},
      {"feasibility_override", Command::kNone, after_notice,
       [](Text id, Turn& turn) {
         return begin_in_village("feasibility_override", Act::kDecide, id, turn);
       }},
      {"full_notice", Command::kNone, before_notice,
       [settings](Text, Turn&) { return full_notice(settings.notice_version); }},
  };
  for (auto& entry : officer_commands(settings)) commands.push_back(std::move(entry));
  for (auto& entry : training_commands()) commands.push_back(std::move(entry));
  for (auto& entry : material_commands()) commands.push_back(std::move(entry));
  for (auto& entry : field_commands(settings)) commands.push_back(std::move(entry));
  return commands;
}

}  // namespace sammachip
