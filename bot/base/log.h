// The log: one line an event, for people or as JSON. Says what happened, how long it took and what
// LINE answered; never a secret, never what people wrote, never who they are.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "bot/base/config.h"

namespace sammachip {

// One thing known about a line: key=value for people, a member in JSON.
struct LogField {
  std::string_view key;
  std::string value;
};
using LogFields = std::initializer_list<LogField>;

// Sets format and level (config.h: log_level) for the whole process; lines go to standard error.
// The log is the only thing here that is global: a line must be possible everywhere, also before
// main.
void start_log(LogFormat format, const std::string& level);

// Thread-safe; they never throw.
void log_debug(std::string_view message, LogFields fields = {});
void log_info(std::string_view message, LogFields fields = {});
void log_warning(std::string_view message, LogFields fields = {});
void log_error(std::string_view message, LogFields fields = {});

// What may be logged of an exception: its type, and its text where that is known to hold no
// personal data (StorageError, ConfigError, std::system_error).
std::string loggable(const std::exception& error);

// `text`, a line as it is logged with `fields`. For tests.
std::string log_line(LogFormat format, std::string_view level, std::string_view text,
                     LogFields fields);

}  // namespace sammachip
