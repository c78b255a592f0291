#include "bot/base/config.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "storage/database/address.h"
#include "storage/database/error.h"

namespace sammachip {
namespace {

constexpr int kUsualPagesPort = 8081;

using SettingProblem = std::optional<std::string>;
using Read = std::function<SettingProblem(Config&, const std::string&)>;
using Show = std::function<std::string(const Config&)>;

struct Setting {
  std::string name;  // As in the TOML file.
  std::string help;
  Read read;
  Show show;
  bool is_secret = false;

  std::string variable() const {
    std::string upper = "SAMMACHIP_" + name;
    std::transform(upper.begin(), upper.end(), upper.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return upper;
  }
  std::string flag() const {
    std::string dashed = "--" + name;
    std::replace(dashed.begin(), dashed.end(), '_', '-');
    return dashed;
  }
};

Setting text(std::string name, std::string Config::*field, std::string help) {
  return {std::move(name), std::move(help),
          [field](Config& config, const std::string& value) -> SettingProblem {
            config.*field = value;
            return std::nullopt;
          },
          [field](const Config& config) { return config.*field; }};
}

Setting whole(std::string name, int Config::*field, int least, int most, std::string help) {
  auto read = [field, least, most](Config& config, const std::string& value) -> SettingProblem {
    int number = 0;
    const char* end = value.data() + value.size();
    const auto [rest, error] = std::from_chars(value.data(), end, number);
    if (error != std::errc() || rest != end || number < least || number > most) {
      return "must be a whole number from " + std::to_string(least) + " to " + std::to_string(most);
    }
    config.*field = number;
    return std::nullopt;
  };
  return {std::move(name), std::move(help), read,
          [field](const Config& config) { return std::to_string(config.*field); }};
}

Setting log_format() {
  return {"log", "human or json",
          [](Config& config, const std::string& value) -> SettingProblem {
            if (value != "human" && value != "json") return "must be human or json";
            config.log = value == "json" ? LogFormat::kJson : LogFormat::kHuman;
            return std::nullopt;
          },
          [](const Config& config) { return config.log == LogFormat::kJson ? "json" : "human"; }};
}

Setting acceptance_without_evidence() {
  return {"accept_without_evidence",
          "purchases without a kept photo are accepted with a reason, or never",
          [](Config& config, const std::string& value) -> SettingProblem {
            if (value != "reason" && value != "never") return "must be reason or never";
            config.accept_without_evidence = value;
            return std::nullopt;
          },
          [](const Config& config) { return config.accept_without_evidence; }};
}

std::string trimmed(const std::string& value) {
  const auto is_space = [](char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; };
  const auto first = std::find_if_not(value.begin(), value.end(), is_space);
  const auto last = std::find_if_not(value.rbegin(), value.rend(), is_space).base();
  return first < last ? std::string(first, last) : std::string();
}

std::vector<std::string> split_at_commas(const std::string& value) {
  std::vector<std::string> parts;
  std::size_t start = 0;
  while (start <= value.size()) {
    const std::size_t comma = std::min(value.find(',', start), value.size());
    std::string part = trimmed(value.substr(start, comma - start));
    if (!part.empty()) parts.push_back(std::move(part));
    start = comma + 1;
  }
  return parts;
}

Setting channel_secrets() {
  return {"line_channel_secret", "channel secret; several, separated by commas, while rotating",
          [](Config& config, const std::string& value) -> SettingProblem {
            config.line_channel_secrets = split_at_commas(value);
            return std::nullopt;
          },
          [](const Config&) { return ""; }, true};
}

Setting channel_token() {
  return {"line_channel_token", "a long-lived access token, instead of the channel id",
          [](Config& config, const std::string& value) -> SettingProblem {
            config.line_channel_token = trimmed(value);
            return std::nullopt;
          },
          [](const Config&) { return ""; }, true};
}

std::vector<Setting> make_settings() {
  constexpr int many = 1'000'000;
  constexpr int ten_years_s = 10 * 366 * 86400;
  return {
      text("listen", &Config::listen, "address and port for LINE's webhooks"),
      text("pages_listen", &Config::pages_listen,
           "address and port for browsers (port 8081 beside the other)"),
      text("public_url", &Config::public_url, "how the world reaches it (https)"),
      text("database_url", &Config::database_url, "sqlite:///path.db or postgresql://…"),
      text("media_dir", &Config::media_dir, "where photos are kept (media beside the database)"),
      channel_secrets(),
      text("line_channel_id", &Config::line_channel_id, "channel id, for stateless tokens"),
      channel_token(),
      text("line_basic_id", &Config::line_basic_id,
           "the account's basic id, with its @, for join links"),
      text("office_name", &Config::office_name,
           "the office that people call where no officer of theirs is known"),
      text("office_phone", &Config::office_phone, "that office's telephone"),
      text("line_api_url", &Config::line_api_url, "LINE's API"),
      text("line_data_url", &Config::line_data_url, "LINE's host for photos and pictures"),
      text("timezone", &Config::timezone, "time zone of days and periods"),
      text("digest_time", &Config::digest_time, "when officers get their digest, HH:MM"),
      acceptance_without_evidence(),
      text("locales_dir", &Config::locales_dir, "folder of th.json and en.json"),
      text("language", &Config::language, "first language, th or en"),
      log_format(),
      text("log_level", &Config::log_level, "trace, debug, info, warning, error or off"),
      whole("time_offset_s", &Config::time_offset_s, -ten_years_s, ten_years_s,
            "seconds by which the clock is moved (demo and tests)"),
      text("time_offset_file", &Config::time_offset_file, "file that holds that offset instead"),
      whole("http_threads", &Config::http_threads, 2, 4096, "HTTP connections served at once"),
      whole("http_waiting_max", &Config::http_waiting_max, 1, 65536,
            "connections waiting for a thread before 503"),
      whole("http_keep_alive_s", &Config::http_keep_alive_s, 1, 3600,
            "seconds that an idle connection is kept"),
      whole("http_request_s", &Config::http_request_s, 1, 600,
            "seconds within which a request must have arrived"),
      whole("pages_threads", &Config::pages_threads, 2, 4096, "browsers' connections at once"),
      whole("pages_per_address", &Config::pages_per_address, 1, 4096,
            "requests at once of one browser's address before 429"),
      whole("answer_within_ms", &Config::answer_within_ms, 10, 60000,
            "milliseconds within which a webhook is committed, else 503"),
      whole("engine_queue_max", &Config::engine_queue_max, 1, many,
            "events waiting to be handled before 503"),
      whole("engine_batch_max", &Config::engine_batch_max, 1, 10000,
            "events that share one commit"),
      whole("sender_threads", &Config::sender_threads, 1, 512, "threads that talk to LINE"),
      whole("sender_queue_max", &Config::sender_queue_max, 1, many,
            "replies waiting in memory to be sent"),
      whole("raw_event_days", &Config::raw_event_days, 0, 36500,
            "days that raw events are kept; 0: for ever"),
  };
}

const std::vector<Setting>& settings() {
  static const std::vector<Setting> all = make_settings();
  return all;
}

void read_value(Config& config, const Setting& setting, const std::string& value) {
  if (const SettingProblem problem = setting.read(config, value)) {
    config.mistakes.push_back(setting.variable() + " " + *problem +
                              (setting.is_secret ? "" : ", not \"" + value + "\""));
  }
}

bool is_in_environment(const std::string& variable) {
  const char* value = std::getenv(variable.c_str());
  return value != nullptr && *value != '\0';
}

// Reads the file as CLI11 does, except that the environment wins over it (CLI11 has it the other
// way), that secrets, which are no flags, go straight to the Config, and that an unknown key is a
// mistake.
class SettingsFile : public CLI::ConfigTOML {
 public:
  explicit SettingsFile(sammachip::Config& config) : config_(config) {}

