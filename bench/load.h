// Signed webhooks over kept-alive connections, each sent as soon as the one before it was answered.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bench {

inline const std::string kChannelSecret = "0123456789abcdef0123456789abcdef";

struct Answers {
  std::uint64_t accepted = 0;           // 200.
  std::uint64_t refused = 0;            // Anything else.
  std::vector<std::uint32_t> times_us;  // Of those accepted: from sending to the answer.
  double seconds = 0;

  double per_second() const;
  // The time within which the part `share` of the answers came, in milliseconds. Sorts.
  double within_ms(double share);
};

// A webhook with one event of `user`, signed, as it goes over the wire. `number` makes it one of
// its kind; `now_ms` is its time. `words` have nothing in them that JSON escapes.
std::string report_request(const std::string& user, const std::string& words, std::uint64_t number,
                           std::uint64_t now_ms);
std::string postback_request(const std::string& user, const std::string& data, std::uint64_t number,
                             std::uint64_t now_ms);

// The status of the answer in `bytes`; 0 while it is not whole.
int status_of(std::string_view bytes);
// A socket to 127.0.0.1:`port`. Throws std::runtime_error.
int connect_to(int port);

// One thread, epoll. Each event is the income report of the next person, "450" or so; a person who
// comes up again reports another amount.
class Load {
 public:
  // REQUIRES: people.h registered `people`. `before` and `after` are what each says around their
  // figure.
  explicit Load(std::uint64_t people, std::string before = {}, std::string after = {})
      : people_(people), before_(std::move(before)), after_(std::move(after)) {}

  // Sends over `connections` to 127.0.0.1:`port` for `seconds`, then waits for the last answers.
  // Throws std::runtime_error if a connection breaks.
  Answers run(int port, int connections, double seconds);
  // Accepted since the beginning.
  std::uint64_t accepted() const { return accepted_; }
  std::uint64_t refused() const { return refused_; }

 private:
  std::string next_request();

  const std::uint64_t people_;
  const std::string before_, after_;
  std::uint64_t sent_ = 0;
  std::uint64_t accepted_ = 0;
  std::uint64_t refused_ = 0;
};

}  // namespace bench
