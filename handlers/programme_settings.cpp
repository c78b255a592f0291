#include "handlers/programme_settings.h"

#include <unicode/timezone.h>

#include <memory>

namespace sammachip {

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
  settings.line_basic_id = config.line_basic_id;
  settings.public_url = config.public_url;
  settings.language = language_from(config.language);
  if (config.raw_event_days > 0) settings.raw_text_days = config.raw_event_days;
  return settings;
}

}  // namespace sammachip
