#include "bot/http/http_client.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <string>

#include "tests/bot/raw_server.h"

using namespace sammachip;
using namespace sammachip::testing;
using namespace std::chrono_literals;
using Course = HttpAnswer::Course;

namespace {

// Of a slow answer: twelve seconds until its end, were it waited for.
const std::string kDrip(600, 'x');

HttpClient::Limits hasty() {
  HttpClient::Limits limits;
  limits.least_bytes_per_second = 1'000;
  limits.grace = 500ms;
  return limits;
}

struct Sunk {
  HttpAnswer answer = {};
  std::string body = {};
};
Sunk get_from(const RawServer& server, const HttpClient::Limits& limits) {
  HttpClient client(server.url(), limits);
  Sunk sunk;
  sunk.answer = client.get("/", {}, [&](std::string_view piece) {
    sunk.body += piece;
    return true;
  });
  return sunk;
}

}  // namespace

TEST_CASE("An answer that only drips is ended, from the first byte or later, told whole or not") {
  RawAnswer said{raw_head(200, raw_length(kDrip.size())), kDrip};
  SECTION("from the first byte of its body") {}
  SECTION("after a good beginning") {
    said.at_once = raw_head(200, raw_length(50'000 + kDrip.size())) + std::string(50'000, 'x');
  }
  SECTION("without telling how much it is") { said.at_once = raw_head(200, ""); }
  SECTION("in its head") {
    said.at_once = "HTTP/1.1 200 Said\r\n";
    said.slowly = "X-Long: " + kDrip + "\r\nContent-Length: 0\r\n\r\n";
  }
  const RawServer server([&](const std::string&) { return said; });
  const Sunk sunk = get_from(server, hasty());
  CHECK(sunk.answer.course == Course::kNoAnswer);
  CHECK(sunk.answer.status == 0);
  CHECK(sunk.body.size() < 50'000 + kDrip.size());
}

TEST_CASE("A slow line is not too slow: what is above the least rate comes in") {
  const std::string body(6'000, 'x');
  RawAnswer said{raw_head(200, raw_length(body.size())), body};
  said.step = 100;  // 5,000 bytes a second, over more than two graces.
  const RawServer server([&](const std::string&) { return said; });
  const Sunk sunk = get_from(server, hasty());
  CHECK(sunk.answer.course == Course::kAnswered);
  CHECK(sunk.body == body);
}

TEST_CASE("An answer that takes longer than it may is ended, whatever is waited for") {
  HttpClient::Limits limits;
  const std::string drip(100, 'x');  // Two seconds.
  RawAnswer said{raw_head(200, raw_length(drip.size())), drip};
  SECTION("its body") {}
  SECTION("its head") {
    said = {"HTTP/1.1 200 Said\r\n", "X-Long: " + drip + "\r\nContent-Length: 0\r\n\r\n"};
  }
  const RawServer server([&](const std::string&) { return said; });
  limits.total = 300ms;
  limits.total_with_sink = 60s;
  HttpClient client(server.url(), limits);
  CHECK(client.get("/", {}).course == Course::kNoAnswer);
  CHECK(get_from(server, limits).answer.course == Course::kAnswered);
}

TEST_CASE("After an answer that was ended, the next is waited for as ever") {
  const RawServer server([&](const std::string& path) {
    if (path == "/slow") return RawAnswer{raw_head(200, raw_length(kDrip.size())), kDrip};
    return RawAnswer{raw_head(200, raw_length(2)) + "ok"};
  });
  HttpClient client(server.url(), hasty());
  const BodySink all = [](std::string_view) { return true; };
  CHECK(client.get("/slow", {}, all).course == Course::kNoAnswer);
  CHECK(client.get("/", {}).body == "ok");
  CHECK(client.get("/slow", {}, all).course == Course::kNoAnswer);
  CHECK(client.get("/", {}).body == "ok");
}

TEST_CASE("Of a body that nobody wants it is still known who sent it") {
  const RawServer server([&](const std::string&) {
    return RawAnswer{raw_head(200, raw_length(9) + "Content-Type: text/html\r\n" +
                                       "X-Line-Request-Id: one\r\n") +
                     "<!doctype"};
  });
  HttpClient client(server.url());
  const HttpAnswer answer = client.get("/", {}, [](std::string_view) { return false; });
  CHECK(answer.course == Course::kNoAnswer);
  CHECK(answer.content_type == "text/html");
  CHECK(answer.request_id == "one");
}
