// The log, for a test to read.
#pragma once

#include <spdlog/sinks/base_sink.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "bot/base/log.h"

namespace sammachip::testing {

// What the program logs while it exists, from "info" on, by all threads.
class CapturedLog {
 public:
  CapturedLog() : sink_(std::make_shared<Sink>()), former_(spdlog::default_logger()) {
    log_all_left_out();  // What earlier tests left is not this one's.
    spdlog::set_default_logger(std::make_shared<spdlog::logger>("captured", sink_));
  }
  ~CapturedLog() {
    log_all_left_out();
    spdlog::set_default_logger(former_);
  }
  CapturedLog(const CapturedLog&) = delete;
  CapturedLog& operator=(const CapturedLog&) = delete;

  // The lines that hold `part`.
  std::vector<std::string> lines(const std::string& part = "") { return sink_->lines(part); }
  long long count(const std::string& part) { return static_cast<long long>(lines(part).size()); }

 private:
  class Sink : public spdlog::sinks::base_sink<std::mutex> {
   public:
    std::vector<std::string> lines(const std::string& part) {
      const std::lock_guard lock(mutex_);
      std::vector<std::string> found;
      std::copy_if(lines_.begin(), lines_.end(), std::back_inserter(found),
                   [&](const std::string& line) { return line.find(part) != std::string::npos; });
      return found;
    }

   protected:
    void sink_it_(const spdlog::details::log_msg& message) override {
      lines_.emplace_back(message.payload.data(), message.payload.size());
    }
    void flush_() override {}

   private:
    std::vector<std::string> lines_;
  };

  std::shared_ptr<Sink> sink_;
  std::shared_ptr<spdlog::logger> former_;
};

}  // namespace sammachip::testing
