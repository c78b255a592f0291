// What the bot can do, in one list: the talks, and the commands that answer at once.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bot/talks.h"
#include "handlers/programme_settings.h"
#include "language/answers.h"

namespace sammachip {

// Something that answers at once, without a talk of its own.
struct CommandEntry {
  std::string_view word;     // As buttons carry it: "menu", "correct|<report>".
  Command typed;             // As people write it; kNone: only from buttons.
  bool works_before_notice;  // Whether it may run before the privacy notice is answered.
  // Gets what follows the first "|" of a button; empty when typed.
  std::function<Ending(const std::string& argument, Turn& turn)> run;
};

std::vector<std::unique_ptr<Conversation>> all_conversations(const ProgrammeSettings& settings);
std::vector<CommandEntry> all_commands(const ProgrammeSettings& settings);

// The talks, one file each.
std::unique_ptr<Conversation> notice_talk(const ProgrammeSettings& settings);
std::unique_ptr<Conversation> register_talk();
std::unique_ptr<Conversation> profile_talk();
std::unique_ptr<Conversation> asking_talk();
std::unique_ptr<Conversation> report_talk();
std::unique_ptr<Conversation> reason_talk(const ProgrammeSettings& settings);
std::unique_ptr<Conversation> correct_talk();
std::unique_ptr<Conversation> ask_help_talk(const ProgrammeSettings& settings);
std::unique_ptr<Conversation> stop_talk();
std::unique_ptr<Conversation> erase_talk();
std::unique_ptr<Conversation> accept_talk();
std::unique_ptr<Conversation> purchase_talk();
std::unique_ptr<Conversation> purchase_return_talk();
std::unique_ptr<Conversation> purchase_withdraw_talk();
std::unique_ptr<Conversation> budget_talk();
std::unique_ptr<Conversation> evidence_talk();
std::unique_ptr<Conversation> handover_talk();
std::unique_ptr<Conversation> invite_talk(const ProgrammeSettings& settings);
std::unique_ptr<Conversation> link_accept_talk();
std::unique_ptr<Conversation> link_refuse_talk();
std::unique_ptr<Conversation> erase_done_talk();
std::unique_ptr<Conversation> village_talk();
std::unique_ptr<Conversation> find_talk();
std::unique_ptr<Conversation> correct_for_talk();
std::unique_ptr<Conversation> message_talk();
std::unique_ptr<Conversation> pause_village_talk();
std::unique_ptr<Conversation> cancel_village_talk();
std::unique_ptr<Conversation> close_year_talk();
std::unique_ptr<Conversation> reopen_year_talk();
std::unique_ptr<Conversation> practice_began_talk();
std::unique_ptr<Conversation> go_back_talk();
std::unique_ptr<Conversation> targets_talk();
std::unique_ptr<Conversation> replace_leader_talk();
std::unique_ptr<Conversation> end_member_talk();
std::unique_ptr<Conversation> end_officer_talk();

// Commands that belong together, in their own file.
std::vector<CommandEntry> officer_commands(const ProgrammeSettings& settings);
// Of the material budget.
std::vector<CommandEntry> material_commands();
std::vector<CommandEntry> field_commands(const ProgrammeSettings& settings);
std::unique_ptr<Conversation> report_for_talk();
std::unique_ptr<Conversation> village_report_talk();
std::unique_ptr<Conversation> who_left_talk();
std::unique_ptr<Conversation> visit_talk();
std::unique_ptr<Conversation> help_due_talk();
std::unique_ptr<Conversation> help_close_talk();
std::unique_ptr<Conversation> encourage_talk();
std::unique_ptr<Conversation> encourage_village_talk();
std::unique_ptr<Conversation> lesson_talk();
std::unique_ptr<Conversation> lessons_talk();
std::unique_ptr<Conversation> groups_talk();
std::unique_ptr<Conversation> group_talk();
std::unique_ptr<Conversation> group_end_talk();
std::vector<CommandEntry> training_commands();
std::unique_ptr<Conversation> training_talk();
std::unique_ptr<Conversation> session_talk();
std::unique_ptr<Conversation> session_move_talk();
std::unique_ptr<Conversation> session_cancel_talk();
std::unique_ptr<Conversation> attendance_talk();
std::unique_ptr<Conversation> teach_talk();
std::unique_ptr<Conversation> teach_for_talk();
std::unique_ptr<Conversation> taught_talk();
// Team, forum, list of households, feasibility.
std::unique_ptr<Conversation> team_view_talk();
std::unique_ptr<Conversation> nominate_talk();
std::unique_ptr<Conversation> change_member_talk();
std::unique_ptr<Conversation> send_team_talk();
std::unique_ptr<Conversation> return_list_talk();
std::unique_ptr<Conversation> forum_talk();
std::unique_ptr<Conversation> candidate_talk();
std::unique_ptr<Conversation> change_candidate_talk();
std::unique_ptr<Conversation> list_view_talk();
std::unique_ptr<Conversation> send_list_talk();
std::unique_ptr<Conversation> split_talk();
std::unique_ptr<Conversation> feasible_talk();
std::unique_ptr<Conversation> feasible_self_talk();
std::unique_ptr<Conversation> override_feasibility_talk();

// What begins those of them that may be given more than the village.
Ending begin_change_member(const std::string& member_id, Turn& turn);
Ending begin_change_candidate(const std::string& argument, Turn& turn);
Ending begin_split(const std::string& argument, Turn& turn);

}  // namespace sammachip
