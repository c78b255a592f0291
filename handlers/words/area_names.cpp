#include "handlers/words/area_names.h"

#include "storage/records.h"
#include "storage/villages/places.h"

namespace sammachip {

std::string area_text(const AreaCode& area_code, const Turn& turn) {
  return area_text(area_code, turn.records, turn.texts, turn.language);
}

std::string area_text(const AreaCode& area_code, Records& records, const Texts& texts,
                      Language language) {
  Places& places = records.places;
  const std::size_t digits = area_code.text().size();
  const auto say = [&](const char* key, const Values& values) {
    return texts.say(language, key, values);
  };
  if (digits == 8) {
    if (const auto place = places.find_village(VillageCode(area_code))) {
      return say("area.village", {{"village", place->village.name},
                                  {"moo", std::int64_t{place->village.moo}},
                                  {"tambon", place->tambon_name}});
    }
  } else if (digits == 6) {
    if (const auto tambon = places.find_tambon(area_code)) {
      return say("area.tambon", {{"name", tambon->name}});
    }
  } else if (digits == 4) {
    if (const auto district = places.find_district(area_code)) {
      return say("area.district", {{"name", district->name}});
    }
  } else if (const auto province = places.find_province(area_code)) {
    return say("area.province", {{"name", province->name}});
  }
  return area_code;
}

}  // namespace sammachip
