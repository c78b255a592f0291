#include "storage/villages/places.h"

#include "storage/database/area_prefix.h"

namespace sammachip {
namespace {

const std::string kSelectPlace =
    "SELECT village.code, village.moo, village.name, village.tambon_code, tambon.name,"
    " district.code, district.name, district.office_phone, district.officer_name, province.code,"
    " province.name FROM village JOIN tambon ON tambon.code = village.tambon_code"
    " JOIN district ON district.code = tambon.district_code"
    " JOIN province ON province.code = district.province_code WHERE ";
const std::string kProgrammeColumns =
    "id, village_code, fiscal_year_be, target_households, team_size, budget_satang, state, pause, "
    "kpi_practising_percent, kpi_rise_percent, kpi_groups_percent, occupation, occupation_text";

auto fields(Province& row) { return std::tie(row.code, row.name); }
auto fields(District& row) {
  return std::tie(row.code, row.name, row.province_code, row.office_phone, row.officer_name);
}
auto fields(Tambon& row) { return std::tie(row.code, row.name, row.district_code); }
auto fields(Village& row) { return std::tie(row.code, row.moo, row.name, row.tambon_code); }
auto fields(VillagePlace& row) {
  return std::tuple_cat(
      fields(row.village),
      std::tie(row.tambon_name, row.district_code, row.district_name, row.office_phone,
               row.officer_name, row.province_code, row.province_name));
}
auto fields(VillageProgramme& row) {
  return std::tie(row.id, row.village_code, row.fiscal_year_be, row.target_households,
                  row.team_size, row.budget_satang, row.state, row.pause,
                  row.kpi_practising_percent, row.kpi_rise_percent, row.kpi_groups_percent,
                  row.occupation, row.occupation_text);
}

}  // namespace

Places::Places(Connection& connection)
    : upsert_province_(connection,
                       insert_into("province", "code, name") +
                           " ON CONFLICT (code) DO UPDATE SET name = excluded.name",
                       in(fields(province_))),
      upsert_district_(
          connection,
          insert_into("district", "code, name, province_code, office_phone, officer_name") +
              " ON CONFLICT (code) DO UPDATE SET name = excluded.name,"
              " office_phone = excluded.office_phone, officer_name = excluded.officer_name",
          in(fields(district_))),
      upsert_tambon_(connection,
                     insert_into("tambon", "code, name, district_code") +
                         " ON CONFLICT (code) DO UPDATE SET name = excluded.name",
                     in(fields(tambon_))),
      upsert_village_(connection,
                      insert_into("village", "code, moo, name, tambon_code") +
                          " ON CONFLICT (code) DO UPDATE SET moo = excluded.moo,"
                          " name = excluded.name",
                      in(fields(village_))),
      upsert_programme_(connection,
                        insert_into("village_programme", kProgrammeColumns) +
                            " ON CONFLICT (village_code, fiscal_year_be) DO UPDATE SET"
                            " target_households = excluded.target_households,"
                            " team_size = excluded.team_size,"
                            " budget_satang = excluded.budget_satang,"
                            " kpi_practising_percent = excluded.kpi_practising_percent,"
                            " kpi_rise_percent = excluded.kpi_rise_percent,"
                            " kpi_groups_percent = excluded.kpi_groups_percent",
                        in(fields(programme_))),
      find_village_(connection, kSelectPlace + "village.code = :code", in(code_),
                    out(fields(place_))),
      list_villages_(connection,
                     kSelectPlace +
                         "village.code >= :area AND village.code <= :until"
                         " ORDER BY village.code",
                     in(code_), in(until_), out(fields(place_))),
      find_district_(connection,
                     "SELECT code, name, province_code, office_phone, officer_name FROM district"
                     " WHERE code = :code",
                     in(code_), out(fields(district_))),
      find_province_(connection, "SELECT code, name FROM province WHERE code = :code", in(code_),
                     out(fields(province_))),
      find_tambon_(connection, "SELECT code, name, district_code FROM tambon WHERE code = :code",
                   in(code_), out(fields(tambon_))),
      find_programme_(connection,
                      "SELECT " + kProgrammeColumns +
                          " FROM village_programme WHERE village_code = :village"
                          " AND fiscal_year_be = :year",
                      in(code_), in(year_), out(fields(programme_))),
      find_programme_by_id_(connection,
                            "SELECT " + kProgrammeColumns +
                                " FROM village_programme"
                                " WHERE id = :id",
                            in(code_), out(fields(programme_))),
      list_programmes_(connection,
                       "SELECT " + kProgrammeColumns + " FROM village_programme WHERE " + kInArea +
                           " AND fiscal_year_be = :year ORDER BY village_code",
                       in(code_), in(until_), in(year_), out(fields(programme_))),
      programmes_after_(
          connection,
          "SELECT " + kProgrammeColumns +
              " FROM village_programme WHERE village_code > :after AND fiscal_year_be = :year"
              " ORDER BY village_code LIMIT :most",
          in(code_), in(year_), in(limit_), out(fields(programme_))),
      years_of_(connection,
                "SELECT " + kProgrammeColumns +
                    " FROM village_programme WHERE village_code = :village"
                    " ORDER BY fiscal_year_be",
                in(code_), out(fields(programme_))),
      save_state_(connection, update_by_id("village_programme", "state, pause"),
                  in(programme_.state), in(programme_.pause), in(code_)),
      save_occupation_(connection, update_by_id("village_programme", "occupation, occupation_text"),
                       in(programme_.occupation), in(programme_.occupation_text), in(code_)) {}

void Places::upsert(const Province& province) {
  province_ = province;
  upsert_province_.run();
}

void Places::upsert(const District& district) {
  district_ = district;
  upsert_district_.run();
}

void Places::upsert(const Tambon& tambon) {
  tambon_ = tambon;
  upsert_tambon_.run();
}

void Places::upsert(const Village& village) {
  village_ = village;
  upsert_village_.run();
}

void Places::upsert(const VillageProgramme& programme) {
  programme_ = programme;
  upsert_programme_.run();
}

std::optional<VillagePlace> Places::find_village(const std::string& code) {
  code_ = code;
  return find_village_.fetch_one() ? std::optional(place_) : std::nullopt;
}

std::vector<VillagePlace> Places::list_villages(const std::string& area_code) {
  code_ = area_code;
  until_ = end_of_area(area_code);
  return list_villages_.fetch_all(place_);
}

std::optional<District> Places::find_district(const std::string& code) {
  code_ = code;
  return find_district_.fetch_one() ? std::optional(district_) : std::nullopt;
}

std::optional<Province> Places::find_province(const std::string& code) {
  code_ = code;
  return find_province_.fetch_one() ? std::optional(province_) : std::nullopt;
}

std::optional<Tambon> Places::find_tambon(const std::string& code) {
  code_ = code;
  return find_tambon_.fetch_one() ? std::optional(tambon_) : std::nullopt;
}

std::optional<VillageProgramme> Places::find_programme(const std::string& village_code,
                                                       int fiscal_year_be) {
  code_ = village_code;
  year_ = fiscal_year_be;
  return find_programme_.fetch_one() ? std::optional(programme_) : std::nullopt;
}

std::optional<VillageProgramme> Places::find_programme_by_id(const std::string& id) {
  code_ = id;
  return find_programme_by_id_.fetch_one() ? std::optional(programme_) : std::nullopt;
}

std::vector<VillageProgramme> Places::list_programmes(const std::string& area_code,
                                                      int fiscal_year_be) {
  code_ = area_code;
  until_ = end_of_area(area_code);
  year_ = fiscal_year_be;
  return list_programmes_.fetch_all(programme_);
}

std::vector<VillageProgramme> Places::programmes_after(const std::string& after_village,
                                                       int fiscal_year_be, int limit) {
  code_ = after_village;
  year_ = fiscal_year_be;
  limit_ = limit;
  return programmes_after_.fetch_all(programme_);
}

std::vector<VillageProgramme> Places::years_of(const std::string& village_code) {
  code_ = village_code;
  return years_of_.fetch_all(programme_);
}

bool Places::save_state(const std::string& id, VillageState state, VillagePause pause) {
  code_ = id;
  programme_.state = state;
  programme_.pause = pause;
  return save_state_.run() == 1;
}

bool Places::save_occupation(const std::string& id, const std::string& code,
                             const std::string& text) {
  code_ = id;
  programme_.occupation = code;
  programme_.occupation_text = text;
  return save_occupation_.run() == 1;
}

}  // namespace sammachip
