#include "bot/http/http_header.h"

#include <catch2/catch.hpp>

using namespace sammachip;

namespace {

const std::string kFirst = "POST /webhook HTTP/1.1\r\n";

bool is_refused(const std::string& fields) {
  return !checked_header(kFirst + fields + "\r\n", 0).has_value();
}

// What cpp-httplib is given of `fields`.
std::string left_of(const std::string& fields, std::size_t most_ranges = 0) {
  const auto header = checked_header(kFirst + fields + "\r\n", most_ranges);
  REQUIRE(header);
  REQUIRE(header->text.starts_with(kFirst));
  REQUIRE(header->text.ends_with("\r\n"));
  return header->text.substr(kFirst.size(), header->text.size() - kFirst.size() - 2);
}

}  // namespace

TEST_CASE("A header as LINE, nginx and browsers send it is handed on as it is") {
  const std::string fields =
      "Host: bot.example.org\r\nX-Line-Signature: GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=\r\n"
      "Accept:*/*\r\nX-Empty:\r\nX-Tab:\tvalue\r\ncontent-length: 12\r\n";
  CHECK(left_of(fields) == fields);
  const auto header = checked_header(kFirst + fields + "\r\n", 0);
  CHECK(header->has_body);
  CHECK(header->method == "POST");
  CHECK_FALSE(checked_header("GET / HTTP/1.1\nHost: x\n\n", 0)->has_body);
  CHECK(checked_header(kFirst + "X-Forwarded-For: 6.6.6.6, 203.0.113.7 \r\n\r\n", 0)->for_client ==
        "203.0.113.7");
}

TEST_CASE("A header that two readers could read in two ways is refused") {
  CHECK(is_refused("Transfer-Encoding : chunked\r\n"));
  CHECK(is_refused("Transfer-Encoding\t: chunked\r\n"));
  CHECK(is_refused("X-Harmless : x\r\n"));
  CHECK(is_refused("Transfer-Encoding:\r\n chunked\r\n"));
  CHECK(is_refused("X: a\r\n\tTransfer-Encoding: chunked\r\n"));
  CHECK(is_refused(" Host: x\r\n"));
  CHECK(is_refused("no colon\r\n"));
  CHECK(is_refused(": no name\r\n"));
  CHECK(is_refused("X: a\rContent-Length: 3\r\n"));
  CHECK(is_refused(std::string("X: a\0b\r\n", 8)));
  CHECK_FALSE(checked_header("POST /web\rhook HTTP/1.1\r\nHost: x\r\n\r\n", 0));
}

TEST_CASE("A body whose end could be in two places is refused") {
  CHECK(is_refused("Content-Length: 0\r\nTransfer-Encoding: chunked\r\n"));
  CHECK(is_refused("Content-Length: 3\r\ncontent-length: 3\r\n"));
  CHECK(is_refused("Content-Length: -1\r\n"));
  CHECK(is_refused("Content-Length: +1\r\n"));
  CHECK(is_refused("Content-Length: 0x10\r\n"));
  CHECK(is_refused("Content-Length: 1, 1\r\n"));
  CHECK(is_refused("Content-Length:\r\n"));
  CHECK(is_refused("Content-Length: 1000000000000000000000\r\n"));
  CHECK(is_refused("Transfer-Encoding: gzip, chunked\r\n"));
  CHECK(is_refused("Transfer-Encoding: %63hunked\r\n"));
  CHECK(is_refused("Transfer-Encoding: identity\r\n"));
  CHECK_FALSE(is_refused("Transfer-Encoding: chunked\r\n"));
  CHECK_FALSE(is_refused("Content-Length: 18\r\n"));
}

TEST_CASE("A Range is served in a few parts where that is of use, and else left out") {
  const std::string one = "Range: bytes=0-99\r\n";
  const std::string three = "range: bytes=0-9, 20-29,-5\r\n";
  CHECK(left_of(one + "A: b\r\n").find("Range") == std::string::npos);
  CHECK(left_of(one + "A: b\r\n") == "A: b\r\n");
  CHECK(left_of(one, 3) == one);
  CHECK(left_of(three, 3) == three);
  CHECK(left_of(three, 2).empty());
  CHECK(left_of("Range: bytes=0-" + std::string(500, '9') + "\r\n", 3).empty());
}
