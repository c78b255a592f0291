#include "bot/http/http_client.h"

#include <httplib.h>

namespace sammachip {
namespace {

// httplib's time-outs hold for one read; this for the whole answer, however slowly it drips.
ExchangePace pace_of(const HttpClient::Limits& limits, bool has_sink) {
  if (!has_sink) return {limits.total, 0, {}};
  return {limits.total_with_sink, limits.least_bytes_per_second, limits.grace};
}

// Whether a failed request cannot have left this machine.
bool was_not_sent(httplib::Error error) {
  switch (error) {
    case httplib::Error::Connection:
    case httplib::Error::ConnectionTimeout:
    case httplib::Error::BindIPAddress:
    case httplib::Error::SSLConnection:
    case httplib::Error::SSLLoadingCerts:
    case httplib::Error::SSLServerVerification:
      return true;
    default:
      return false;
  }
}

}  // namespace

struct HttpClient::Exchange {
  const char* method;
  const std::string& path;
  const HttpHeaders& headers;
  const std::string& body;
  const std::string& content_type;
  const BodySink& sink;  // Empty: into the answer.
};

HttpClient::HttpClient(std::string url, Limits limits) : url_(std::move(url)), limits_(limits) {}
HttpClient::HttpClient(std::string url) : HttpClient(std::move(url), Limits{}) {}
HttpClient::~HttpClient() = default;

HttpAnswer HttpClient::get(const std::string& path, const HttpHeaders& headers,
                           const BodySink& sink) {
  return exchange({"GET", path, headers, "", "", sink});
}

HttpAnswer HttpClient::post(const std::string& path, const HttpHeaders& headers,
                            const std::string& body, const std::string& content_type) {
  return exchange({"POST", path, headers, body, content_type, {}});
}

HttpAnswer HttpClient::remove(const std::string& path, const HttpHeaders& headers) {
  return exchange({"DELETE", path, headers, "", "", {}});
}

HttpAnswer HttpClient::exchange(const Exchange& exchange) {
  httplib::Request request;
  request.method = exchange.method;
  request.path = exchange.path;
  request.body = exchange.body;
  for (const auto& [name, value] : exchange.headers) request.headers.emplace(name, value);
  if (!exchange.content_type.empty()) request.set_header("Content-Type", exchange.content_type);
  HttpAnswer answer;
  std::unique_ptr<httplib::Client> connection = take_connection();
  auto watched = watch_.watch(*connection, pace_of(limits_, static_cast<bool>(exchange.sink)));
  bool is_for_sink = false;
  request.response_handler = [&](const httplib::Response& response) {
    is_for_sink = exchange.sink && response.status == 200;
    answer.request_id = response.get_header_value("x-line-request-id");
    answer.content_type = response.get_header_value("Content-Type");
    return true;
  };
  request.content_receiver = [&](const char* data, std::size_t size, std::uint64_t, std::uint64_t) {
    watched->came(size);
    if (watched->is_ended()) return false;
    if (is_for_sink) return exchange.sink({data, size});
    answer.body.append(data, size);
    return answer.body.size() <= limits_.answer_bytes;
  };

  const httplib::Result result = connection->send(request);
  if (!result || watched->is_ended()) {
    const bool was_sent = result || !was_not_sent(result.error());
    answer.course = was_sent ? HttpAnswer::Course::kNoAnswer : HttpAnswer::Course::kNotSent;
    answer.body.clear();
    return answer;  // The connection is dropped with whatever may still come on it.
  }
  answer.course = HttpAnswer::Course::kAnswered;
  answer.status = result->status;
  watched.reset();  // Before somebody else may have the connection.
  give_back(std::move(connection));
  return answer;
}

std::unique_ptr<httplib::Client> HttpClient::take_connection() {
  {
    const std::lock_guard lock(mutex_);
    if (!idle_.empty()) {
      std::unique_ptr<httplib::Client> connection = std::move(idle_.back());
      idle_.pop_back();
      return connection;
    }
  }
  auto connection = std::make_unique<httplib::Client>(url_);
  connection->set_connection_timeout(limits_.connect);
  connection->set_read_timeout(limits_.silence);
  connection->set_write_timeout(limits_.total);
  connection->set_keep_alive(true);
  connection->set_tcp_nodelay(true);
  connection->set_follow_location(false);
  connection->set_url_encode(false);  // Paths are used exactly as given.
  return connection;
}

void HttpClient::give_back(std::unique_ptr<httplib::Client> connection) {
  const std::lock_guard lock(mutex_);
  if (idle_.size() < limits_.idle_connections) idle_.push_back(std::move(connection));
}

}  // namespace sammachip
