// The settings: one struct, filled from flags, environment and one TOML file.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace sammachip {

enum class LogFormat { kHuman, kJson };

// Every setting, with its unit, default and environment variable. The flag of SAMMACHIP_LOG_LEVEL
// is
// --log-level, its key in the TOML file log_level; the others likewise. A flag beats the
// environment, which beats the file.
struct Config {
  // Address and port of the HTTP server; port 0 takes a free one. SAMMACHIP_LISTEN
  std::string listen = "127.0.0.1:8080";
  // Address and port of the HTTP server for people's browsers (photos, QR codes), which is apart
  // from LINE's; empty: port 8081 of SAMMACHIP_LISTEN's address, and if that is taken, none.
  // SAMMACHIP_PAGES_LISTEN
  std::string pages_listen;
  // How the world reaches it, https; empty: not known. SAMMACHIP_PUBLIC_URL
  std::string public_url;
  // sqlite:///relative.db, sqlite:////absolute.db or postgresql://… SAMMACHIP_DATABASE_URL
  std::string database_url = "sqlite:///sammachip.db";
  // Where photos are kept; empty: "media" beside the database. SAMMACHIP_MEDIA_DIR
  std::string media_dir;
  // Channel secrets, any of which may have signed (rotation). SAMMACHIP_LINE_CHANNEL_SECRET,
  // separated by commas; never a flag. Also the file that SAMMACHIP_LINE_CHANNEL_SECRET_FILE names.
  std::vector<std::string> line_channel_secrets;
  // With a secret: stateless access tokens, fetched and renewed by itself.
  // SAMMACHIP_LINE_CHANNEL_ID
  std::string line_channel_id;
  // A long-lived access token, taken before the channel id. SAMMACHIP_LINE_CHANNEL_TOKEN, never a
  // flag. Also the file that SAMMACHIP_LINE_CHANNEL_TOKEN_FILE names.
  std::string line_channel_token;
  // The account's basic id, with its "@", for join links; empty: none are printed.
  // SAMMACHIP_LINE_BASIC_ID
  std::string line_basic_id;
  // Whom people call where no officer of theirs is known: the office's name, and its telephone; an
  // empty telephone: nobody. SAMMACHIP_OFFICE_NAME, SAMMACHIP_OFFICE_PHONE
  std::string office_name;
  std::string office_phone;
  // LINE's two hosts. SAMMACHIP_LINE_API_URL, SAMMACHIP_LINE_DATA_URL
  std::string line_api_url = "https://api.line.me";
  std::string line_data_url = "https://api-data.line.me";
  // The time zone of days and periods. SAMMACHIP_TIMEZONE
  std::string timezone = "Asia/Bangkok";
  // When officers get their digest, HH:MM of the local day. SAMMACHIP_DIGEST_TIME
  std::string digest_time = "07:30";
  // Whether an officer may accept a purchase of whose evidence no photo is kept: "reason" (they say
  // why, and that is kept) or "never". SAMMACHIP_ACCEPT_WITHOUT_EVIDENCE
  std::string accept_without_evidence = "reason";
  // The folder of th.json and en.json; empty: "locales" in the working folder, beside the program,
  // in ../share/sammachip-bot, or where it was built. SAMMACHIP_LOCALES_DIR
  std::string locales_dir;
  // The first language, th or en. SAMMACHIP_LANGUAGE
  std::string language = "th";
  // human or json. SAMMACHIP_LOG
  LogFormat log = LogFormat::kHuman;
  // trace, debug, info, warning, error or off. SAMMACHIP_LOG_LEVEL
  std::string log_level = "info";
  // Seconds by which the bot's clock is moved, for demo and tests. SAMMACHIP_TIME_OFFSET_S
  int time_offset_s = 0;
  // A file that holds the offset in seconds instead and may change; empty: none.
  // SAMMACHIP_TIME_OFFSET_FILE
  std::string time_offset_file;

  // Threads of the HTTP server at most; each open connection holds one. SAMMACHIP_HTTP_THREADS
  int http_threads = 320;
  // Connections waiting for a thread; more get 503. SAMMACHIP_HTTP_WAITING_MAX
  int http_waiting_max = 256;
  // Seconds that an idle connection is kept. SAMMACHIP_HTTP_KEEP_ALIVE_S
  int http_keep_alive_s = 60;
  // Seconds within which a request must have arrived whole. SAMMACHIP_HTTP_REQUEST_S
  int http_request_s = 10;
  // Threads of the server for browsers at most; each open connection holds one.
  // SAMMACHIP_PAGES_THREADS
  int pages_threads = 64;
  // Requests at once of one address there; more get 429. SAMMACHIP_PAGES_PER_ADDRESS
  int pages_per_address = 16;
  // Milliseconds within which a webhook is committed, else 503; LINE waits 2000.
  // SAMMACHIP_ANSWER_WITHIN_MS
  int answer_within_ms = 1500;
  // Events and jobs waiting for the engine; more get 503. SAMMACHIP_ENGINE_QUEUE_MAX
  int engine_queue_max = 8192;
  // Events and jobs that share one commit. SAMMACHIP_ENGINE_BATCH_MAX
  int engine_batch_max = 256;
  // Threads that talk to LINE. SAMMACHIP_SENDER_THREADS
  int sender_threads = 16;
  // Replies waiting in memory to be sent; more are taken up from the database.
  // SAMMACHIP_SENDER_QUEUE_MAX
  int sender_queue_max = 10000;
  // Days that raw events are kept; 0: for ever. SAMMACHIP_RAW_EVENT_DAYS
  int raw_event_days = 90;

  // What was wrong with values given, found while they were read; complete() reports it.
  std::vector<std::string> mistakes;
};

// A setting is wrong. what() names every wrong setting, a line each, and no secret.
class ConfigError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// A row of the settings' table, for --help and the README.
struct SettingRow {
  std::string variable;  // SAMMACHIP_…
  std::string flag;      // --…; empty for a secret
  std::string help;
  std::string fallback;  // The default as text; empty: none.
};

// Adds a flag for each setting that is no secret, and --config, to `app`; parsing then fills
// `config`. REQUIRES: `app` is the program's top level, `config` outlives it, and subcommands that
// are to take the settings too have fallthrough() set.
void add_settings(CLI::App& app, Config& config);

// What a command needs of the settings.
enum class Needs {
  kDatabase,  // It works on the records only.
  kLine,      // It talks with LINE.
};

// Reads the secrets from the environment and checks everything. Throws ConfigError that names every
// mistake. To be called once, after parsing.
void complete(Config& config, Needs needs);

// All settings, in the order of Config.
std::vector<SettingRow> setting_rows();

struct ListenAddress {
  std::string host = {};
  int port = 0;
};
// Where LINE's server listens and where that for browsers, split. The latter has port 0, a free
// one, where the former has and nothing else is said. REQUIRES: complete() accepted `config`.
ListenAddress listen_address(const Config& config);
ListenAddress pages_address(const Config& config);

}  // namespace sammachip
