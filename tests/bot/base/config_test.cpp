#include "bot/base/config.h"

#include <CLI/CLI.hpp>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

#include "tests/bot/rig.h"
#include "tests/support/thrown.h"

using namespace sammachip;
using namespace sammachip::testing;

namespace {

// An environment variable, for as long as this lives.
class Variable {
 public:
  Variable(std::string name, const std::string& value) : name_(std::move(name)) {
    setenv(name_.c_str(), value.c_str(), 1);
  }
  ~Variable() { unsetenv(name_.c_str()); }

 private:
  std::string name_;
};

Config read(std::vector<std::string> arguments, Needs needs = Needs::kDatabase) {
  CLI::App app;
  Config config;
  add_settings(app, config);
  app.add_subcommand("serve")->fallthrough();
  std::reverse(arguments.begin(), arguments.end());
  app.parse(arguments);
  complete(config, needs);
  return config;
}

std::string mistakes_of(const std::vector<std::string>& arguments, Needs needs = Needs::kDatabase) {
  return words_thrown_by<ConfigError>([&] { read(arguments, needs); });
}

}  // namespace

TEST_CASE("Without settings the defaults hold, but LINE's are required to serve") {
  CHECK(read({}).listen == "127.0.0.1:8080");
  const std::string mistakes = mistakes_of({"serve"}, Needs::kLine);
  CHECK(mistakes.find("SAMMACHIP_LINE_CHANNEL_SECRET") != std::string::npos);
  CHECK(mistakes.find("SAMMACHIP_LINE_CHANNEL_ID") != std::string::npos);
}

TEST_CASE("A flag beats the environment, which beats the file") {
  const TemporaryFolder folder;
  std::ofstream(folder.file("s.toml")) << "# comment\nlog_level = \"debug\"\nlanguage = \"en\"\n"
                                       << "http_threads = 9\nline_channel_secret = \"from-file\"\n";
  const std::string config_flag = "--config=" + folder.file("s.toml");
  CHECK(read({config_flag}).log_level == "debug");
  CHECK(read({config_flag}).http_threads == 9);
  CHECK(read({config_flag}).line_channel_secrets == std::vector<std::string>{"from-file"});
  const Variable level("SAMMACHIP_LOG_LEVEL", "error");
  const Variable secret("SAMMACHIP_LINE_CHANNEL_SECRET", "one, two,");
  CHECK(read({config_flag}).log_level == "error");
  CHECK(read({config_flag}).line_channel_secrets == std::vector<std::string>{"one", "two"});
  CHECK(read({config_flag, "--log-level=warning"}).log_level == "warning");
  CHECK(read({"serve", config_flag, "--log-level", "off"}).log_level == "off");
}

TEST_CASE("Every mistake is reported at once, by the setting's name") {
  const TemporaryFolder folder;
  std::ofstream(folder.file("s.toml")) << "no_such_thing = 5\n[section]\nlisten = \"x\"\n";
  const Variable threads("SAMMACHIP_HTTP_THREADS", "many");
  const std::string mistakes =
      mistakes_of({"--config=" + folder.file("s.toml"), "--listen=nowhere", "--language=fr",
                   "--log=xml", "--database-url=mysql://x", "--time-offset-s=1.5"},
                  Needs::kLine);
  for (const char* name :
       {"no_such_thing", "section.listen", "SAMMACHIP_HTTP_THREADS", "SAMMACHIP_LISTEN",
        "SAMMACHIP_LANGUAGE", "SAMMACHIP_LOG ", "SAMMACHIP_DATABASE_URL", "SAMMACHIP_TIME_OFFSET_S",
        "SAMMACHIP_LINE_CHANNEL_SECRET"}) {
    INFO(mistakes);
    CHECK(mistakes.find(name) != std::string::npos);
  }
}

TEST_CASE("Secrets are no flags; they may stand in files of their own") {
  CHECK_THROWS_AS(read({"--line-channel-secret=x"}), CLI::ParseError);
  CHECK_THROWS_AS(read({"--line-channel-token=x"}), CLI::ParseError);
  const TemporaryFolder folder;
  std::ofstream(folder.file("token")) << "  the-token\n";
  {
    const Variable file("SAMMACHIP_LINE_CHANNEL_TOKEN_FILE", folder.file("token"));
    CHECK(read({}).line_channel_token == "the-token");
  }
  const Variable file("SAMMACHIP_LINE_CHANNEL_TOKEN_FILE", folder.file("missing"));
  CHECK(mistakes_of({}).find("SAMMACHIP_LINE_CHANNEL_TOKEN_FILE") != std::string::npos);
}

TEST_CASE("Addresses are split, also IPv6 ones") {
  Config config;
  config.listen = "[::1]:9000";
  CHECK(listen_address(config).host == "::1");
  CHECK(listen_address(config).port == 9000);
  for (const char* wrong : {"8080", ":8080", "host:", "host:99999", "host:-1", "::1:80"}) {
    CHECK(mistakes_of({std::string("--listen=") + wrong}).find("SAMMACHIP_LISTEN") !=
          std::string::npos);
  }
}

TEST_CASE("Every setting has a variable, a help text and, unless secret, a flag") {
  for (const SettingRow& row : setting_rows()) {
    CHECK(row.variable.rfind("SAMMACHIP_", 0) == 0);
    CHECK_FALSE(row.help.empty());
  }
  CHECK(setting_rows().size() >= 25);
}
