#include "bot/base/log.h"

#include <cxxabi.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <array>
#include <atomic>
#include <chrono>
#include <ctime>
#include <memory>
#include <nlohmann/json.hpp>
#include <system_error>
#include <typeinfo>

#include "storage/database/error.h"

namespace sammachip {
namespace {

std::atomic<LogFormat> g_format = LogFormat::kHuman;

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

void write_line(spdlog::level::level_enum level, std::string_view text, LogFields fields) {
  if (!spdlog::should_log(level)) return;
  try {
    const auto name = spdlog::level::to_string_view(level);
    spdlog::log(level, "{}",
                log_line(g_format, std::string_view(name.data(), name.size()), text, fields));
  } catch (const std::exception&) {
    // Nobody can be told: no line is worth an event.
    std::fputs("a log line could not be written\n", stderr);
  }
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
}

void log_debug(std::string_view message, LogFields fields) {
  write_line(spdlog::level::debug, message, fields);
}
void log_info(std::string_view message, LogFields fields) {
  write_line(spdlog::level::info, message, fields);
}
void log_warning(std::string_view message, LogFields fields) {
  write_line(spdlog::level::warn, message, fields);
}
void log_error(std::string_view message, LogFields fields) {
  write_line(spdlog::level::err, message, fields);
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
