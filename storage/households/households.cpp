#include "storage/households/households.h"

#include <algorithm>
#include <tuple>

#include "storage/database/area_prefix.h"

namespace sammachip {
namespace {

const std::string kHouseholdColumns =
    "id, village_code, house_no, head_name, members, main_occupation, main_occupation_text, "
    "programme_occupation, programme_occupation_text, baseline_total_answer, "
    "baseline_total_satang, baseline_occupation_answer, baseline_occupation_satang, skill, pace, "
    "reporting_day, status, programme_id, team_member_id, no_phone, notice_due_on, rest_until, "
    "created_at_ms, created_by";
const std::string kSelectHousehold = "SELECT " + kHouseholdColumns + " FROM household WHERE ";

auto changeable(Household& row) {
  return std::tie(row.house_no, row.head_name, row.members, row.main_occupation,
                  row.main_occupation_text, row.programme_occupation, row.programme_occupation_text,
                  row.baseline_total_answer, row.baseline_total_satang,
                  row.baseline_occupation_answer, row.baseline_occupation_satang, row.skill,
                  row.pace, row.reporting_day, row.status, row.programme_id, row.team_member_id,
                  row.no_phone, row.notice_due_on, row.rest_until);
}

auto fields(Household& row) {
  return std::tuple_cat(std::tie(row.id, row.village_code), changeable(row),
                        std::tie(row.created_at_ms, row.created_by));
}

// The text as a LIKE pattern that matches only it.
std::string pattern_of(const std::string& text) {
  std::string pattern;
  for (const char letter : text) {
    if (letter == '%' || letter == '_' || letter == '!') pattern += '!';
    pattern += letter;
  }
  return pattern;
}

}  // namespace

Households::Households(Connection& connection)
    : insert_(connection, insert_into("household", kHouseholdColumns), in(fields(row_))),
      update_(connection,
              "UPDATE household SET house_no = :house_no, head_name = :head_name,"
              " members = :members, main_occupation = :main, main_occupation_text = :main_text,"
              " programme_occupation = :programme, programme_occupation_text = :programme_text,"
              " baseline_total_answer = :total_answer, baseline_total_satang = :total,"
              " baseline_occupation_answer = :occupation_answer,"
              " baseline_occupation_satang = :occupation, skill = :skill, pace = :pace,"
              " reporting_day = :day, status = :status, programme_id = :in_programme,"
              " team_member_id = :team_member, no_phone = :no_phone,"
              " notice_due_on = :notice_due, rest_until = :rest WHERE id = :id",
              in(changeable(row_)), in(row_.id)),
      find_(connection, kSelectHousehold + "id = :id", in(key_), out(fields(row_))),
      in_village_(connection,
                  kSelectHousehold + "village_code = :village ORDER BY house_no, id LIMIT 1000",
                  in(key_), out(fields(row_))),
      by_house_no_(
          connection,
          kSelectHousehold + "village_code = :village AND house_no = :house_no ORDER BY id",
          in(key_), in(area_), out(fields(row_))),
      for_user_(
          connection,
          "SELECT relation, since_ms, household_link.id, household.id, village_code, "
          "house_no, head_name, members, main_occupation,"
          " main_occupation_text, programme_occupation, programme_occupation_text,"
          " baseline_total_answer, baseline_total_satang, baseline_occupation_answer,"
          " baseline_occupation_satang, skill, pace, reporting_day, status, programme_id,"
          " team_member_id, no_phone, notice_due_on, rest_until, created_at_ms, created_by FROM "
          "household_link JOIN household"
          " ON household.id = household_link.household_id"
          " WHERE user_id = :user AND until_ms IS NULL LIMIT 1000",
          in(key_), out(relation_), out(since_ms_), out(link_id_), out(fields(row_))),
      in_area_(connection,
               kSelectHousehold +
                   "village_code >= :area AND village_code <= :until AND id > :after"
                   " ORDER BY id LIMIT :most",
               in(area_), in(until_), in(key_), in(limit_), out(fields(row_))),
      for_team_member_(
          connection,
          kSelectHousehold + "team_member_id = :member ORDER BY house_no, id LIMIT 1000", in(key_),
          out(fields(row_))),
      in_programme_(connection,
                    kSelectHousehold + "programme_id = :programme ORDER BY house_no, id LIMIT 1000",
                    in(key_), out(fields(row_))),
      rhythms_(connection,
               "SELECT pace, reporting_day, created_at_ms / 86400000 AS created_day, COUNT(*)"
               " FROM household WHERE status = 'active'"
               " GROUP BY pace, reporting_day, created_at_ms / 86400000",
               out(rhythm_.pace), out(rhythm_.reporting_day), out(rhythm_.created_day),
               out(rhythm_.households)),
      search_(connection,
              kSelectHousehold + kInArea +
                  " AND (house_no LIKE :house_no ESCAPE '!' OR head_name LIKE :name ESCAPE '!')"
                  " ORDER BY village_code, house_no, id LIMIT :most",
              in(area_), in(until_), in(key_), in(name_), in(limit_), out(fields(row_))) {}

void Households::insert(const Household& household) {
  row_ = household;
  insert_.run();
}

bool Households::update(const Household& household) {
  row_ = household;
  return update_.run() == 1;
}

std::optional<Household> Households::find(const std::string& id) {
  key_ = id;
  return find_.fetch_one() ? std::optional(row_) : std::nullopt;
}

std::vector<Household> Households::list_in_village(const std::string& village_code) {
  key_ = village_code;
  return in_village_.fetch_all(row_);
}

std::vector<Household> Households::find_by_house_no(const std::string& village_code,
                                                    const std::string& house_no) {
  key_ = village_code;
  area_ = house_no;
  return by_house_no_.fetch_all(row_);
}

std::vector<LinkedHousehold> Households::linked_to(const std::string& user_id) {
  key_ = user_id;
  // Sorted here: for these few rows an ORDER BY had SQLite make a temporary B-tree each time.
  struct Linked {
    long long since_ms;
    std::string link_id;
    LinkedHousehold household;
  };
  std::vector<Linked> rows;
  for_user_.for_each([&] { rows.push_back({since_ms_, link_id_, {row_, relation_}}); });
  std::sort(rows.begin(), rows.end(), [](const Linked& one, const Linked& other) {
    return std::tie(one.since_ms, one.link_id) < std::tie(other.since_ms, other.link_id);
  });
  std::vector<LinkedHousehold> households;
  households.reserve(rows.size());
  for (auto& row : rows) households.push_back(std::move(row.household));
  return households;
}

std::vector<Household> Households::list_for_user(const std::string& user_id) {
  std::vector<Household> households;
  for (auto& linked : linked_to(user_id)) households.push_back(std::move(linked.household));
  return households;
}

std::vector<Household> Households::list_in_area(const std::string& area_code,
                                                const std::string& after_id, int limit) {
  area_ = area_code;
  until_ = end_of_area(area_code);
  key_ = after_id;
  limit_ = limit;
  return in_area_.fetch_all(row_);
}

std::vector<Household> Households::list_for_team_member(const std::string& team_member_id) {
  key_ = team_member_id;
  return for_team_member_.fetch_all(row_);
}

std::vector<Household> Households::list_in_programme(const std::string& programme_id) {
  key_ = programme_id;
  return in_programme_.fetch_all(row_);
}

std::vector<HouseholdRhythm> Households::rhythms() { return rhythms_.fetch_all(rhythm_); }

std::vector<Household> Households::search(const std::string& area_code, const std::string& text,
                                          int limit) {
  area_ = area_code;
  until_ = end_of_area(area_code);
  key_ = pattern_of(text) + "%";
  name_ = "%" + key_;
  limit_ = limit;
  return search_.fetch_all(row_);
}

}  // namespace sammachip
