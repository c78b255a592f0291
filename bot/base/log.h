// The log: one line an event, for people or as JSON. Says what happened, how long it took and what
// LINE answered; never a secret, never what people wrote, never who they are. A warning or error
// that comes again and again is written a few times and then counted (log_limit.h): its text is
// always the same literal, what changes are the fields.
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

// Writes how many warnings and errors were left out, of those whose window is over; to be called
// every few seconds, so that it is told though no other comes. Thread-safe; never throws.
void log_left_out();
// The same of all, at once: at the end. The program's exit does so too, once start_log() was
// called.
void log_all_left_out();

// What may be logged of an exception: its type, and its text where that is known to hold no
// personal data (StorageError, ConfigError, std::system_error).
std::string loggable(const std::exception& error);

// `text`, a line as it is logged with `fields`. For tests.
std::string log_line(LogFormat format, std::string_view level, std::string_view text,
                     LogFields fields);

}  // namespace sammachip
