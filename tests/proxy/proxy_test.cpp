// The bot behind the nginx configuration that is shipped, under attack.
#include <httplib.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <sstream>
#include <vector>

#include "bot/base/log.h"
#include "bot/line/signature.h"
#include "bot/service.h"
#include "storage/records.h"
#include "tests/bot/rig.h"
#include "tests/proxy/nginx.h"
#include "tests/proxy/wire.h"
#include "tests/support/run_command.h"
#include "tests/support/temporary_folder.h"

namespace sammachip {
namespace {

const std::string kSecret = "a-secret-of-the-test";

constexpr std::size_t kLargePhotoBytes = 8'000'000;

// Hears everything, says nothing.
class Listener : public EventHandler {
 public:
  std::optional<Reply> handle(const Event&, Records&, Instant) override { return std::nullopt; }
  std::optional<Reply> apologise(const Event&, Records&) override { return std::nullopt; }
};

Config settings(const TemporaryFolder& folder) {
  Config config;
  config.listen = "127.0.0.1:0";
  config.database_url = folder.url();
  config.line_channel_secrets = {kSecret};
  config.line_channel_token = "a-token";
  config.line_api_url = "http://127.0.0.1:9";  // Nobody: this bot says nothing.
  config.line_data_url = config.line_api_url;
  config.answer_within_ms = 60'000;  // A busy machine is slow.
  config.http_threads = 16;          // Few, so that holding them all is easy.
  config.http_waiting_max = 16;
  return config;
}

// The bot, with nginx in front of it.
struct Site {
  TemporaryFolder folder;
  Listener listener;
  testing::MovableClock clock;
  Service service{settings(folder), listener, clock};
  std::unique_ptr<Nginx> nginx;
  int events = 0;

  explicit Site(Nginx::Waits waits = Nginx::Waits::kAsShipped) {
    start_log(LogFormat::kHuman, "off");
    service.pages().get("/photo/large.jpg", [](const httplib::Request&, const std::string&,
                                               httplib::Response& response) {
      response.set_content(std::string(kLargePhotoBytes, 'x'), "image/jpeg");
    });
    service.start();
    nginx = std::make_unique<Nginx>(service.port(), service.pages_port(), waits);
  }
  ~Site() {
    nginx.reset();
    service.stop();
  }

  // A webhook as LINE sends it, with events not seen before.
  std::string webhook(int count = 1) {
    nlohmann::json all = nlohmann::json::array();
    for (int i = 0; i < count; ++i) {
      const std::string id = "01J00000000000000000" + std::to_string(100'000 + ++events);
      all.push_back(
          {{"type", "message"},
           {"mode", "active"},
           {"timestamp", 1782000000000},
           {"webhookEventId", id},
           {"deliveryContext", {{"isRedelivery", false}}},
           {"source", {{"type", "user"}, {"userId", "U11111111111111111111111111111111"}}},
           {"replyToken", "token"},
           {"message", {{"type", "text"}, {"id", "1"}, {"text", "สวัสดี"}}}});
    }
    return nlohmann::json{{"destination", "U00000000000000000000000000000000"}, {"events", all}}
        .dump();
  }

  // The status of a good webhook; 0 if it was not answered for long. That LINE's two seconds hold
  // is for the benchmark to show.
  template <class Client>
  int good_webhook(Client& client, int count = 1) {
    client.set_connection_timeout(testing::kPatience);
    client.set_read_timeout(testing::kPatience);
    const std::string body = webhook(count);
    const auto result = client.Post("/webhook", {{"x-line-signature", sign(kSecret, body)}}, body,
                                    "application/json; charset=utf-8");
    return result ? result->status : 0;
  }
  int good_webhook() {
    httplib::Client client("127.0.0.1", nginx->plain_port());
    return good_webhook(client);
  }

  Wire wire() const { return Wire(nginx->plain_port()); }
};

// The most that this process, which holds the bot, has ever had in memory.
long peak_memory_mb() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    if (word != "VmHWM:") continue;
    long kilobytes = 0;
    status >> kilobytes;
    return kilobytes / 1024;
  }
  return 0;
}

// `megabytes` of zeros, packed by gzip.
std::string gzip_bomb(int megabytes) {
  return run_command("head -c " + std::to_string(megabytes) + "M /dev/zero | gzip -9 2>/dev/null")
      .output;
}

const std::string kStart = "POST /webhook HTTP/1.1\r\nHost: bot.example.org\r\n";

bool is_skipped() {
  if (Nginx::is_installed()) return false;
  WARN("nginx is not installed: the attack through a reverse proxy is skipped.");
  return true;
}

}  // namespace

