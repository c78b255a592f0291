// What the bot makes of what comes back from a call: LINE's word, or somebody else's.
#include "bot/line/line_client.h"

#include <catch2/catch.hpp>

#include "simulator/http_server.h"
#include "tests/bot/rig.h"

using namespace sammachip;
using namespace sammachip::testing;
using simulator::HttpReply;

namespace {

const std::string kPage = "<!doctype html><title>Sign in</title>";
const std::string kKey = "123e4567-e89b-42d3-a456-426614174000";

// Answers every call alike.
struct Answering {
  explicit Answering(HttpReply reply)
      : server([reply = std::move(reply)](const simulator::HttpRequest&) { return reply; },
               [](const std::string&) { return std::size_t{1} << 20; }, /*threads=*/2) {
    server.start("127.0.0.1", 0);
    config.line_api_url = "http://127.0.0.1:" + std::to_string(server.port());
    config.line_data_url = config.line_api_url;
    config.line_channel_token = "token";
  }
  simulator::HttpServer server;
  Config config;
  Metrics metrics;
};

struct Outcomes {
  Sent reply = Sent::kDelivered;
  Sent push = Sent::kDelivered;
  Sent multicast = Sent::kDelivered;
  bool operator==(const Outcomes&) const = default;
};

Outcomes outcomes_of(HttpReply reply) {
  Answering answering(std::move(reply));
  LineClient line(answering.config, answering.metrics);
  return {line.reply("{}").outcome, line.push("{}", kKey).outcome,
          line.multicast("{}", kKey).outcome};
}

bool all_are(Sent sent, const HttpReply& reply) {
  return outcomes_of(reply) == Outcomes{sent, sent, sent};
}

}  // namespace

TEST_CASE("Only what is LINE's answer says that LINE has a message") {
  const Outcomes delivered{};
  CHECK(outcomes_of({200, R"({"sentMessages":[{"id":"1"}]})"}) == delivered);
  CHECK(outcomes_of({200, R"({"sentMessages":[],"new":{"field":1}})"}) == delivered);
  CHECK(outcomes_of({200, R"({"sentMessages":[]})", "text/plain"}) == delivered);
  // A multicast's answer is an empty object.
  CHECK(outcomes_of({200, "{}"}) == Outcomes{Sent::kUnknown, Sent::kUnknown, Sent::kDelivered});
  CHECK(outcomes_of({200, R"({"new":1})", "application/json", {{"x-line-request-id", "1"}}}) ==
        delivered);
  for (const std::string& body : {kPage, std::string(), std::string("OK"), std::string("[]"),
                                  std::string("true"), std::string(R"({"sentMessages":)")}) {
    INFO(body);
    CHECK(all_are(Sent::kUnknown, {200, body}));
    CHECK(all_are(Sent::kUnknown, {200, body, "text/html"}));
  }
  Answering answering({200, kPage, "text/html"});
  LineClient line(answering.config, answering.metrics);
  CHECK(line.push("{}", kKey).said == "not LINE's answer");
}

TEST_CASE("Only LINE says that it took a retry key before") {
  CHECK(outcomes_of({409, R"({"message":"The retry key is already accepted"})"}) ==
        Outcomes{Sent::kRejected, Sent::kDelivered, Sent::kDelivered});
  CHECK(all_are(Sent::kUnknown, {409, kPage, "text/html"}));
}

TEST_CASE("Only LINE refuses a message for good") {
  CHECK(outcomes_of({400, R"({"message":"Invalid reply token"})"}) ==
        Outcomes{Sent::kInvalidReplyToken, Sent::kRejected, Sent::kRejected});
  CHECK(all_are(Sent::kRejected, {403, R"({"message":"Not permitted"})"}));
  for (const int status : {302, 400, 403, 404, 407, 413, 511}) {
    INFO(status);
    CHECK(all_are(Sent::kUnknown, {status, kPage, "text/html"}));
  }
  CHECK(all_are(Sent::kLimited, {429, kPage, "text/html"}));
}

TEST_CASE("What is not LINE's answer says nothing of messages and of the quota") {
  const std::string body =
      GENERATE(as<std::string>(), kPage, "[]", "{}", R"({"value":"x"})", R"({"type":"limited"})");
  Answering answering({200, body});
  LineClient line(answering.config, answering.metrics);
  CHECK_FALSE(line.quota());
  CHECK(line.accepts("[]") == (body[0] == '{' ? std::optional(true) : std::nullopt));
  Answering refusing({400, body});
  LineClient other(refusing.config, refusing.metrics);
  CHECK(other.accepts("[]") == (body[0] == '{' ? std::optional(false) : std::nullopt));
}
