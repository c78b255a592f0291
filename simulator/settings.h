#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace sammachip::simulator {

// What multicast does with a well-formed user id that the channel does not know: LINE's page
// says both.
enum class UnknownRecipient { kSkipped, kRefused };

// How the stand-in behaves; each field has a default that suits a test on loopback.
struct Settings {
  std::string host = "127.0.0.1";
  int port = 0;  // 0: any free port.

  std::string channel_id = "1650000000";
  std::string channel_secret = "simulator-channel-secret";
  std::string channel_token = "simulator-channel-token";  // Long-lived; empty: none is accepted.
  std::string webhook_url;  // Empty: events get lost until one is set.
  std::string bot_name = "สัมมาชีพ";

  std::string spec_dir;        // Folder with LINE's specification; empty: only the written limits.
  std::string page_dir;        // Folder with the page; empty: no page.
  std::string bot_clock_file;  // Keeps the clock's offset, see Clock; empty: none.

  int monthly_quota = 300;                 // Messages charged in a month; negative: no limit.
  double calls_per_s = 2000;               // Token bucket for each endpoint.
  double multicasts_per_s = 200;           // The same for multicast.
  double loadings_per_s = 100;             // The same for the loading animation.
  double rich_menu_lists_per_s = 10;       // The same for the list of rich menus.
  double rich_menu_changes_per_h = 100;    // Creating and deleting a rich menu, deleting an alias.
  double webhook_tests_per_h = 60;         // The same for testing the webhook.
  double webhook_settings_per_min = 1000;  // The same for setting and getting its address.
  UnknownRecipient unknown_in_multicast = UnknownRecipient::kSkipped;

  int http_threads = 96;            // Each keeps one connection; LINE's API server side.
  int webhook_threads = 8;          // Requests to the bot at once.
  int webhook_timeout_ms = 2000;    // LINE's two seconds.
  int redelivery_attempts = 5;      // After the first; 0: redelivery is off.
  int redelivery_pause_ms = 500;    // Before the first; doubles for each further one.
  int webhook_batch = 1;            // Events in one request, at most.
  double webhook_duplicates = 0;    // Share of events delivered twice without need, 0..1.
  bool webhook_shuffle = false;     // Events leave in random order.
  int content_preparing_ms = 0;     // How long video and audio answer 202.
  std::vector<std::string> people;  // Names of phones present from the start.
  std::string hints_file;  // What the page says beside phones, see hints.h; empty: nothing.
};

}  // namespace sammachip::simulator
