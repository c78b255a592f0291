#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/query.h"

namespace sammachip {

// Each kUnknown: not said, not noted.

// What a household answered to the invitation.
enum class SessionAnswer { kUnknown, kGoing, kNotGoing, kSubstitute };
template <>
struct EnumWords<SessionAnswer> {
  static constexpr std::string_view kAll[] = {"", "going", "not_going", "substitute"};
};

enum class Presence { kUnknown, kPresent, kLate, kSubstitute, kAbsent };
template <>
struct EnumWords<Presence> {
  static constexpr std::string_view kAll[] = {"", "present", "late", "substitute", "absent"};
};

// kSaid: the household told what it learnt; the others are what a person made of that.
enum class Understanding { kUnknown, kSaid, kNotUnderstood, kUnderstood };
template <>
struct EnumWords<Understanding> {
  static constexpr std::string_view kAll[] = {"", "said", "not_understood", "understood"};
};

// A household in a training session.
struct SessionHousehold {
  SessionId session_id = {};
  HouseholdId household_id = {};
  SessionAnswer answer = SessionAnswer::kUnknown;
  std::optional<long long> answered_at_ms = {};
  Presence presence = Presence::kUnknown;
  std::string teachback = {};  // What they will do first at home, in their words.
  Understanding understanding = Understanding::kUnknown;
  std::optional<AccountId> judged_by = {};
  AccountId noted_by = {};  // Who noted the presence.
};

template <>
struct Columns<SessionHousehold> {
  static constexpr std::string_view kTable = "session_household";
  static constexpr std::string_view kNames =
      "session_id, household_id, answer, answered_at_ms, presence, teachback, understanding, "
      "judged_by, noted_by";
  static auto of(auto& row) {
    return std::tie(row.session_id, row.household_id, row.answer, row.answered_at_ms, row.presence,
                    row.teachback, row.understanding, row.judged_by, row.noted_by);
  }
};

// What is known of a household in a session: one row for the two, none while nothing is. The lists
// have no limit.
class SessionHouseholds {
 public:
  explicit SessionHouseholds(Connection& connection);
  // Saves over what was kept of the two.
  void save(const SessionHousehold& row);
  std::optional<SessionHousehold> find(const SessionId& session_id,
                                       const HouseholdId& household_id);
  // By household id.
  std::vector<SessionHousehold> list(const SessionId& session_id);
  // Of these the ones that did not understand what was taught.
  std::vector<SessionHousehold> list_not_understood(const SessionId& session_id);
  // By session id, which is the order in which the sessions were made.
  std::vector<SessionHousehold> list_for_household(const HouseholdId& household_id);

 private:
  Query<void(SessionHousehold)> save_;
  Query<SessionHousehold(SessionId session_id, HouseholdId household_id)> find_;
  Query<SessionHousehold(SessionId session_id)> list_, not_understood_;
  Query<SessionHousehold(HouseholdId household_id)> for_household_;
};

}  // namespace sammachip
