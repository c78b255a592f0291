#include "bot/http/listeners.h"

#include <chrono>

namespace sammachip {
namespace {

using std::chrono::seconds;

constexpr seconds kPagesKeepAlive{20};
constexpr seconds kPagesFinishWithin{1};
// Enough for 1 MB a second to who is 100 ms away, and not 4 MiB for each who asks and reads
// nothing.
constexpr int kPagesSendBufferBytes = 131'072;
constexpr std::size_t kMostPhotoRanges = 4;

}  // namespace

HttpListener line_listener(const Config& config) {
  HttpListener listener;
  listener.address = listen_address(config);
  listener.threads = static_cast<std::size_t>(config.http_threads);
  listener.waiting = static_cast<std::size_t>(config.http_waiting_max);
  listener.keep_alive = seconds(config.http_keep_alive_s);
  listener.request_time = seconds(config.http_request_s);
  return listener;
}

HttpListener pages_listener(const Config& config) {
  HttpListener listener;
  listener.address = pages_address(config);
  listener.threads = static_cast<std::size_t>(config.pages_threads);
  listener.waiting = static_cast<std::size_t>(config.pages_threads);
  listener.keep_alive = kPagesKeepAlive;
  listener.request_time = seconds(config.http_request_s);
  listener.most_ranges = kMostPhotoRanges;
  listener.most_per_address = static_cast<std::size_t>(config.pages_per_address);
  listener.gives_way = true;
  listener.send_buffer_bytes = kPagesSendBufferBytes;
  listener.finish_within = kPagesFinishWithin;
  return listener;
}

}  // namespace sammachip
