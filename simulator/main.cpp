// The stand-in for LINE's platform as a program: listens, shows its page, ends on a signal.

#include <CLI/CLI.hpp>
#include <csignal>
#include <exception>
#include <filesystem>
#include <iostream>
#include <string>

#include "simulator/built_from.h"
#include "simulator/platform.h"

namespace {

using sammachip::simulator::Platform;
using sammachip::simulator::Settings;

// "127.0.0.1:9090" into its parts; false if it is none.
bool split_address(const std::string& address, Settings& settings) {
  const std::size_t colon = address.rfind(':');
  if (colon == std::string::npos || colon == 0) return false;
  settings.host = address.substr(0, colon);
  const std::string port = address.substr(colon + 1);
  if (port.empty() || port.size() > 5 ||
      port.find_first_not_of("0123456789") != std::string::npos) {
    return false;
  }
  settings.port = std::stoi(port);
  return settings.port <= 65535;
}

// The page's folder beside the program, or where it was built from.
std::string usual_page_dir() {
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  const auto beside = program.parent_path() / "page";
  if (!error && std::filesystem::exists(beside / "index.html")) return beside.string();
  return built_page_dir();
}

void declare(CLI::App& app, Settings& settings, std::string& listen) {
  app.add_option("--listen", listen, "Address and port")->capture_default_str();
  app.add_option("--webhook-url", settings.webhook_url, "Where the bot takes webhooks")
      ->capture_default_str();
  app.add_option("--channel-id", settings.channel_id, "The channel's id")
      ->envname("SAMMACHIP_LINE_CHANNEL_ID")
      ->capture_default_str();
  app.add_option("--channel-secret", settings.channel_secret, "The channel's secret")
      ->envname("SAMMACHIP_LINE_CHANNEL_SECRET");
  app.add_option("--channel-token", settings.channel_token, "A long-lived access token")
      ->envname("SAMMACHIP_LINE_CHANNEL_TOKEN");
  app.add_option("--bot-name", settings.bot_name, "The bot's name")->capture_default_str();
  app.add_option("--spec", settings.spec_dir, "Folder with LINE's strict specification");
  app.add_option("--quota", settings.monthly_quota, "Messages a month; negative: no limit")
      ->capture_default_str();
  app.add_option("--bot-clock-file", settings.bot_clock_file,
                 "The clock's offset in seconds as text: read at start, written when it is moved");
  app.add_option("--page", settings.page_dir, "Folder with the page")->capture_default_str();
  app.add_option("--people", settings.people, "Names of the phones at start, with commas")
      ->delimiter(',');
  app.add_option("--hints", settings.hints_file,
                 "JSON: what the page says beside the phones (simulator/hints.h)");
  app.add_option("--http-threads", settings.http_threads, "Connections served at once")
      ->check(CLI::Range(8, 1000))
      ->capture_default_str();
  app.add_option("--redelivery-attempts", settings.redelivery_attempts, "After the first; 0: off")
      ->check(CLI::Range(0, 100))
      ->capture_default_str();
}

int run(const Settings& settings) {
  // Blocked before any thread starts, so that only sigwait below hears them.
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  const Platform platform(settings);
  std::cout << "simulator: " << platform.url() << "/\n"
            << "simulator: events go to " << settings.webhook_url << '\n'
            << "simulator: LINE's specification is "
            << (platform.has_schema() ? "checked"
                                      : "not given, only its written limits are checked")
            << std::endl;
  int signal = 0;
  sigwait(&signals, &signal);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("A stand-in for LINE's platform", "simulator");
  Settings settings;
  settings.webhook_url = "http://127.0.0.1:8080/webhook";
  settings.page_dir = usual_page_dir();
  std::string listen = "127.0.0.1:9090";
  declare(app, settings, listen);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  if (!split_address(listen, settings)) {
    std::cerr << "simulator: --listen takes ADDRESS:PORT, not " << listen << '\n';
    return 2;
  }
  try {
    return run(settings);
  } catch (const std::exception& error) {
    std::cerr << "simulator: " << error.what() << '\n';
    return 1;
  }
}