TEST_CASE("A webhook passes the shipped nginx configuration, with and without TLS") {
  if (is_skipped()) return;
  Site site;
  INFO(site.nginx->log());
  CHECK(site.good_webhook() == 200);
  httplib::SSLClient client("127.0.0.1", site.nginx->tls_port());
  client.enable_server_certificate_verification(false);
  CHECK(site.good_webhook(client) == 200);

  SECTION("an unsigned one does not") {
    httplib::Client plain("127.0.0.1", site.nginx->plain_port());
    const auto result = plain.Post("/webhook", site.webhook(), "application/json");
    REQUIRE(result);
    CHECK(result->status == 401);
  }
  SECTION("of the other pages only /healthz can be had from outside") {
    httplib::Client plain("127.0.0.1", site.nginx->plain_port());
    CHECK(plain.Get("/healthz")->status == 200);
    CHECK(plain.Get("/readyz")->status == 404);
    CHECK(plain.Get("/metrics")->status == 404);
    CHECK(plain.Get("/webhook")->status == 403);
  }
  SECTION("links to pictures come to the bot") {
    httplib::Client plain("127.0.0.1", site.nginx->plain_port());
    const auto unknown = plain.Get("/photo/unknown");
    REQUIRE(unknown);
    CHECK(unknown->status == 404);
    CHECK(unknown->get_header_value("Cache-Control") == "private, no-store");
    CHECK(plain.Get("/qr/unknown")->get_header_value("Cache-Control") == "private, no-store");
    CHECK(plain.Post("/photo/unknown", "", "text/plain")->status == 403);
  }
}

TEST_CASE("Through nginx, headers without end are refused and the bot goes on") {
  if (is_skipped()) return;
  Site site;
  const Wire endless = site.wire();
  endless.send(kStart);
  std::string lines;
  for (int i = 0; i < 100; ++i)
    lines += "X-Line-" + std::to_string(i) + ": " + std::string(80, 'x') + "\r\n";
  for (int i = 0; i < 1000 && endless.send(lines); ++i) continue;  // 9 MB.
  CHECK(endless.status() == "400");

  const Wire huge = site.wire();
  huge.send(kStart + "X-Huge: " + std::string(1024 * 1024, 'x'));
  CHECK(huge.status() == "400");
  CHECK(site.good_webhook() == 200);
}

TEST_CASE("Through nginx, 300 slow and silent connections do not keep a webhook waiting") {
  if (is_skipped()) return;
  Site site(Nginx::Waits::kForEver);  // None of them is cut off in the meantime.
  std::vector<Wire> attackers;
  for (int i = 0; i < 100; ++i) {
    attackers.push_back(site.wire());  // Says nothing.
    attackers.push_back(site.wire());
    attackers.back().send(kStart + "X-Slow: ");
    attackers.push_back(site.wire());
    attackers.back().send(kStart + "Content-Length: 1000\r\n\r\n{");
  }
  for (int i = 0; i < 5; ++i) {
    for (const Wire& attacker : attackers) attacker.send("x");
    CHECK(site.good_webhook() == 200);
  }
}

TEST_CASE("Through nginx, slow and silent connections are cut off (slow: it gives them 5 s)") {
  if (is_skipped()) return;
  Site site;
  const Wire silent = site.wire();
  const Wire in_headers = site.wire();
  const Wire in_body = site.wire();
  in_headers.send(kStart + "X-Slow: ");
  in_body.send(kStart + "Content-Length: 1000\r\n\r\n{");
  CHECK(silent.is_closed_within());
  CHECK(in_headers.is_closed_within());
  CHECK(in_body.is_closed_within());
  CHECK(site.good_webhook() == 200);
}

