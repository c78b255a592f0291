#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/area_prefix.h"
#include "storage/database/query.h"

namespace sammachip {

// The areas of the administration, the wider first. The code of each begins with that of the one
// it is in.
struct Province {
  AreaCode code = {};  // 2 digits.
  std::string name = {};
};

template <>
struct Columns<Province> {
  static constexpr std::string_view kTable = "province";
  static constexpr std::string_view kNames = "code, name";
  static auto of(auto& row) { return std::tie(row.code, row.name); }
};

// An amphoe, with who its people call.
struct District {
  AreaCode code = {};  // 4 digits.
  std::string name = {};
  AreaCode province_code = {};
  std::string office_phone = {};
  std::string officer_name = {};
};

template <>
struct Columns<District> {
  static constexpr std::string_view kTable = "district";
  static constexpr std::string_view kNames =
      "code, name, province_code, office_phone, officer_name";
  static constexpr std::string_view kFixed = "province_code";
  static auto of(auto& row) {
    return std::tie(row.code, row.name, row.province_code, row.office_phone, row.officer_name);
  }
};

// A subdistrict: some villages.
struct Tambon {
  AreaCode code = {};  // 6 digits.
  std::string name = {};
  AreaCode district_code = {};
};

template <>
struct Columns<Tambon> {
  static constexpr std::string_view kTable = "tambon";
  static constexpr std::string_view kNames = "code, name, district_code";
  static constexpr std::string_view kFixed = "district_code";
  static auto of(auto& row) { return std::tie(row.code, row.name, row.district_code); }
};

// A village by its number in the tambon (moo) and its name.
struct Village {
  VillageCode code = {};  // 8 digits.
  int moo = 0;
  std::string name = {};
  AreaCode tambon_code = {};
  // Since when it is no place to choose any more; its records stay.
  std::optional<long long> retired_at_ms = {};
  std::optional<VillageCode> merged_into = {};  // Where its records went. Only of a retired one.
};

template <>
struct Columns<Village> {
  static constexpr std::string_view kTable = "village";
  static constexpr std::string_view kNames =
      "code, moo, name, tambon_code, retired_at_ms, merged_into";
  static constexpr std::string_view kFixed = "tambon_code, retired_at_ms, merged_into";
  static auto of(auto& row) {
    return std::tie(row.code, row.moo, row.name, row.tambon_code, row.retired_at_ms,
                    row.merged_into);
  }
};

// A village and the names around it.
struct VillagePlace {
  Village village = {};
  std::string tambon_name = {};
  AreaCode district_code = {};
  std::string district_name = {};
  std::string office_phone = {};
  std::string officer_name = {};
  AreaCode province_code = {};
  std::string province_name = {};
};

template <>
struct Columns<VillagePlace> {
  static auto of(auto& row) {
    return std::tuple_cat(
        Columns<Village>::of(row.village),
        std::tie(row.tambon_name, row.district_code, row.district_name, row.office_phone,
                 row.officer_name, row.province_code, row.province_name));
  }
};

// How far a village has come in its year.
enum class VillageState {
  kOpened,
  kHasLeader,
  kTeamComplete,
  kForumHeld,
  kListConfirmed,
  kTraining,
  kMaterials,
  kFollowUp,
  kClosed
};
template <>
struct EnumWords<VillageState> {
  static constexpr std::string_view kAll[] = {"opened",     "has_leader",     "team_complete",
                                              "forum_held", "list_confirmed", "training",
                                              "materials",  "follow_up",      "closed"};
};

// Whether the village's year is at rest or called off; its state stays what it was.
enum class VillagePause { kNone, kPaused, kCancelled };
template <>
struct EnumWords<VillagePause> {
  static constexpr std::string_view kAll[] = {"", "paused", "cancelled"};
};

// What a village sets out to do in a fiscal year (Buddhist era), and how far it has come.
struct VillageProgramme {
  ProgrammeId id = {};
  VillageCode village_code = {};
  int fiscal_year_be = 0;
  int target_households = 20;
  int team_size = 5;
  long long budget_satang = 0;
  VillageState state = VillageState::kOpened;
  VillagePause pause = VillagePause::kNone;
  // The aims: households that practise, rise of income, households in occupation groups.
  int kpi_practising_percent = 85;
  int kpi_rise_percent = 3;
  int kpi_groups_percent = 10;
  std::string occupation = {};  // Code of what the village chose; empty: not chosen.
  std::string occupation_text = {};
};

template <>
struct Columns<VillageProgramme> {
  static constexpr std::string_view kTable = "village_programme";
  static constexpr std::string_view kNames =
      "id, village_code, fiscal_year_be, target_households, team_size, budget_satang, state, "
      "pause, kpi_practising_percent, kpi_rise_percent, kpi_groups_percent, occupation, "
      "occupation_text";
  static constexpr std::string_view kFixed = "id, state, pause, occupation, occupation_text";
  static auto of(auto& row) {
    return std::tie(row.id, row.village_code, row.fiscal_year_be, row.target_households,
                    row.team_size, row.budget_satang, row.state, row.pause,
                    row.kpi_practising_percent, row.kpi_rise_percent, row.kpi_groups_percent,
                    row.occupation, row.occupation_text);
  }
};

// The administrative areas, by the Ministry of Interior's codes. An upsert inserts the row or saves
// over the one with the same code; it throws StorageRefused if the area around it is unknown or the
// code does not begin with its code. Programmes are found and listed whatever their state and
// pause. The lists have no limit but where one is given.
class Places {
 public:
  explicit Places(Connection& connection);
  void upsert(const Province& province);
  void upsert(const District& district);
  void upsert(const Tambon& tambon);
  void upsert(const Village& village);
  // One per village and year: a second of them saves over the first and keeps its id, state, pause
  // and occupation.
  void upsert(const VillageProgramme& programme);
  // A retired one too.
  std::optional<VillagePlace> find_village(const VillageCode& code);
  // The villages whose code begins with `area_code` (empty: all), by code: the places to choose,
  // and with those that were retired.
  std::vector<VillagePlace> list_villages(const AreaCode& area_code);
  std::vector<VillagePlace> list_with_retired(const AreaCode& area_code);
  // False if there is no such village, or it was retired.
  bool retire(const VillageCode& code, long long now_ms,
              const std::optional<VillageCode>& merged_into);
  // False if there is no such village, or it was not retired.
  bool reopen(const VillageCode& code);
  std::optional<District> find_district(const AreaCode& code);
  std::optional<Province> find_province(const AreaCode& code);
  std::optional<Tambon> find_tambon(const AreaCode& code);
  std::optional<VillageProgramme> find_programme(const VillageCode& village_code,
                                                 int fiscal_year_be);
  std::optional<VillageProgramme> find_programme_by_id(const ProgrammeId& id);
  // Those of an area (code prefix; empty: all) in a year, by village code.
  std::vector<VillageProgramme> list_programmes(const AreaCode& area_code, int fiscal_year_be);
  // A page of those of a year, everywhere, by village code after `after_village`.
  std::vector<VillageProgramme> programmes_after(const VillageCode& after_village,
                                                 int fiscal_year_be, int limit);
  // Those of a village, by year.
  std::vector<VillageProgramme> years_of(const VillageCode& village_code);
  // Each is false if there is no such programme.
  bool save_state(const ProgrammeId& id, VillageState state, VillagePause pause);
  bool save_occupation(const ProgrammeId& id, const std::string& code, const std::string& text);

