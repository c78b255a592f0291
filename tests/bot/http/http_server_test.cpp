// One server, as it is for browsers, met by clients that behave badly.
#include "bot/http/http_server.h"

#include <httplib.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <memory>
#include <vector>

#include "bot/base/metrics.h"
#include "tests/bot/wire.h"

using namespace sammachip;
using namespace sammachip::testing;

namespace {

constexpr std::size_t kLargeBytes =
    20'000'000;  // More than the kernel keeps for who does not read.

HttpListener small_listener() {
  HttpListener listener;
  listener.address = {"127.0.0.1", 0};
  listener.threads = 4;
  listener.waiting = 4;
  listener.most_ranges = 2;
  listener.most_per_address = 3;
  listener.write_silence = 300ms;
  listener.finish_within = 100ms;
  return listener;
}

// Serves /large, in pieces, /small, "0123456789", and /count, which says how often it was asked.
struct Pages {
  explicit Pages(const HttpListener& listener = small_listener()) : server(listener, metrics) {
    server.get("/large", [](const httplib::Request&, const std::string&,
                            httplib::Response& response) {
      response.set_content_provider(
          kLargeBytes, "image/png", [](std::size_t, std::size_t length, httplib::DataSink& sink) {
            const std::string piece(std::min<std::size_t>(length, 65'536), 'x');
            return sink.write(piece.data(), piece.size());
          });
    });
    server.get("/small",
               [](const httplib::Request&, const std::string&, httplib::Response& response) {
                 response.set_content("0123456789", "text/plain");
               });
    server.get("/gone",
               [](const httplib::Request&, const std::string&, httplib::Response& response) {
                 response.status = 404;
                 response.set_content("", "text/plain");
               });
    server.start();
  }
  // The whole answer to a GET, of one connection.
  std::string get(const std::string& path, const std::string& fields = {},
                  const char* from = "127.0.0.1") const {
    const Wire wire(server.port(), from);
    wire.send("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + fields + "\r\n");
    return wire.receive();
  }

  Metrics metrics;
  HttpServer server;
};

std::string status_of(const std::string& answer) { return answer.substr(9, 3); }

}  // namespace

TEST_CASE("A part of a page is answered 206, too many parts with the whole") {
  const Pages pages;
  const std::string part = pages.get("/small", "Range: bytes=2-4\r\n");
  CHECK(status_of(part) == "206");
  CHECK(part.ends_with("\r\n\r\n234"));
  CHECK(part.find("Content-Range: bytes 2-4/10") != std::string::npos);
  CHECK(status_of(pages.get("/small", "Range: bytes=0-1,4-5\r\n")) == "206");
  const std::string whole = pages.get("/small", "Range: bytes=0-1,2-3,4-5\r\n");
  CHECK(status_of(whole) == "200");
  CHECK(whole.ends_with("\r\n\r\n0123456789"));
  CHECK(status_of(pages.get("/gone", "Range: bytes=2-4\r\n")) == "404");

  std::string many = "Range: bytes=0-";
  while (many.size() < 30'000) many += ",0-";
  const std::string answer = pages.get("/small", many + "\r\n");
  CHECK(status_of(answer) == "200");
  CHECK(answer.size() < 1000);
}

TEST_CASE("Who reads nothing is cut, and keeps nobody out for longer") {
  const Pages pages;
  std::vector<std::unique_ptr<Wire>> readers;
  const char* const from[] = {"127.0.0.2", "127.0.0.3", "127.0.0.4", "127.0.0.5"};
  for (const char* address : from) {
    readers.push_back(std::make_unique<Wire>(pages.server.port(), address));
    readers.back()->send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
    CHECK(readers.back()->status() == "200");
  }
  // Every thread is held now; this one is served when the first of them is cut.
  CHECK(status_of(pages.get("/small", "", "127.0.0.6")) == "200");
  for (const auto& reader : readers) {
    const std::string all = reader->receive();
    CHECK(all.size() < kLargeBytes);
    CHECK(all.find("<silence>") == std::string::npos);
  }
}

TEST_CASE("One address has few requests at once, and that is nobody else's matter") {
  HttpListener listener = small_listener();
  listener.threads = 8;
  listener.write_silence = kPatience;
  const Pages pages(listener);
  std::vector<std::unique_ptr<Wire>> readers;
  const auto read_large = [&](const std::string& fields) {
    readers.push_back(std::make_unique<Wire>(pages.server.port()));
    readers.back()->send("GET /large HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n");
    return readers.back()->status();
  };
  const std::string one = "X-Forwarded-For: 203.0.113.7\r\n";
  for (int i = 0; i < 3; ++i) CHECK(read_large(one) == "200");
  CHECK(read_large(one) == "429");
  CHECK(read_large("X-Forwarded-For: 198.51.100.1, 203.0.113.7\r\n") == "429");
  CHECK(read_large("X-Forwarded-For: 203.0.113.7, 198.51.100.1\r\n") == "200");
  CHECK(status_of(pages.get("/small")) == "200");
  readers.front().reset();
  CHECK(wait_until([&] { return status_of(pages.get("/small", one)) == "200"; }));
}

TEST_CASE("Stopping waits for no reader longer than it was told") {
  HttpListener listener = small_listener();
  listener.write_silence = kPatience;
  Pages pages(listener);
  const Wire reader(pages.server.port());
  reader.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
  REQUIRE(reader.status() == "200");
  const auto begin = std::chrono::steady_clock::now();
  pages.server.stop();
  CHECK(std::chrono::steady_clock::now() - begin < kPatience / 2);
  CHECK(reader.receive().size() < kLargeBytes);
}
