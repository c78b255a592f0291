// What somebody may want who writes to us. Their words: docs/programme.md "What people mean".
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace sammachip {

enum class Intent : std::uint8_t {
  kUnclear,  // Nothing that is known, or it may be several things: ask.
  // Said between the lines.
  kThanks,
  kGreeting,
  kAgree,
  kPraiseOrBlessing,
  kApology,
  kWhoAreYou,
  kIsThisABot,
  kSmallTalkWeather,
  kLinkOrSpam,
  kComplaintAboutBot,
  // Income and its mending.
  kIncome,
  kIncomeForOther,
  kNotSoldYet,
  kWrongFigure,
  kCorrectTo,
  kDeleteLast,
  kCorrect,
  kNotRight,
  kReport,
  kMyFigures,
  kMyMonthTotal,
  // Heavy matters, help, people.
  kSelfHarm,
  kSickOrDeath,
  kAskForHelp,
  kFollowUp,
  kTalkToAPerson,
  kContactOfficer,
  kCannotTypeOrRead,
  kHelp,
  // The house.
  kLeaveProgramme,
  kChangeName,
  kChangeOccupation,
  kMovedHouse,
  kAwayForAWhile,
  kMyData,
  kErase,
  kPrivacyWhoSees,
  kPrivacyWhy,
  kDoesItCost,
  kRegister,
  kReceived,
  kFeasible,
  // Messages on and off.
  kStop,
  kMute,
  kUnmute,
  kAsking,
  kStart,
  // Dates.
  kAppointments,
  kWhenIsTraining,
  kCanAttend,
  kCannotAttend,
  // In a talk.
  kMenu,
  kCancel,
  kBack,
  kSkip,
  kEdit,
  kResume,
  kSwitchRole,
  kThai,
  kEnglish,
  // Leaders and their team.
  kNextTask,
  kWhoIsLeft,
  kReportForOther,
  kVisit,
  kPurchase,
  kTraining,
  kTeam,
  kForum,
  kHouseholds,
  kHelpList,
  kLessons,
  kGroups,
  kEncourage,
  kMessage,
  kInvite,
  // Officers.
  kWaiting,
  kDigest,
  kVillageCard,
  kFindHousehold,
  kQuota,
};

inline constexpr std::size_t kIntentCount = std::size_t(Intent::kQuota) + 1;

// Who writes: the same words mean other things from others. kNewcomer: nobody known yet.
enum class Speaker : std::uint8_t { kHousehold, kLeader, kOfficer, kNewcomer };

// As it stands in locales/intents/ and in what `read words` prints: "not_sold_yet".
std::string_view intent_word(Intent intent);
std::optional<Intent> intent_named(std::string_view word);

// "household", "leader", "officer", "newcomer".
std::string_view speaker_word(Speaker speaker);
std::optional<Speaker> speaker_named(std::string_view word);

}  // namespace sammachip
