#pragma once

#include <optional>
#include <string>
#include <vector>

#include "storage/database/statement.h"

namespace sammachip {

// A kind word that was said to a person.
struct Encouragement {
  std::string id = {};
  std::string to_user = {};
  std::optional<std::string> household_id = {};
  std::string from_user = {};  // Empty: the bot.
  std::string occasion = {};   // The programme's word.
  std::string text_key = {};   // The sentence, and what a person added in their own words.
  std::string text = {};
  long long created_at_ms = 0;
};

class Encouragements {
 public:
  explicit Encouragements(Connection& connection);
  void insert(const Encouragement& encouragement);
  std::optional<Encouragement> latest_for(const std::string& to_user);
  // The latest first, at most 1,000.
  std::vector<Encouragement> list_for(const std::string& to_user);
  // Whether `to_user` was told this sentence at or after `since_ms`.
  bool since(const std::string& to_user, const std::string& text_key, long long since_ms);
  // How many `from_user` sent to a household at or after `since_ms`.
  int count_from(const std::string& from_user, const std::string& household_id, long long since_ms);

 private:
  Encouragement row_;
  std::string user_, key_;
  long long since_ms_ = 0;
  int count_ = 0;
  Statement insert_, latest_for_, list_for_, since_, count_from_;
};

}  // namespace sammachip
