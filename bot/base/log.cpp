#include "bot/base/log.h"

#include <cxxabi.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <system_error>
#include <typeinfo>
#include <vector>

#include "bot/base/log_limit.h"
#include "storage/database/error.h"

namespace sammachip {
namespace {

std::atomic<LogFormat> g_format = LogFormat::kHuman;

// What the whole process left out.
struct SharedLimit {
  std::mutex mutex;
  LogLimit limit;  // Guarded by mutex.
};
SharedLimit& shared_limit() {
  static SharedLimit shared;
  return shared;
}

std::string utc_now() {
  const auto now = std::chrono::system_clock::now();
  const std::time_t seconds = std::chrono::system_clock::to_time_t(now);
  const auto whole = std::chrono::system_clock::from_time_t(seconds);
  const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(now - whole).count();
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  std::array<char, 32> text{};
  const std::size_t length = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S", &parts);
  return fmt::format("{}.{:03}Z", std::string_view(text.data(), length), ms);
}

// One line only, whatever the value: a line feed from outside must not start a line of its own.
std::string on_one_line(std::string_view value) {
  std::string line(value);
  for (char& c : line) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  }
  return line;
}

std::string human_line(std::string_view level, std::string_view text, LogFields fields) {
  std::string line = fmt::format("{} {:<7} {}", utc_now(), level, on_one_line(text));
  for (const LogField& field : fields) {
    const std::string value = on_one_line(field.value);
    const bool needs_quotes = value.empty() || value.find(' ') != std::string::npos;
    const char* quote = needs_quotes ? "\"" : "";
    line += fmt::format(" {}={}{}{}", field.key, quote, value, quote);
  }
  return line;
}

std::string json_line(std::string_view level, std::string_view text, LogFields fields) {
  nlohmann::ordered_json line = {{"time", utc_now()}, {"level", level}, {"message", text}};
  for (const LogField& field : fields) line[std::string(field.key)] = field.value;
  return line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

template <class Write>
void write_safely(const Write& write) {
  try {
    write();
  } catch (const std::exception&) {
    // Nobody can be told: no line is worth an event.
    std::fputs("a log line could not be written\n", stderr);
  }
}

void write_line(spdlog::level::level_enum level, std::string_view text, LogFields fields) {
  const auto name = spdlog::level::to_string_view(level);
  spdlog::log(level, "{}",
              log_line(g_format, std::string_view(name.data(), name.size()), text, fields));
}

spdlog::level::level_enum level_of(Severity severity) {
  return severity == Severity::kError ? spdlog::level::err : spdlog::level::warn;
}

void write_left_out(const std::vector<LeftOut>& left_out) {
  for (const LeftOut& one : left_out) {
    write_line(level_of(one.severity), "more of the same was left out",
               {{"of", one.text},
                {"times", std::to_string(one.times)},
                {"within_s", std::to_string(one.within.count())}});
  }
}

void write_unlimited(spdlog::level::level_enum level, std::string_view text, LogFields fields) {
  if (spdlog::should_log(level)) write_safely([&] { write_line(level, text, fields); });
}

void write_limited(Severity severity, std::string_view text, LogFields fields) {
  if (!spdlog::should_log(level_of(severity))) return;
  write_safely([&] {
    const auto now = std::chrono::steady_clock::now();
    std::vector<LeftOut> left_out;
    bool is_written = false;
    {
      SharedLimit& shared = shared_limit();
      const std::lock_guard lock(shared.mutex);
      left_out = shared.limit.take_over(now);
      is_written = shared.limit.allows(severity, text, now);
    }
    write_left_out(left_out);
    if (is_written) write_line(level_of(severity), text, fields);
  });
}

template <class Take>
void write_taken(const Take& take) {
  write_safely([&] {
    std::vector<LeftOut> left_out;
    {
      SharedLimit& shared = shared_limit();
      const std::lock_guard lock(shared.mutex);
      left_out = take(shared.limit, std::chrono::steady_clock::now());
    }
    write_left_out(left_out);
  });
}

}  // namespace

void start_log(LogFormat format, const std::string& level) {
  g_format = format;
  auto logger = std::make_shared<spdlog::logger>("sammachip",
                                                 std::make_shared<spdlog::sinks::stderr_sink_mt>());
  logger->set_pattern("%v");
  logger->set_level(spdlog::level::from_str(level));
  logger->flush_on(spdlog::level::trace);
  spdlog::set_default_logger(std::move(logger));
  // Before the limit and spdlog's logger, which both are there by now, are destroyed.
  shared_limit();
  static const bool is_told_at_exit = std::atexit(log_all_left_out) == 0;
  static_cast<void>(is_told_at_exit);
}

void log_debug(std::string_view message, LogFields fields) {
  write_unlimited(spdlog::level::debug, message, fields);
}
void log_info(std::string_view message, LogFields fields) {
  write_unlimited(spdlog::level::info, message, fields);
}
void log_warning(std::string_view message, LogFields fields) {
  write_limited(Severity::kWarning, message, fields);
}
void log_error(std::string_view message, LogFields fields) {
  write_limited(Severity::kError, message, fields);
}

void log_left_out() {
  write_taken([](LogLimit& limit, LogLimit::Moment now) { return limit.take_over(now); });
}
void log_all_left_out() {
  write_taken([](LogLimit& limit, LogLimit::Moment now) { return limit.take_all(now); });
}

std::string loggable(const std::exception& error) {
  int status = 0;
  const char* mangled = typeid(error).name();
  const std::unique_ptr<char, void (*)(void*)> name(
      abi::__cxa_demangle(mangled, nullptr, nullptr, &status), &std::free);
  const std::string type = status == 0 && name != nullptr ? name.get() : mangled;
  const bool is_impersonal = dynamic_cast<const StorageError*>(&error) != nullptr ||
                             dynamic_cast<const ConfigError*>(&error) != nullptr ||
                             dynamic_cast<const std::system_error*>(&error) != nullptr;
  return is_impersonal ? type + ": " + error.what() : type;
}

std::string log_line(LogFormat format, std::string_view level, std::string_view text,
                     LogFields fields) {
  return format == LogFormat::kJson ? json_line(level, text, fields)
                                    : human_line(level, text, fields);
}

}  // namespace sammachip
