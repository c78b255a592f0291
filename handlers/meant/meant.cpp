#include "handlers/meant/meant.h"

#include <algorithm>

#include "handlers/access/houses.h"
#include "handlers/access/roles.h"
#include "handlers/households/record_answers.h"
#include "handlers/income/mend_report.h"
#include "handlers/meant/small_talk.h"
#include "handlers/training/appointments.h"
#include "handlers/visits/care.h"
#include "handlers/visits/help.h"
#include "handlers/words/commands.h"
#include "handlers/words/endings.h"
#include "language/amounts/amount.h"
#include "language/intents/grave_meaning.h"
#include "language/names/titles.h"
#include "storage/records.h"

namespace sammachip {

namespace {

// Who can do it: the rights of a command are its own; this is what makes sense to offer.
enum : std::uint8_t { kHouse = 1, kLead = 2, kOffice = 4, kAll = 7 };

// What a command does, and the button that says it.
struct Doing {
  Intent intent;
  const char* command;
  const char* label_key;
  std::uint8_t who;
};

constexpr Doing kDoings[] = {
    {Intent::kMyFigures, "figures", "button.figures", kHouse},
    {Intent::kMyMonthTotal, "figures", "button.figures", kHouse},
    {Intent::kReport, "report", "button.report", kHouse},
    {Intent::kCorrect, "correct", "button.correct", kHouse},
    {Intent::kNotRight, "proxy_wrong", "meant.label_not_right", kHouse},
    {Intent::kAskForHelp, "ask_help", "button.help", kHouse | kLead},
    {Intent::kFollowUp, "follow_up", "meant.label_follow_up", kHouse | kLead},
    {Intent::kTalkToAPerson, "person", "button.person", kHouse | kLead},
    {Intent::kCannotTypeOrRead, "cannot_read", "button.person", kHouse | kLead},
    {Intent::kContactOfficer, "contact", "button.contact", kAll},
    {Intent::kHelp, "manual", "meant.label_help", kAll},
    {Intent::kMyData, "data", "button.data", kAll},
    {Intent::kErase, "erase", "button.erase", kAll},
    {Intent::kRegister, "register", "button.register", kHouse},
    {Intent::kStop, "stop", "button.stop", kAll},
    {Intent::kMute, "mute", "button.mute", kAll},
    {Intent::kUnmute, "unmute", "button.unmute", kAll},
    {Intent::kAsking, "asking", "button.asking", kHouse},
    {Intent::kAwayForAWhile, "asking", "button.asking", kHouse},
    {Intent::kStart, "start", "button.start", kAll},
    {Intent::kAppointments, "appointments", "button.appointments", kHouse | kLead},
    {Intent::kWhenIsTraining, "appointments", "button.appointments", kHouse | kLead},
    {Intent::kFeasible, "feasible_self", "button.feasible", kHouse},
    {Intent::kReceived, "received", "button.received", kHouse},
    {Intent::kMenu, "menu", "button.menu", kAll},
    {Intent::kSwitchRole, "role", "meant.label_role", kLead | kOffice},
    {Intent::kThai, "thai", "button.thai", kAll},
    {Intent::kEnglish, "english", "button.english", kAll},
    {Intent::kNextTask, "next", "button.next", kLead},
    {Intent::kWhoIsLeft, "who_left", "button.who_left", kLead},
    {Intent::kReportForOther, "report_for", "button.report_for", kLead},
    {Intent::kIncomeForOther, "report_for", "button.report_for", kLead},
    {Intent::kVisit, "visit", "button.visit", kLead},
    {Intent::kPurchase, "purchase", "button.purchase", kLead},
    {Intent::kTraining, "training", "button.training", kLead},
    {Intent::kTeam, "team", "button.team", kLead},
    {Intent::kForum, "forum", "button.forum", kLead},
    {Intent::kHouseholds, "households", "button.households", kLead},
    {Intent::kHelpList, "help_list", "button.help_list", kLead | kOffice},
    {Intent::kLessons, "lessons", "button.lessons", kAll},
    {Intent::kGroups, "groups", "button.groups", kLead},
    {Intent::kEncourage, "encourage", "button.encourage", kLead | kOffice},
    {Intent::kMessage, "message", "button.message", kOffice},
    {Intent::kInvite, "invite", "button.invite", kLead | kOffice},
    {Intent::kWaiting, "waiting", "button.waiting", kOffice},
    {Intent::kDigest, "digest", "button.digest", kOffice},
    {Intent::kVillageCard, "village", "button.village", kOffice},
    {Intent::kFindHousehold, "find", "button.find", kOffice},
    {Intent::kQuota, "quota", "button.quota", kOffice},
};

const Doing* doing_of(Intent intent) {
  const auto* found = std::find_if(std::begin(kDoings), std::end(kDoings),
                                   [&](const Doing& doing) { return doing.intent == intent; });
  return found == std::end(kDoings) ? nullptr : found;
}

std::uint8_t who_speaks(const Turn& turn) {
  const std::string role = menu_role_of(turn);
  return role == kAsOfficer ? kOffice : role == kAsHousehold ? kHouse : kLead;
}

std::optional<CommandButton> button_for(Intent intent, Turn& turn) {
  if (intent == Intent::kIncome && !houses_of(turn).empty()) {
    const AmountReading amount = read_amount(turn.event().text);
    if (amount.certainty == Certainty::kFigure) {
      return CommandButton{"button.report_this",
                           "report_said|" + iso_date(turn.today) + "|" + turn.message_id(),
                           {{"amount", amount_text(amount.satang)}}};
    }
    intent = Intent::kReport;
  }
  if (intent == Intent::kIncome || intent == Intent::kNotSoldYet) intent = Intent::kReport;
  const bool mends = intent == Intent::kCorrectTo || intent == Intent::kWrongFigure ||
                     intent == Intent::kDeleteLast;
  if (mends) intent = Intent::kCorrect;
  const bool is_heavy = intent == Intent::kSickOrDeath || intent == Intent::kSelfHarm;
  if (is_heavy) intent = Intent::kTalkToAPerson;
  const Doing* doing = doing_of(intent);
  if (doing == nullptr || (doing->who & who_speaks(turn)) == 0) return std::nullopt;
  return CommandButton{doing->label_key, doing->command};
}

// Who works in villages may speak of a house there: "แก้ชื่อบ้าน 12 เป็น สมใจ".
bool is_of_oneself(const std::string& text, const Turn& turn) {
  if (who_speaks(turn) == kHouse) return true;
  return text.find(kBeforeVillage) == std::string::npos &&
         text.find("house") == std::string::npos &&
         text.find_first_of("0123456789") == std::string::npos;
}

Ending change_of_oneself(Intent intent, const std::string& text, Turn& turn) {
  if (intent == Intent::kChangeName) return begin_rename(text, turn);
  if (intent == Intent::kChangeOccupation) return begin_change_of_occupation(text, turn);
  return begin_moved(text, turn);
}

}  // namespace

Speaker speaker_of(const Turn& turn) {
  switch (who_speaks(turn)) {
    case kOffice:
      return Speaker::kOfficer;
    case kLead:
      return Speaker::kLeader;
    default:
      return houses_of(turn).empty() ? Speaker::kNewcomer : Speaker::kHousehold;
  }
}

const IntentReading& reading_of(const Turn& turn) {
  return turn.memo.known<IntentReading>(
      [&] { return read_free_words(turn.event().text, speaker_of(turn)); });
}

Grave grave_in(const Turn& turn) {
  const std::string& text = turn.event().text;
  // Most messages are but a figure, and are not read for it.
  return grave_meaning(text, is_plain_figure(text) ? IntentReading{} : reading_of(turn));
}

bool is_no_report(Intent intent) {
  switch (intent) {
    case Intent::kCorrectTo:
    case Intent::kDeleteLast:
    case Intent::kLinkOrSpam:
    case Intent::kMute:
    case Intent::kAsking:
    case Intent::kAwayForAWhile:
    case Intent::kCanAttend:
    case Intent::kReceived:
    case Intent::kMovedHouse:
    case Intent::kPurchase:
      return true;
    default:
      return false;
  }
}

bool stands_by_itself(Intent intent) {
  switch (intent) {
    case Intent::kUnclear:
    case Intent::kAgree:
    case Intent::kIncome:
    case Intent::kIncomeForOther:
    case Intent::kNotSoldYet:
    case Intent::kWrongFigure:
    case Intent::kCorrectTo:
    case Intent::kDeleteLast:
    case Intent::kCorrect:
    case Intent::kReport:
    case Intent::kRegister:
    case Intent::kReceived:
    case Intent::kFeasible:
    case Intent::kCanAttend:
    case Intent::kCannotAttend:
    case Intent::kAskForHelp:
    case Intent::kSelfHarm:
    case Intent::kSickOrDeath:
      return false;
    default:
      return true;
  }
}

std::string_view command_meant(Intent intent, const Turn& turn) {
  const Doing* doing = doing_of(intent);
  // Whose figure it is is asked by whoever reads figures.
  const bool is_figure = intent == Intent::kIncomeForOther;
  if (doing == nullptr || is_figure || (doing->who & who_speaks(turn)) == 0) return {};
  return doing->command;
}

bool wants_a_person(Intent intent) {
  return intent == Intent::kTalkToAPerson || intent == Intent::kCannotTypeOrRead ||
         intent == Intent::kContactOfficer || intent == Intent::kAskForHelp;
}

bool is_small_talk(Intent intent) {
  return intent >= Intent::kThanks && intent <= Intent::kComplaintAboutBot;
}

std::optional<Ending> answer_meant(Intent intent, const std::string& text, Turn& turn) {
  if (is_small_talk(intent)) return small_talk(intent, turn);
  switch (intent) {
    case Intent::kWrongFigure:
      return mend_report({Mend::kWrong, false}, text, turn);
    case Intent::kCorrectTo:
      return mend_report({Mend::kTo, false}, text, turn);
    case Intent::kDeleteLast:
      return mend_report({Mend::kDelete, false}, text, turn);
    case Intent::kSelfHarm:
      return take_care(Grave::kSelfHarm, turn);
    case Intent::kSickOrDeath:
      return take_care(Grave::kTrouble, turn);
    case Intent::kPrivacyWhoSees:
      return ending_of("meant.who_sees", {}, {{"button.full_notice", "full_notice"}});
    case Intent::kPrivacyWhy:
      return ending_of("meant.why", {}, {{"button.full_notice", "full_notice"}});
    case Intent::kDoesItCost:
      return ending_of("meant.free");
    case Intent::kLeaveProgramme:
      return ending_of("meant.leave", {{"contact", contact_text(turn)}},
                       {{"button.help", "ask_help"}});
    case Intent::kChangeName:
    case Intent::kChangeOccupation:
    case Intent::kMovedHouse:
      if (is_of_oneself(text, turn)) return change_of_oneself(intent, text, turn);
      return ending_of("meant.change", {{"contact", contact_text(turn)}},
                       {{"button.data", "data"}, {"button.help", "ask_help"}});
    case Intent::kAskForHelp:
      // The words need not be said again.
      return begin_ask_help_saying(text, turn);
    case Intent::kCanAttend:
    case Intent::kCannotAttend:
      return show_appointments(turn);
    default:
      return std::nullopt;
  }
}

std::vector<Say> said_to_question(Turn& turn) {
  if (turn.event().text.empty()) return {};
  const Intent intent = reading_of(turn).intent;
  switch (intent) {
    case Intent::kPrivacyWhoSees:
    case Intent::kPrivacyWhy:
    case Intent::kDoesItCost:
    case Intent::kCannotTypeOrRead:
      break;
    default:
      return {};
  }
  const auto answer = answer_meant(intent, turn.event().text, turn);
  return answer ? answer->says : std::vector<Say>();
}

std::optional<Ending> ask_which_meant(const IntentReading& reading, Turn& turn) {
  std::vector<CommandButton> buttons;
  for (std::size_t i = 0; i < reading.offered_count; ++i) {
    auto button = button_for(reading.offered[i], turn);
    const bool is_there = button && std::any_of(buttons.begin(), buttons.end(), [&](const auto& b) {
                            return b.command == button->command;
                          });
    if (button && !is_there) buttons.push_back(*std::move(button));
  }
  if (buttons.empty()) return std::nullopt;
  Say say{"meant.which"};
  if (buttons.size() == 1) {
    const CommandButton& only = buttons.front();
    say = {"meant.this", {{"what", turn.texts.say(turn.language, only.label_key, only.values)}}};
  }
  buttons.push_back({"button.person", "person"});
  return ending_of(std::move(say), std::move(buttons));
}

}  // namespace sammachip
