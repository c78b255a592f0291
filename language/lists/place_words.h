// The words that stand before the names and numbers of places, and above the columns of a list of
// them.
#pragma once

#include <array>
#include <string_view>
#include <vector>

namespace sammachip {

using PlaceWords = std::vector<std::string_view>;

inline constexpr char kVillageWord[] = "บ้าน";

// For std::regex: "หมู่ที่ 3"; "บ้านเลขที่ 45 / 2"; a writer's own count before the number of a house,
// "1) ".
inline constexpr char kMooPattern[] = "(หมู่(ที่)?|ม\\.)\\s*[0-9]+";
inline constexpr char kHouseNumberPattern[] = "((บ้าน)?\\s*เลขที่|บ้าน)?\\s*[0-9]+(\\s*/\\s*[0-9]+)*";
inline constexpr char kCountPattern[] = "^[0-9]+\\s*[.)]\\s*(?=((บ้าน)?\\s*เลขที่\\s*)?[0-9])";

// Whether a house's number follows: "บ้านเลขที่ 45", "45".
bool begins_with_house_number(std::string_view text);

// What may stand before a name, the longest first.
const PlaceWords& village_titles();
const PlaceWords& tambon_titles();
const PlaceWords& district_titles();
const PlaceWords& province_titles();
const PlaceWords& moo_titles();

// What the people of no village in the place are booked under, as its moo 0.
inline constexpr char kOutsideWord[] = "นอกเขต";

// What a list of villages may call its columns besides code, moo, name, tambon, district, province,
// in this order.
inline constexpr std::size_t kVillageColumns = 6;
const std::array<PlaceWords, kVillageColumns>& village_headings();

}  // namespace sammachip
