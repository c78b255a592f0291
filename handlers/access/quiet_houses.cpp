#include "handlers/access/quiet_houses.h"

#include <algorithm>

#include "handlers/access/houses.h"
#include "handlers/access/taking_part.h"
#include "handlers/words/wording.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

Quiet quiet_by(const LineAccount& account, const Turn& turn) {
  switch (account.status) {
    case AccountStatus::kActive:
      return account.muted_until_ms > milliseconds(turn.now) ? Quiet::kMuted : Quiet::kNo;
    case AccountStatus::kUnfollowed:
      return Quiet::kBlocked;
    case AccountStatus::kStopped:
    case AccountStatus::kErased:
      break;
  }
  return Quiet::kStopped;
}

bool is_heard_by_others(const HouseholdId& household_id, const Turn& turn) {
  return std::ranges::any_of(
      people_of(household_id, Helpers::kIncluded, turn), [&](const AccountId& user) {
        const auto account = turn.records.line_accounts.find(user);
        return user != turn.account.user_id && account && quiet_by(*account, turn) == Quiet::kNo;
      });
}

const char* mark_key(Quiet quiet) {
  switch (quiet) {
    case Quiet::kNo:
      break;
    case Quiet::kRests:
      return "quiet.rests";
    case Quiet::kMuted:
      return "quiet.muted";
    case Quiet::kBlocked:
      return "quiet.blocked";
    case Quiet::kStopped:
      return "quiet.stopped";
  }
  return "";
}

void rest_until(Household house, const std::string& day, Turn& turn) {
  house.rest_until = day;
  turn.records.households.update(house);
}

}  // namespace

Quiet quiet_of(const Household& house, const Turn& turn) {
  const auto people = people_of(house.id, Helpers::kIncluded, turn);
  Quiet least = Quiet::kStopped;
  for (const auto& user : people) {
    const auto account = turn.records.line_accounts.find(user);
    if (account) least = std::min(least, quiet_by(*account, turn));
  }
  if (!people.empty() && least != Quiet::kNo) return least;
  return house.rest_until >= iso_date(turn.today) ? Quiet::kRests : Quiet::kNo;
}

std::string quiet_mark(const Household& house, const Turn& turn) {
  const std::string key = mark_key(quiet_of(house, turn));
  return key.empty() ? std::string() : say(key, turn);
}

void rest_unheard(const std::string& until, Turn& turn) {
  for (const auto& house : houses_of(turn)) {
    if (house.rest_until >= until || is_heard_by_others(house.id, turn)) continue;
    rest_until(house, until, turn);
  }
  forget_houses(turn);
}

void end_unheard(const std::string& until, Turn& turn) {
  const std::string yesterday = iso_date(turn.present_day() - std::chrono::days{1});
  for (const auto& house : houses_of(turn)) {
    const bool is_for_them = house.rest_until == until || house.rest_until == kUntilBack;
    if (is_for_them && house.rest_until > yesterday) rest_until(house, yesterday, turn);
  }
  forget_houses(turn);
}

}  // namespace sammachip
