#pragma once

#include <optional>
#include <string>
#include <vector>

#include "storage/database/statement.h"

namespace sammachip {

// A code by which households of a village, or one household, come in.
struct JoinCode {
  std::string code = {};  // Upper-case, as normalised by the caller.
  std::string village_code = {};
  std::optional<std::string> household_id = {};
  long long created_at_ms = 0;
  std::optional<long long> revoked_at_ms = {};
};

// Join codes, and how often people got them wrong.
class JoinCodes {
 public:
  explicit JoinCodes(Connection& connection);
  // Throws StorageRefused if the code exists or is not upper-case.
  void insert(const JoinCode& code);
  // Returns the code unless it is unknown or revoked.
  std::optional<JoinCode> find(const std::string& code);
  // False if it is unknown or was revoked.
  bool revoke(const std::string& code, long long now_ms);
  // Those that are not revoked.
  std::vector<JoinCode> list_in_village(const std::string& village_code);

  // Counts a wrong code of `user_id`; a count begun more than `window_ms` ago starts anew. Returns
  // the count.
  int record_failure(const std::string& user_id, long long now_ms, long long window_ms);
  // How many wrong codes `user_id` sent in the window that `now_ms` falls in.
  int failures(const std::string& user_id, long long now_ms, long long window_ms);
  void forget_failures(const std::string& user_id);

 private:
  JoinCode row_;
  std::string key_;
  long long now_ms_ = 0, window_from_ms_ = 0;
  int count_ = 0;
  Statement insert_, find_, revoke_, list_, record_failure_, failures_, forget_failures_;
};

}  // namespace sammachip
