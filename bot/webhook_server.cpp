#include "bot/webhook_server.h"

#include <httplib.h>
#include <prometheus/family.h>
#include <prometheus/gauge.h>
#include <prometheus/registry.h>

#include <utility>

#include "bot/base/log.h"
#include "bot/line/event.h"
#include "bot/line/signature.h"

namespace sammachip {
namespace {

RequestResult result_of(Taken taken) {
  switch (taken) {
    case Taken::kCommitted:
      return RequestResult::kAccepted;
    case Taken::kNotCommitted:
      return RequestResult::kNotCommitted;
    case Taken::kFull:
    case Taken::kTooLate:
    case Taken::kStopping:
      break;
  }
  return RequestResult::kOverloaded;
}

}  // namespace

WebhookServer::WebhookServer(const Config& config, EventEngine& engine, const Clock& clock,
                             Metrics& metrics, Problems problems)
    : secrets_(config.line_channel_secrets),
      answer_within_(config.answer_within_ms),
      engine_(engine),
      clock_(clock),
      metrics_(metrics),
      problems_(std::move(problems)) {}

void WebhookServer::add_to(HttpServer& server) {
  server.post("/webhook", kMostWebhookBytes,
              [this](const httplib::Request& request, const std::string& body,
                     httplib::Response& response) {
                response.status = take_webhook(body, request.get_header_value("x-line-signature"));
              });
  server.get("/healthz",
             [](const httplib::Request&, const std::string&, httplib::Response& response) {
               response.set_content("ok\n", "text/plain");
             });
  server.get("/readyz",
             [this](const httplib::Request&, const std::string&, httplib::Response& response) {
               std::string text;
               for (const std::string& problem : problems_()) text += problem + "\n";
               response.status = text.empty() ? 200 : 503;
               response.set_content(text.empty() ? "ready\n" : text, "text/plain");
             });
  auto& clock_seconds = prometheus::BuildGauge()
                            .Name("sammachip_clock_seconds")
                            .Help("The program's clock, in Unix seconds, when this was asked")
                            .Register(metrics_.registry())
                            .Add({});
  server.get("/metrics", [this, &clock_seconds](const httplib::Request&, const std::string&,
                                                httplib::Response& response) {
    clock_seconds.Set(static_cast<double>(milliseconds(clock_.now())) / 1000);
    response.set_content(metrics_.text(), "text/plain; version=0.0.4");
  });
}

int WebhookServer::take_webhook(const std::string& body, const std::string& signature) {
  if (!is_signed_by(secrets_, body, signature)) {
    metrics_.request(RequestResult::kNotSigned);
    return 401;
  }
  ParsedWebhook parsed = parse_webhook(body, clock_.now());
  if (!parsed.is_valid) {
    metrics_.request(RequestResult::kMalformed);
    log_warning("a signed webhook could not be read", {{"problem", parsed.problem}});
    return 400;
  }
  if (parsed.malformed_events > 0) {
    metrics_.malformed_events(parsed.malformed_events);
    log_warning("events were left out as malformed",
                {{"count", std::to_string(parsed.malformed_events)}});
  }
  const Taken taken = engine_.take(std::move(parsed.events), answer_within_);
  metrics_.request(result_of(taken));
  return taken == Taken::kCommitted ? 200 : 503;
}

}  // namespace sammachip
