// `village merge`: all that belongs to a village that was entered wrongly goes to the right one.
#include <iostream>
#include <map>

#include "commands/command_line.h"
#include "handlers/access/audit_notes.h"
#include "handlers/access/roles.h"
#include "language/letters/normalise.h"
#include "language/letters/similarity.h"
#include "storage/database/database.h"
#include "storage/records.h"
#include "storage/villages/places.h"
#include "storage/villages/village_merge.h"

namespace sammachip {

namespace {

struct MergeWanted {
  std::string from, into;
  bool is_trial = false;
};

// What stands in the way of a merge, and what can be left out of it as there is nothing to it.
class MergeCheck {
 public:
  MergeCheck(const VillageCode& from, const VillageCode& into, const CommandContext& context,
             Records& records)
      : from_(from), into_(into), context_(context), records_(records) {}

  void look(long long now_ms) {
    look_at_years();
    look_at_houses();
    look_at_leaders(now_ms);
  }

  // REQUIRES: looked, and there are no problems.
  void drop_what_is_empty() {
    for (const auto& year : years_to_drop_) drop_year(year, records_.connection);
    for (const auto& house : houses_to_drop_) drop_house(house, records_.connection);
  }

  const std::vector<std::string>& problems() const { return problems_; }
  const std::vector<std::string>& dropped() const { return dropped_; }

 private:
  void look_at_years() {
    for (const auto& year : records_.places.years_of(from_)) {
      const auto other = records_.places.find_programme(into_, year.fiscal_year_be);
      if (!other) continue;
      const std::string name = "the year " + std::to_string(year.fiscal_year_be);
      const bool is_of_from = is_untouched(year, records_.connection);
      if (!is_of_from && !is_untouched(*other, records_.connection)) {
        problems_.push_back(
            "both have " + name +
            ", and something was done in each: a village has one. Let an officer call one off in "
            "the chat (" +
            shown_button("button.cancel_village", context_) +
            " on the village's card), then: sammachip-bot village retire");
        continue;
      }
      years_to_drop_.push_back(is_of_from ? year.id : other->id);
      dropped_.push_back(name + " of " + (is_of_from ? from_ : into_).text() +
                         ", in which nothing was done");
    }
  }

  void look_at_houses() {
    std::map<std::string, Household> others;
    for (auto& other : numbered_houses(into_, records_.connection)) {
      std::string number = house_number_of(other.house_no);
      if (!number.empty()) others.emplace(std::move(number), std::move(other));
    }
    for (const auto& house : numbered_houses(from_, records_.connection)) {
      const auto other = others.find(house_number_of(house.house_no));
      if (other != others.end()) look_at_pair(house, other->second);
    }
  }

  // Of two houses with one number.
  void look_at_pair(const Household& house, const Household& other) {
    const bool is_named_alike =
        house.head_name.empty() || normalise(house.head_name) == normalise(other.head_name);
    if (is_named_alike && is_bare(house, records_.connection)) {
      houses_to_drop_.push_back(house.id);
      dropped_.push_back("house " + house.house_no + " of " + from_.text() +
                         ", of which nothing is known");
      return;
    }
    problems_.push_back(
        "both have a house " + house.house_no +
        ", and nobody can tell whether it is one: let its leader or an officer give "
        "one of the two another number in the chat, on the house's card");
  }

  void look_at_leaders(long long now_ms) {
    const auto of_from = leaders_in(from_, now_ms), of_into = leaders_in(into_, now_ms);
    if (of_from.empty() || of_into.empty() || of_from == of_into) return;
    problems_.push_back(
        "both have a leader: an officer ends the role of one of them in the chat first");
  }

  std::vector<AccountId> leaders_in(const VillageCode& village, long long now_ms) {
    std::vector<AccountId> leaders;
    for (auto& held : roles_held_in(village, now_ms, records_.connection)) {
      if (held.role == kAsLeader) leaders.push_back(std::move(held.user_id));
    }
    return leaders;
  }

  const VillageCode& from_;
  const VillageCode& into_;
  const CommandContext& context_;
  Records& records_;
  std::vector<std::string> problems_, dropped_;
  std::vector<ProgrammeId> years_to_drop_;
  std::vector<HouseholdId> houses_to_drop_;
};

VillagePlace village_known(const std::string& code, Records& records) {
  auto place = records.places.find_village(VillageCode(code));
  if (!place) throw std::runtime_error("There is no village " + code + ".");
  return *std::move(place);
}

void check_villages(const MergeWanted& wanted, Records& records) {
  if (wanted.from == wanted.into) throw std::runtime_error("--from and --into are one village.");
  const Village from = village_known(wanted.from, records).village;
  // Into the same once more: what came in meanwhile.
  if (from.merged_into && *from.merged_into != wanted.into) {
    throw std::runtime_error("Nothing to merge: " + why_retired(from) + ".");
  }
  const Village into = village_known(wanted.into, records).village;
  if (into.retired_at_ms) throw std::runtime_error("Not to be merged into: " + why_retired(into));
}

std::string all_of(const std::vector<std::string>& sentences) {
  std::string lines;
  for (const auto& sentence : sentences) lines += "\n  " + sentence;
  return lines;
}

Exit merge(const CommandContext& context, const MergeWanted& wanted) {
  Database database(context.config.database_url);
  Records records(database);
  Transaction transaction(database.writer());
  check_villages(wanted, records);
  const VillageCode from(wanted.from), into(wanted.into);
  const Instant now = make_clock(context.config)->now();
  MergeCheck check(from, into, context, records);
  check.look(milliseconds(now));
  if (!check.problems().empty()) {
    throw std::runtime_error("Village " + wanted.from + " cannot be merged into " + wanted.into +
                             ", and nothing was changed:" + all_of(check.problems()));
  }
  check.drop_what_is_empty();
  const auto merged = merge_villages(from, into, milliseconds(now), records.connection);
  JsonValue detail{{"into", wanted.into}};
  for (const auto& moved : merged) detail.set(std::string(moved.called).c_str(), moved.rows);
  audit_operator("village.merged", "village", SubjectId(from), detail, now, records);
  if (!wanted.is_trial) transaction.commit();
  std::cout << wanted.from << (wanted.is_trial ? " would be" : " was") << " merged into "
            << wanted.into << "; moved:" << (merged.empty() ? " nothing" : "") << '\n';
  for (const auto& moved : merged) std::cout << "  " << moved.called << ": " << moved.rows << '\n';
  for (const auto& what : check.dropped()) std::cout << "dropped: " << what << '\n';
  return Exit::kDone;
}

}  // namespace

void add_merge_command(ProgramCommand& village, CommandContext& context) {
  const auto wanted = std::make_shared<MergeWanted>();
  ProgramCommand command =
      village.add("merge", "Moves all that belongs to a village to another, and retires it")
          .takes_settings();
  command.option("--from", wanted->from, "The code of the wrong one").required();
  command.option("--into", wanted->into, "The code of the right one").required();
  command.flag(
      "--dry-run", [wanted] { wanted->is_trial = true; }, "Only says what would be moved");
  command.does([&context, wanted] { return merge(context, *wanted); });
}

}  // namespace sammachip
