#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/query.h"

namespace sammachip {

// A kind word that was said to a person.
struct Encouragement {
  EncouragementId id = {};
  AccountId to_user = {};
  std::optional<HouseholdId> household_id = {};
  AccountId from_user = {};   // Empty: the bot.
  std::string occasion = {};  // The programme's word.
  std::string text_key = {};  // The sentence, and what a person added in their own words.
  std::string text = {};
  long long created_at_ms = 0;
};

template <>
struct Columns<Encouragement> {
  static constexpr std::string_view kTable = "encouragement";
  static constexpr std::string_view kNames =
      "id, to_user, household_id, from_user, occasion, text_key, text, created_at_ms";
  static auto of(auto& row) {
    return std::tie(row.id, row.to_user, row.household_id, row.from_user, row.occasion,
                    row.text_key, row.text, row.created_at_ms);
  }
};

// The kind words that were said: no method changes one.
class Encouragements {
 public:
  explicit Encouragements(Connection& connection);
  void insert(const Encouragement& encouragement);
  std::optional<Encouragement> latest_for(const AccountId& to_user);
  // The latest first, at most 1,000.
  std::vector<Encouragement> list_for(const AccountId& to_user);
  // Whether `to_user` was told this sentence at or after `since_ms`.
  bool since(const AccountId& to_user, const std::string& text_key, long long since_ms);
  // How many `from_user` sent to a household at or after `since_ms`.
  int count_from(const AccountId& from_user, const HouseholdId& household_id, long long since_ms);

 private:
  Query<void(Encouragement)> insert_;
  Query<Encouragement(AccountId to_user, int limit)> latest_first_;
  Query<int(AccountId to_user, std::string_view text_key, long long since_ms)> since_;
  Query<int(AccountId from_user, HouseholdId household_id, long long since_ms)> count_from_;
};

}  // namespace sammachip
