#include "handlers/calendar/programme_settings.h"

#include <unicode/timezone.h>

#include <memory>
#include <sstream>

#include "handlers/calendar/quiet_hours.h"

namespace sammachip {

namespace {

// From "07:30". What is pushed in the night is refused, and so is what would come too late.
std::chrono::minutes digest_time(const std::string& text) {
  int hour = -1, minute = -1;
  char colon = 0, more = 0;
  std::istringstream words(text);
  const bool is_time = words >> hour >> colon >> minute && colon == ':' && !(words >> more) &&
                       minute >= 0 && minute < 60;
  const auto time = std::chrono::hours(hour) + std::chrono::minutes(minute);
  if (!is_time || time < kQuietUntil || time >= kDigestUntil) {
    throw ConfigError("SAMMACHIP_DIGEST_TIME must be a time from 07:00 to 09:59, not \"" + text +
                      "\"");
  }
  return time;
}

}  // namespace

ProgrammeSettings programme_settings(const Config& config) {
  const std::unique_ptr<icu::TimeZone> zone(
      icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(config.timezone)));
  if (*zone == icu::TimeZone::getUnknown()) {
    throw ConfigError("SAMMACHIP_TIMEZONE must be a time zone such as Asia/Bangkok, not \"" +
                      config.timezone + "\"");
  }
  if (zone->useDaylightTime() != 0) {
    throw ConfigError("SAMMACHIP_TIMEZONE must be a zone without summer time, not \"" +
                      config.timezone + "\"");
  }
  ProgrammeSettings settings;
  settings.utc_offset = std::chrono::minutes(zone->getRawOffset() / 60'000);
  settings.digest_at = digest_time(config.digest_time);
  settings.without_evidence = config.accept_without_evidence == "never"
                                  ? WithoutEvidence::kNever
                                  : WithoutEvidence::kWithReason;
  settings.line_basic_id = config.line_basic_id;
  settings.office_name = config.office_name;
  settings.office_phone = config.office_phone;
  settings.public_url = config.public_url;
  settings.language = language_from(config.language);
  if (config.raw_event_days > 0) settings.raw_text_days = config.raw_event_days;
  return settings;
}

}  // namespace sammachip
