#include "storage/villages/places.h"

namespace sammachip {
namespace {

const std::string kSelectPlace =
    "SELECT village.code, village.moo, village.name, village.tambon_code, village.retired_at_ms,"
    " village.merged_into, tambon.name, district.code, district.name, district.office_phone,"
    " district.officer_name, province.code, province.name FROM village JOIN tambon ON tambon.code "
    "= village.tambon_code"
    " JOIN district ON district.code = tambon.district_code"
    " JOIN province ON province.code = district.province_code WHERE ";
const std::string kVillageInArea = "village.code >= :area AND village.code <= :until";
const std::string kByVillage = " ORDER BY village.code";

}  // namespace

Places::Places(Connection& connection)
    : upsert_province_(connection, sql::upsert<Province>("code")),
      upsert_district_(connection, sql::upsert<District>("code")),
      upsert_tambon_(connection, sql::upsert<Tambon>("code")),
      upsert_village_(connection, sql::upsert<Village>("code")),
      upsert_programme_(connection, sql::upsert<VillageProgramme>("village_code, fiscal_year_be")),
      find_village_(connection, kSelectPlace + "village.code = :code"),
      list_villages_(connection, kSelectPlace + kVillageInArea +
                                     " AND village.retired_at_ms IS NULL" + kByVillage),
      list_with_retired_(connection, kSelectPlace + kVillageInArea + kByVillage),
      retire_(connection,
              "UPDATE village SET retired_at_ms = :now, merged_into = :into"
              " WHERE code = :code AND retired_at_ms IS NULL"),
      reopen_(connection,
              "UPDATE village SET retired_at_ms = NULL, merged_into = NULL"
              " WHERE code = :code AND retired_at_ms IS NOT NULL"),
      find_district_(connection, sql::select<District>() + " WHERE code = :code"),
      find_province_(connection, sql::select<Province>() + " WHERE code = :code"),
      find_tambon_(connection, sql::select<Tambon>() + " WHERE code = :code"),
      find_programme_(connection, sql::select<VillageProgramme>() +
                                      " WHERE village_code = :village AND fiscal_year_be = :year"),
      find_programme_by_id_(connection, sql::select<VillageProgramme>() + " WHERE id = :id"),
      list_programmes_(connection, sql::select<VillageProgramme>() + " WHERE " + kInArea +
                                       " AND fiscal_year_be = :year ORDER BY village_code"),
      programmes_after_(connection, sql::select<VillageProgramme>() +
                                        " WHERE village_code > :after AND fiscal_year_be = :year"
                                        " ORDER BY village_code LIMIT :most"),
      years_of_(connection, sql::select<VillageProgramme>() +
                                " WHERE village_code = :village ORDER BY fiscal_year_be"),
      save_state_(connection,
                  "UPDATE village_programme SET state = :state, pause = :pause WHERE id = :id"),
      save_occupation_(connection,
                       "UPDATE village_programme SET occupation = :occupation,"
                       " occupation_text = :text WHERE id = :id") {}

void Places::upsert(const Province& province) { upsert_province_.run(province); }

void Places::upsert(const District& district) { upsert_district_.run(district); }

void Places::upsert(const Tambon& tambon) { upsert_tambon_.run(tambon); }

void Places::upsert(const Village& village) { upsert_village_.run(village); }

void Places::upsert(const VillageProgramme& programme) { upsert_programme_.run(programme); }

std::optional<VillagePlace> Places::find_village(const VillageCode& code) {
  return find_village_.one(code);
}

std::vector<VillagePlace> Places::list_villages(const AreaCode& area_code) {
  return list_villages_.all(Area(area_code));
}

std::vector<VillagePlace> Places::list_with_retired(const AreaCode& area_code) {
  return list_with_retired_.all(Area(area_code));
}

bool Places::retire(const VillageCode& code, long long now_ms,
                    const std::optional<VillageCode>& merged_into) {
  return retire_.changed(now_ms, merged_into, code) == 1;
}

bool Places::reopen(const VillageCode& code) { return reopen_.changed(code) == 1; }

std::optional<District> Places::find_district(const AreaCode& code) {
  return find_district_.one(code);
}

std::optional<Province> Places::find_province(const AreaCode& code) {
  return find_province_.one(code);
}

std::optional<Tambon> Places::find_tambon(const AreaCode& code) { return find_tambon_.one(code); }

std::optional<VillageProgramme> Places::find_programme(const VillageCode& village_code,
                                                       int fiscal_year_be) {
  return find_programme_.one(village_code, fiscal_year_be);
}

std::optional<VillageProgramme> Places::find_programme_by_id(const ProgrammeId& id) {
  return find_programme_by_id_.one(id);
}

std::vector<VillageProgramme> Places::list_programmes(const AreaCode& area_code,
                                                      int fiscal_year_be) {
  return list_programmes_.all(Area(area_code), fiscal_year_be);
}

std::vector<VillageProgramme> Places::programmes_after(const VillageCode& after_village,
                                                       int fiscal_year_be, int limit) {
  return programmes_after_.all(after_village, fiscal_year_be, limit);
}

std::vector<VillageProgramme> Places::years_of(const VillageCode& village_code) {
  return years_of_.all(village_code);
}

bool Places::save_state(const ProgrammeId& id, VillageState state, VillagePause pause) {
  return save_state_.changed(state, pause, id) == 1;
}

bool Places::save_occupation(const ProgrammeId& id, const std::string& code,
                             const std::string& text) {
  return save_occupation_.changed(code, text, id) == 1;
}

}  // namespace sammachip
