#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "storage/database/area_prefix.h"
#include "storage/database/query.h"
#include "storage/households/household_links.h"

namespace sammachip {

// What was said to a question about money before the programme. Zero is a figure.
enum class BaselineAnswer { kFigure, kUnwilling, kUnsure, kMissing };
template <>
struct EnumWords<BaselineAnswer> {
  static constexpr std::string_view kAll[] = {"figure", "unwilling", "unsure", "missing"};
};

enum class Pace { kWeekly, kTwoWeekly, kMonthly };
template <>
struct EnumWords<Pace> {
  static constexpr std::string_view kAll[] = {"weekly", "two_weekly", "monthly"};
};

enum class HouseholdStatus { kCandidate, kSelected, kActive, kPaused, kLeft };
template <>
struct EnumWords<HouseholdStatus> {
  static constexpr std::string_view kAll[] = {"candidate", "selected", "active", "paused", "left"};
};

// A house of a village: who lives there and what they live from, as they or the team said.
struct Household {
  HouseholdId id = {};
  VillageCode village_code = {};
  std::string house_no = {};
  std::string head_name = {};
  int members = 0;                   // 0: not known.
  std::string main_occupation = {};  // Code; what was typed, if "other", is in the text.
  std::string main_occupation_text = {};
  std::string programme_occupation = {};
  std::string programme_occupation_text = {};
  // Per month, before the programme. The satang are set exactly when the answer is kFigure.
  BaselineAnswer baseline_total_answer = BaselineAnswer::kMissing;
  std::optional<long long> baseline_total_satang = {};
  BaselineAnswer baseline_occupation_answer = BaselineAnswer::kMissing;
  std::optional<long long> baseline_occupation_satang = {};
  std::string skill = {};
  Pace pace = Pace::kWeekly;
  int reporting_day = 0;  // 1 Monday .. 7 Sunday; 0 any.
  HouseholdStatus status = HouseholdStatus::kCandidate;
  long long created_at_ms = 0;
  AccountId created_by = {};
  std::optional<ProgrammeId> programme_id = {};     // The village's year it takes part in.
  std::optional<TeamMemberId> team_member_id = {};  // Who of the team looks after it.
  bool no_phone = false;                            // Others report for it.
  // The day by which it must be told that data about it is kept; empty: it was told, or gave it.
  std::string notice_due_on = {};
  // The last day (ISO) until which it is or was asked nothing, as it rests out of season or nobody
  // of it hears the bot; no round that began by then counts as missed. Empty: none.
  std::string rest_until = {};
  // Whose words its record is, from `members` to `reporting_day`: its own people's; or of somebody
  // who entered it for them (LINE user id); else nobody's, or it is not known whose.
  bool is_own_record = false;
  std::optional<AccountId> record_by = {};
};

template <>
struct Columns<Household> {
  static constexpr std::string_view kTable = "household";
  static constexpr std::string_view kNames =
      "id, village_code, house_no, head_name, members, main_occupation, main_occupation_text, "
      "programme_occupation, programme_occupation_text, baseline_total_answer, "
      "baseline_total_satang, baseline_occupation_answer, baseline_occupation_satang, skill, pace, "
      "reporting_day, status, created_at_ms, created_by, programme_id, team_member_id, no_phone, "
      "notice_due_on, rest_until, is_own_record, record_by";
  static constexpr std::string_view kFixed = "village_code, created_at_ms, created_by";
  static auto of(auto& row) {
    return std::tie(
        row.id, row.village_code, row.house_no, row.head_name, row.members, row.main_occupation,
        row.main_occupation_text, row.programme_occupation, row.programme_occupation_text,
        row.baseline_total_answer, row.baseline_total_satang, row.baseline_occupation_answer,
        row.baseline_occupation_satang, row.skill, row.pace, row.reporting_day, row.status,
        row.created_at_ms, row.created_by, row.programme_id, row.team_member_id, row.no_phone,
        row.notice_due_on, row.rest_until, row.is_own_record, row.record_by);
  }
};

// A household somebody speaks for, and what they are to it.
struct LinkedHousehold {
  Household household = {};
  Relation relation = Relation::kHead;
};

template <>
struct Columns<LinkedHousehold> {
  static auto of(auto& row) { return std::tie(row.household, row.relation); }
};

// How many active households are asked alike.
struct HouseholdRhythm {
  Pace pace = Pace::kWeekly;
  int reporting_day = 0;
  long long created_day = 0;  // Since 1970, UTC.
  long long households = 0;
};

template <>
struct Columns<HouseholdRhythm> {
  static auto of(auto& row) {
    return std::tie(row.pace, row.reporting_day, row.created_day, row.households);
  }
};

// The households of the programme, whatever their status: but for rhythms(), every method also
// returns those that left.
class Households {
 public:
  explicit Households(Connection& connection);
  void insert(const Household& household);
  // Saves all but village, creation time and creator, which stay (a house does not move). False if
  // unknown.
  bool update(const Household& household);
  std::optional<Household> find(const HouseholdId& id);
  // By house number; statuses all. At most 1,000.
  std::vector<Household> list_in_village(const VillageCode& village_code);
  // Houses with this number in the village (spelling as stored); no limit.
  std::vector<Household> find_by_house_no(const VillageCode& village_code,
                                          const std::string& house_no);
  // Those `user_id` is linked to now, in the order of linking. At most 1,000.
  std::vector<LinkedHousehold> linked_to(const AccountId& user_id);
  std::vector<Household> list_for_user(const AccountId& user_id);
  // A page of the households in an area (code prefix; empty: all), by id after `after_id`: for
  // reminders and exports.
  std::vector<Household> list_in_area(const AreaCode& area_code, const HouseholdId& after_id,
                                      int limit);
  // By house number, at most 1,000 each.
  std::vector<Household> list_for_team_member(const TeamMemberId& team_member_id);
  std::vector<Household> list_in_programme(const ProgrammeId& programme_id);
  // The active ones by pace, reporting day and the day they came in. Reads them all.
  std::vector<HouseholdRhythm> rhythms();
  // Those of an area (code prefix; empty: all) whose house number begins with `text` or whose
  // head's name contains it, by village and house number, at most `limit`. Everything in `text`
  // stands for itself.
  std::vector<Household> search(const AreaCode& area_code, const std::string& text, int limit);

 private:
  Query<void(Household)> insert_, update_;
  Query<Household(HouseholdId id)> find_;
  Query<Household(VillageCode village_code)> in_village_;
  Query<Household(VillageCode village_code, std::string_view house_no)> by_house_no_;
  // Each with the time and the id of the link.
  Query<std::tuple<LinkedHousehold, long long, std::string>(AccountId user_id)> for_user_;
  Query<Household(Area, HouseholdId after_id, int limit)> in_area_;
  Query<Household(TeamMemberId team_member_id)> for_team_member_;
  Query<Household(ProgrammeId programme_id)> in_programme_;
  Query<HouseholdRhythm()> rhythms_;
  Query<Household(Area, std::string_view house_no, std::string_view name, int limit)> search_;
};

}  // namespace sammachip
