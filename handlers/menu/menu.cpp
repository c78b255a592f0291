#include "handlers/menu/menu.h"

#include <algorithm>

#include "handlers/access/houses.h"
#include "handlers/access/join_requests.h"
#include "handlers/access/roles.h"
#include "handlers/forum/feasibility.h"
#include "handlers/menu/message_kinds.h"
#include "handlers/training/appointments.h"
#include "handlers/words/endings.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

std::vector<CommandButton> household_buttons(Turn& turn) {
  if (std::vector<CommandButton> waiting = waiting_buttons(turn); !waiting.empty()) {
    waiting.push_back({"button.contact", "contact"});
    waiting.push_back({"button.data", "data"});
    waiting.push_back({"button.add_house", "register"});
    return waiting;
  }
  if (houses_of(turn).empty()) {
    return {
        {"button.register", "register"}, {"button.contact", "contact"}, {"button.data", "data"}};
  }
  std::vector<CommandButton> buttons{{"button.report", "report"},   {"button.figures", "figures"},
                                     {"button.correct", "correct"}, {"button.help", "ask_help"},
                                     {"button.contact", "contact"}, {"button.data", "data"}};
  if (has_appointments(turn)) buttons.push_back({"button.appointments", "appointments"});
  if (is_asked_feasibility(turn)) buttons.push_back({"button.feasible", "feasible_self"});
  return buttons;
}

std::vector<CommandButton> team_buttons() {
  return {{"button.next", "next"},         {"button.report_for", "report_for"},
          {"button.who_left", "who_left"}, {"button.visit", "visit"},
          {"button.purchase", "purchase"}, {"button.training", "training"},
          {"button.lessons", "lessons"},   {"button.help_list", "help_list"},
          {"button.help", "ask_help"}};
}

std::vector<CommandButton> leader_buttons() {
  return {{"button.next", "next"},         {"button.report_for", "report_for"},
          {"button.who_left", "who_left"}, {"button.visit", "visit"},
          {"button.purchase", "purchase"}, {"button.training", "training"},
          {"button.team", "team"},         {"button.households", "households"},
          {"button.groups", "groups"},     {"button.lessons", "lessons"},
          {"button.invite", "invite"}};
}

std::vector<CommandButton> officer_buttons(Turn& turn) {
  std::vector<CommandButton> buttons{
      {"button.digest", "digest"},       {"button.waiting", "waiting"},
      {"button.village", "village"},     {"button.find", "find"},
      {"button.message", "message"},     {"button.encourage", "encourage"},
      {"button.help_list", "help_list"}, {"button.invite", "invite"},
      {"button.lessons", "lessons"},     {"button.quota", "quota"}};
  const auto& standings = standings_of(turn);
  const bool is_above_others =
      std::any_of(standings.begin(), standings.end(), [](const Standing& standing) {
        return standing.role == Role::kDistrictOfficer || standing.role == Role::kProvinceOfficer;
      });
  if (is_above_others) buttons.push_back({"button.end_officer", "end_officer"});
  return buttons;
}

// Of who holds no role: there is nothing else for them to do.
std::optional<Ending> only_waits(Wrote wrote, const Turn& turn) {
  if (menu_role_of(turn) != kAsHousehold) return std::nullopt;
  return waits_to_join(wrote, turn);
}

}  // namespace

std::vector<CommandButton> menu_buttons(Turn& turn) {
  const std::string role = menu_role_of(turn);
  std::vector<CommandButton> buttons = role == kAsOfficer  ? officer_buttons(turn)
                                       : role == kAsLeader ? leader_buttons()
                                       : role == kAsTeam   ? team_buttons()
                                                           : household_buttons(turn);
  for (const auto& other : menu_roles_of(turn)) {
    if (other != role) buttons.push_back({"button.as_" + other, "role|" + other});
  }
  if (turn.account.muted_until_ms > milliseconds(turn.now)) {
    buttons.push_back({"button.unmute", "unmute"});
  }
  if (turn.language == Language::kThai) {
    buttons.push_back({"button.english", "english"});
  } else {
    buttons.push_back({"button.thai", "thai"});
  }
  return buttons;
}

Ending show_menu(Turn& turn) {
  Ending ending;
  if (const auto waits = only_waits(Wrote::kNothing, turn)) ending.says = waits->says;
  if (ending.says.empty()) ending.says.push_back({"menu.what"});
  ending.buttons = menu_buttons(turn);
  ending.keeps_the_floor = true;
  return ending;
}

Ending show_manual(Turn& turn) { return ending_with("menu.help", {}, menu_buttons(turn)); }

Ending not_understood(Turn& turn) {
  // What they may have meant is refused until somebody lets them in.
  auto waits = is_about_money(turn.event().text) ? waits_to_join(Wrote::kFigure, turn)
                                                 : only_waits(Wrote::kNothing, turn);
  if (waits) return *std::move(waits);
  Ending ending;
  if (menu_role_of(turn) == kAsOfficer) {
    ending.says.push_back({"menu.fallback_officer"});
    ending.buttons = {{"button.village", "village"},
                      {"button.find", "find"},
                      {"button.waiting", "waiting"},
                      {"button.menu", "menu"}};
    return ending;
  }
  ending.says.push_back({"menu.fallback"});
  ending.buttons = {{"button.menu", "menu"}, {"button.person", "person"}};
  return ending;
}

Ending change_language(Language language, Turn& turn) {
  turn.language = language;
  turn.account.language = language_code(language);
  turn.records.line_accounts.save(turn.account);
  return ending_with("menu.language", {}, menu_buttons(turn));
}

Say about_media(Turn& turn) {
  const EventType type = turn.event().type;
  // Nobody is told to type a figure that would be refused.
  if (type != EventType::kSticker) {
    if (const auto waits = only_waits(Wrote::kNothing, turn)) return waits->says.front();
  }
  // Nor is an officer, whose figures are of no house.
  const bool is_figure_wanted = menu_role_of(turn) != kAsOfficer;
  switch (type) {
    case EventType::kSticker:
      return {"media.sticker"};
    case EventType::kAudio:
      return {is_figure_wanted ? "media.voice" : "media.other"};
    case EventType::kImage:
      return {is_figure_wanted ? "media.photo" : "media.other"};
    default:
      return {"media.other"};
  }
}

}  // namespace sammachip
