#include "language/lists/place_words.h"

namespace sammachip {

bool begins_with_house_number(std::string_view text) {
  const bool is_digit = !text.empty() && text.front() >= '0' && text.front() <= '9';
  return is_digit || text.starts_with(kVillageWord) || text.starts_with("เลขที่");
}

const PlaceWords& village_titles() {
  static const PlaceWords kTitles{"หมู่บ้าน", kVillageWord};
  return kTitles;
}

const PlaceWords& tambon_titles() {
  static const PlaceWords kTitles{"ตำบล", "ต."};
  return kTitles;
}

const PlaceWords& district_titles() {
  static const PlaceWords kTitles{"อำเภอ", "อ."};
  return kTitles;
}

const PlaceWords& province_titles() {
  static const PlaceWords kTitles{"จังหวัด", "จ."};
  return kTitles;
}

const PlaceWords& moo_titles() {
  static const PlaceWords kTitles{"หมู่ที่", "หมู่", "ม.", "moo"};
  return kTitles;
}

const std::array<PlaceWords, kVillageColumns>& village_headings() {
  static const std::array<PlaceWords, kVillageColumns> words = {
      PlaceWords{"village code", "village id", "villcode", "mooban code", "รหัส", "รหัสหมู่บ้าน",
                 "รหัสพื้นที่", "รหัส 8 หลัก", "รหัสหมู่บ้าน 8 หลัก"},
      PlaceWords{"village no", "moo no", "villno", "mu", "หมู่", "หมู่ที่", "ม.", "เลขหมู่"},
      PlaceWords{"village", "village name", "villname", "mooban", "ชื่อ", "ชื่อหมู่บ้าน", "หมู่บ้าน", "บ้าน",
                 "ชื่อบ้าน"},
      PlaceWords{"tambon name", "tambol", "subdistrict", "subdistrict name", "ตำบล", "ชื่อตำบล"},
      PlaceWords{"district name", "amphoe", "amphoe name", "amphur", "อำเภอ", "ชื่ออำเภอ"},
      PlaceWords{"province name", "changwat", "จังหวัด", "ชื่อจังหวัด"}};
  return words;
}

}  // namespace sammachip
