#include "bench/strangers_line.h"

#include <httplib.h>

#include <chrono>
#include <string>

#include "bench/strangers_clients.h"
#include "bot/pictures/qr_picture.h"

namespace bench {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kCallsAtOnce = 128;
constexpr std::size_t kDrippedBytes = 100'000;

void sleep_until_end(std::chrono::milliseconds time, const std::atomic<bool>& is_ending) {
  for (auto left = time; left > 0ms && !is_ending; left -= 50ms) std::this_thread::sleep_for(50ms);
}

}  // namespace

BadLine::BadLine() : server_(std::make_unique<httplib::Server>()) {
  server_->new_task_queue = [] { return new httplib::ThreadPool(kCallsAtOnce); };
  server_->set_tcp_nodelay(true);
  add_sending();
  add_photos();
  port_ = server_->bind_to_any_port("127.0.0.1");
  thread_ = std::thread([this] {
    be_elsewhere();
    server_->listen_after_bind();
  });
}

BadLine::~BadLine() {
  is_ending_ = true;
  server_->stop();
  thread_.join();
}

void BadLine::add_sending() {
  server_->Post("/v2/bot/message/.*", [this](const httplib::Request&, httplib::Response& response) {
    const std::uint64_t turn = is_bad_ ? sends_++ % 10 : 9;
    response.set_header("x-line-request-id", "bench");
    if (turn < 2) {
      response.status = 500;
      response.set_content("{\"message\":\"internal\"}", "application/json");
    } else if (turn == 2) {
      sleep_until_end(10s, is_ending_);
      response.set_content("{\"sentMessages\":[]}", "application/json");
    } else if (turn == 3) {
      response.headers.erase("x-line-request-id");
      response.set_content("<html><body>Please sign in</body></html>", "text/html");
    } else {
      response.set_content("{\"sentMessages\":[]}", "application/json");
    }
  });
  server_->Get("/v2/bot/message/quota", [](const httplib::Request&, httplib::Response& response) {
    response.set_content("{\"type\":\"limited\",\"value\":100000}", "application/json");
  });
  server_->Get("/v2/bot/message/quota/consumption",
               [](const httplib::Request&, httplib::Response& response) {
                 response.set_content("{\"totalUsage\":0}", "application/json");
               });
}

void BadLine::add_photos() {
  server_->Get("/v2/bot/message/([0-9]+)/content.*", [this](const httplib::Request& request,
                                                            httplib::Response& response) {
    const std::string id = request.matches[1];
    if (is_bad_ && id.front() == '2') {
      ++not_ready_;
      response.status = 202;
      return;
    }
    if (!is_bad_ || id.front() != '1') {
      ++pictures_;
      response.set_content(sammachip::qr_picture("https://line.me/" + id), "image/png");
      return;
    }
    ++drips_;
    response.set_content_provider(kDrippedBytes, "image/jpeg",
                                  [this](std::size_t offset, std::size_t, httplib::DataSink& sink) {
                                    constexpr std::string_view begin = "\xFF\xD8\xFF\xE0";
                                    sleep_until_end(1s, is_ending_);
                                    const char byte = offset < begin.size() ? begin[offset] : 'x';
                                    return !is_ending_ && sink.write(&byte, 1);
                                  });
  });
}

}  // namespace bench
