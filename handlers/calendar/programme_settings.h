// What the programme needs to know of the installation.
#pragma once

#include <chrono>
#include <string>

#include "bot/base/config.h"
#include "bot/talks/texts.h"
#include "handlers/calendar/holidays.h"

namespace sammachip {

// What becomes of an officer's yes to a purchase of whose evidence no photo is kept.
enum class WithoutEvidence {
  kWithReason,  // They say why, and that is kept.
  kNever,
};

struct ProgrammeSettings {
  std::string notice_version = "2";  // Of the privacy notice; a new one is shown to everyone again.
  int raw_text_days = 90;            // How long chat texts are kept: docs/privacy.md.
  int help_answer_days = 7;          // Within which help is usually answered.
  Language language = Language::kThai;  // Of people who did not choose one.
  std::string line_basic_id = {};       // The account's "@…", for links; empty: no links.
  std::string office_name = {};         // Whom people call where no officer of theirs is known;
  std::string office_phone = {};        // empty: nobody.
  std::string public_url = {};  // How the world reaches the bot; empty: no pictures in the chat.
  std::chrono::minutes digest_at{7 * 60 + 30};  // When officers get their digest.
  WithoutEvidence without_evidence = WithoutEvidence::kWithReason;
  Holidays holidays = {};                   // On which the bot says nothing of its own accord.
  std::chrono::minutes utc_offset{7 * 60};  // Of days and periods; Thailand has no summer time.
};

// From the settings. Throws ConfigError if the time zone is unknown, or has a summer time: days and
// periods would then jump.
ProgrammeSettings programme_settings(const Config& config);

}  // namespace sammachip
