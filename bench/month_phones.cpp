#include "bench/month_phones.h"

#include <httplib.h>

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "bench/load.h"

namespace bench {
namespace {

using Json = nlohmann::json;

constexpr double kPhonesReadySeconds = 60;
constexpr int kAnswerMs = 5'000;

}  // namespace

Phones::Phones(const std::string& program, int bot_port, const std::string& clock_file, int quota)
    : port_(free_port()),
      child_({program, "--listen", "127.0.0.1:" + std::to_string(port_), "--webhook-url",
              "http://127.0.0.1:" + std::to_string(bot_port) + "/webhook", "--channel-secret",
              kChannelSecret, "--channel-token", "bench", "--bot-clock-file", clock_file, "--quota",
              std::to_string(quota)},
             {}) {
  wait_until_ready(child_, port_, "/simulator/clock", kPhonesReadySeconds);
}

std::string Phones::call(const std::string& method, const std::string& path,
                         const std::string& body) {
  httplib::Client client("127.0.0.1", port_);
  client.set_tcp_nodelay(true);
  client.set_read_timeout(30);
  const std::string whole = "/simulator/" + path;
  const auto answer = method == "GET"      ? client.Get(whole.c_str())
                      : method == "DELETE" ? client.Delete(whole.c_str())
                                           : client.Post(whole.c_str(), body, "application/json");
  if (!answer || answer->status / 100 != 2) {
    throw std::runtime_error("the simulator refused " + path + ": " +
                             (answer ? answer->body : std::string("no answer")));
  }
  return answer->body;
}

void Phones::set_time(std::int64_t ms) { call("POST", "clock", Json{{"now_ms", ms}}.dump()); }

void Phones::add(const std::string& user) { call("GET", "people/" + user + "/messages", {}); }

std::vector<std::string> Phones::hear(const std::string& user) {
  ++acts_;
  const Json heard = Json::parse(
      call("GET", "people/" + user + "/reply?timeout_ms=" + std::to_string(kAnswerMs), {}));
  if (heard.empty()) throw std::runtime_error("the bot did not answer");
  return heard.back().value("quick_replies", std::vector<std::string>{});
}

std::vector<std::string> Phones::says(const std::string& user, const std::string& words) {
  call("POST", "people/" + user + "/text", Json{{"text", words}}.dump());
  return hear(user);
}

std::vector<std::string> Phones::taps(const std::string& user, const std::string& label) {
  call("POST", "people/" + user + "/tap", Json{{"label", label}}.dump());
  return hear(user);
}

void Phones::cut_off() { call("POST", "faults", Json{{"kind", "drop"}, {"endpoint", "*"}}.dump()); }

void Phones::connect() { call("DELETE", "faults", {}); }

std::int64_t Phones::counted() {
  return Json::parse(call("GET", "quota", {})).value("used", std::int64_t{-1});
}

}  // namespace bench