  std::vector<CLI::ConfigItem> from_config(std::istream& input) const override {
    std::vector<CLI::ConfigItem> kept;
    for (CLI::ConfigItem& item : CLI::ConfigTOML::from_config(input)) {
      if (item.name == "++" || item.name == "--") continue;  // Where a [section] begins and ends.
      const std::string name = item.fullname();
      const auto found = std::find_if(settings().begin(), settings().end(),
                                      [&](const Setting& setting) { return setting.name == name; });
      if (found == settings().end()) {
        config_.mistakes.push_back("\"" + name + "\" in the settings file is not a setting");
      } else if (found->is_secret) {
        read_value(config_, *found, CLI::detail::join(item.inputs, ","));
      } else if (!is_in_environment(found->variable())) {
        item.name = found->flag().substr(2);
        kept.push_back(std::move(item));
      }
    }
    return kept;
  }

 private:
  sammachip::Config& config_;
};

// A secret from its variable, or from the file that its …_FILE variable names.
void read_secret(Config& config, const Setting& setting) {
  const std::string variable = setting.variable();
  if (is_in_environment(variable)) {
    read_value(config, setting, std::getenv(variable.c_str()));
    return;
  }
  const std::string file_variable = variable + "_FILE";
  if (!is_in_environment(file_variable)) return;
  std::ifstream file(std::getenv(file_variable.c_str()));
  const std::string value{std::istreambuf_iterator<char>(file), {}};
  if (!file.good() && !file.eof()) {
    config.mistakes.push_back(file_variable + " names a file that cannot be read");
    return;
  }
  if (trimmed(value).empty()) {
    config.mistakes.push_back(file_variable + " names a file that is empty or cannot be read");
    return;
  }
  read_value(config, setting, trimmed(value));
}

bool starts_with_one_of(const std::string& value, std::initializer_list<std::string_view> starts) {
  return std::any_of(starts.begin(), starts.end(), [&](std::string_view start) {
    return value.size() > start.size() && value.compare(0, start.size(), start) == 0;
  });
}

std::optional<ListenAddress> split_listen(const std::string& listen) {
  const std::size_t colon = listen.rfind(':');
  if (colon == std::string::npos || colon == 0) return std::nullopt;
  ListenAddress address{listen.substr(0, colon), -1};
  if (address.host.front() == '[' && address.host.back() == ']') {
    address.host = address.host.substr(1, address.host.size() - 2);
  } else if (address.host.find(':') != std::string::npos) {
    return std::nullopt;  // An IPv6 address needs its brackets.
  }
  const char* end = listen.data() + listen.size();
  const auto [rest, error] = std::from_chars(listen.data() + colon + 1, end, address.port);
  if (error != std::errc() || rest != end || address.port < 0 || address.port > 65535) {
    return std::nullopt;
  }
  return address;
}

void check_values(Config& config) {
  const auto refuse_unless = [&](bool is_right, const std::string& mistake) {
    if (!is_right) config.mistakes.push_back(mistake);
  };
  refuse_unless(split_listen(config.listen).has_value(),
                "SAMMACHIP_LISTEN must be ADDRESS:PORT, not \"" + config.listen + "\"");
  refuse_unless(config.pages_listen.empty() || split_listen(config.pages_listen).has_value(),
                "SAMMACHIP_PAGES_LISTEN must be ADDRESS:PORT, not \"" + config.pages_listen + "\"");
  refuse_unless(config.pages_listen != config.listen || listen_address(config).port == 0,
                "SAMMACHIP_PAGES_LISTEN and SAMMACHIP_LISTEN must be two");
  const std::string mistake = mistake_in_location(config.database_url);
  refuse_unless(mistake.empty(), "SAMMACHIP_DATABASE_URL: " + mistake);
  refuse_unless(
      config.public_url.empty() || starts_with_one_of(config.public_url, {"https://", "http://"}),
      "SAMMACHIP_PUBLIC_URL must start with https://");
  refuse_unless(starts_with_one_of(config.line_api_url, {"https://", "http://"}),
                "SAMMACHIP_LINE_API_URL must start with https:// or http://");
  refuse_unless(starts_with_one_of(config.line_data_url, {"https://", "http://"}),
                "SAMMACHIP_LINE_DATA_URL must start with https:// or http://");
  refuse_unless(config.language == "th" || config.language == "en",
                "SAMMACHIP_LANGUAGE must be th or en, not \"" + config.language + "\"");
  refuse_unless(!config.timezone.empty(), "SAMMACHIP_TIMEZONE must name a time zone");
  static constexpr std::array levels = {"trace", "debug", "info", "warning", "error", "off"};
  refuse_unless(std::find(levels.begin(), levels.end(), config.log_level) != levels.end(),
                "SAMMACHIP_LOG_LEVEL must be trace, debug, info, warning, error or off");
}

void check_line(Config& config) {
  if (config.line_channel_secrets.empty()) {
    config.mistakes.push_back("SAMMACHIP_LINE_CHANNEL_SECRET is required (environment or file)");
  }
  if (config.line_channel_id.empty() && config.line_channel_token.empty()) {
    config.mistakes.push_back(
        "SAMMACHIP_LINE_CHANNEL_ID (with the secret) or SAMMACHIP_LINE_CHANNEL_TOKEN is required");
  }
}

}  // namespace

void add_settings(CLI::App& app, Config& config) {
  app.set_config("--config", "", "TOML file with the settings")->envname("SAMMACHIP_CONFIG");
  app.config_formatter(std::make_shared<SettingsFile>(config));
  const Config defaults;
  for (const Setting& setting : settings()) {
    if (setting.is_secret) continue;
    app.add_option_function<std::string>(
           setting.flag(),
           [&config, &setting](const std::string& value) { read_value(config, setting, value); },
           setting.help)
        ->envname(setting.variable())
        ->default_str(setting.show(defaults))
        ->group("Settings");
  }
}

void complete(Config& config, Needs needs) {
  for (const Setting& setting : settings()) {
    if (setting.is_secret) read_secret(config, setting);
  }
  check_values(config);
  if (needs == Needs::kLine) check_line(config);
  if (config.mistakes.empty()) return;
  std::string message = config.mistakes.size() == 1 ? "A setting is wrong:" : "Settings are wrong:";
  for (const std::string& mistake : config.mistakes) message += "\n  " + mistake;
  throw ConfigError(message);
}

std::vector<SettingRow> setting_rows() {
  const Config defaults;
  std::vector<SettingRow> rows;
  for (const Setting& setting : settings()) {
    rows.push_back({setting.variable(), setting.is_secret ? "" : setting.flag(), setting.help,
                    setting.show(defaults)});
  }
  return rows;
}

ListenAddress listen_address(const Config& config) {
  return split_listen(config.listen).value_or(ListenAddress{});
}

ListenAddress pages_address(const Config& config) {
  if (const auto given = split_listen(config.pages_listen)) return *given;
  ListenAddress beside = listen_address(config);
  if (beside.port != 0) beside.port = kUsualPagesPort;
  return beside;
}

}  // namespace sammachip