 private:
  Query<void(Province)> upsert_province_;
  Query<void(District)> upsert_district_;
  Query<void(Tambon)> upsert_tambon_;
  Query<void(Village)> upsert_village_;
  Query<void(VillageProgramme)> upsert_programme_;
  Query<VillagePlace(VillageCode code)> find_village_;
  Query<VillagePlace(Area)> list_villages_, list_with_retired_;
  Query<void(long long now_ms, std::optional<VillageCode> merged_into, VillageCode code)> retire_;
  Query<void(VillageCode code)> reopen_;
  Query<District(AreaCode code)> find_district_;
  Query<Province(AreaCode code)> find_province_;
  Query<Tambon(AreaCode code)> find_tambon_;
  Query<VillageProgramme(VillageCode village_code, int fiscal_year_be)> find_programme_;
  Query<VillageProgramme(ProgrammeId id)> find_programme_by_id_;
  Query<VillageProgramme(Area, int fiscal_year_be)> list_programmes_;
  Query<VillageProgramme(VillageCode after_village, int fiscal_year_be, int limit)>
      programmes_after_;
  Query<VillageProgramme(VillageCode village_code)> years_of_;
  Query<void(VillageState state, VillagePause pause, ProgrammeId id)> save_state_;
  Query<void(std::string_view code, std::string_view text, ProgrammeId id)> save_occupation_;
};

}  // namespace sammachip