TEST_CASE("Through nginx, 400 readers of a photo who do not read keep no webhook waiting") {
  if (is_skipped()) return;
  Site site(Nginx::Waits::kForEver);
  std::vector<Wire> readers;
  int served = 0;
  int refused = 0;
  for (int i = 0; i < 400; ++i) {
    readers.push_back(site.wire());
    readers.back().send("GET /photo/large.jpg HTTP/1.1\r\nHost: bot.example.org\r\n\r\n");
    const std::string status = readers.back().status();
    served += status == "200" ? 1 : 0;
    refused += status == "429" ? 1 : 0;
    if (i % 100 == 99) CHECK(site.good_webhook() == 200);
  }
  // All come from one address, which gets no more than its share.
  CHECK(served + refused == 400);
  CHECK(served <= 16 + 2);
  CHECK(site.good_webhook() == 200);
}

TEST_CASE("Through nginx, a part of a photo is a part, and a thousand parts are no more than it") {
  if (is_skipped()) return;
  Site site;
  httplib::Client client("127.0.0.1", site.nginx->plain_port());
  client.set_read_timeout(testing::kPatience);
  const auto part = client.Get("/photo/large.jpg", {{"Range", "bytes=10-19"}});
  REQUIRE(part);
  CHECK(part->status == 206);
  CHECK(part->body.size() == 10);
  std::string many = "bytes=0-";
  while (many.size() < 4'000) many += ",0-";
  const auto whole = client.Get("/photo/large.jpg", {{"Range", many}});
  REQUIRE(whole);
  CHECK(whole->status == 200);
  CHECK(whole->body.size() == kLargePhotoBytes);
}

TEST_CASE("Through nginx and past it, a header that reads in two ways brings no second request") {
  if (is_skipped()) return;
  Site site;
  const std::string hidden = "0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\n\r\n";
  for (const std::string field :
       {"Transfer-Encoding : chunked\r\n", "Transfer-Encoding:\r\n chunked\r\n",
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n"}) {
    INFO(field);
    for (const int port : {site.nginx->plain_port(), site.service.port()}) {
      const Wire wire(port);
      wire.send(kStart + field + "\r\n" + hidden);
      const std::string status = wire.status();
      CHECK((status == "400" || status == "401"));  // 401: read as one, unsigned request.
      CHECK(wire.is_closed_within());
    }
  }
  CHECK(site.good_webhook() == 200);
}

TEST_CASE("Through nginx, a webhook of thousands of events is taken, and its neighbours with it") {
  if (is_skipped()) return;
  Site site;
  httplib::Client client("127.0.0.1", site.nginx->plain_port());
  CHECK(site.good_webhook(client, 2000) == 200);
  CHECK(site.good_webhook() == 200);
}

TEST_CASE("Through nginx, bodies too large fill no memory, however they come") {
  if (is_skipped()) return;
  Site site;
  REQUIRE(site.good_webhook() == 200);
  static const std::string bomb = gzip_bomb(256);
  REQUIRE(bomb.size() > 100'000);
  REQUIRE(bomb.size() < 1'000'000);  // Packed it is within every limit.
  const long before_mb = peak_memory_mb();

  SECTION("a length beyond the limit") {
    const Wire wire = site.wire();
    wire.send(kStart + "Content-Length: 1073741824\r\n\r\n" + std::string(65536, 'x'));
    CHECK(wire.status() == "413");
  }
  SECTION("chunks without end") {
    const Wire wire = site.wire();
    wire.send(kStart + "Transfer-Encoding: chunked\r\n\r\n");
    const std::string chunk = "10000\r\n" + std::string(65536, 'x') + "\r\n";
    for (int i = 0; i < 1024 && wire.send(chunk); ++i) continue;  // 64 MB.
    CHECK(wire.status() == "413");
  }
  SECTION("gzip, signed as it is packed") {
    httplib::Client client("127.0.0.1", site.nginx->plain_port());
    const auto result = client.Post(
        "/webhook", {{"Content-Encoding", "gzip"}, {"x-line-signature", sign(kSecret, bomb)}}, bomb,
        "application/json");
    REQUIRE(result);
    CHECK(result->status == 400);  // Nobody unpacked it: signed, but no webhook.
  }
  SECTION("gzip in chunks, past nginx, at the bot itself") {
    const Wire wire(site.service.port());
    std::ostringstream chunk;
    chunk << std::hex << bomb.size() << "\r\n" << bomb << "\r\n0\r\n\r\n";
    wire.send(kStart + "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n" +
              chunk.str());
    CHECK(wire.status() == "413");  // Its limit holds for what is unpacked.
  }
  CHECK(site.good_webhook() == 200);
  CHECK(peak_memory_mb() - before_mb < 64);
}

}  // namespace sammachip
