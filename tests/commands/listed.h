// Lists as offices send them, and what is read of them in a line each.
#pragma once

#include <unicode/ucnv.h>

#include <catch2/catch.hpp>
#include <string>
#include <string_view>

#include "commands/village_file.h"

namespace sammachip {

// Three villages as most offices send them.
inline const std::string kOfficeList =
    "รหัสหมู่บ้าน,หมู่ที่,ชื่อหมู่บ้าน,ตำบล,อำเภอ,จังหวัด\r\n"
    "92990101,1,บ้านทุ่งสมมุติ,ต. ลำลองดี,อ. ห้วยลองดู,จ. ตรัง\r\n"
    "92990102,2,บ้านควนทดลอง,ต. ลำลองดี,อ. ห้วยลองดู,จ. ตรัง\r\n"
    "92990103,3,บ้านในสมุด,ต. ลำลองดี,อ. ห้วยลองดู,จ. ตรัง\r\n";

// What read_as_told() gives of them.
inline const std::string kOfficeVillages =
    "92990101 1 ทุ่งสมมุติ, ลำลองดี, ห้วยลองดู, ตรัง\n"
    "92990102 2 ควนทดลอง, ลำลองดี, ห้วยลองดู, ตรัง\n"
    "92990103 3 ในสมุด, ลำลองดี, ห้วยลองดู, ตรัง\n";

// `text` (UTF-8) in an encoding, by ICU's name of it.
inline std::string in_encoding(const char* encoding, const std::string& text) {
  UErrorCode error = U_ZERO_ERROR;
  std::string bytes(text.size() * 4 + 8, '\0');
  const int32_t length =
      ucnv_convert(encoding, "UTF-8", bytes.data(), static_cast<int32_t>(bytes.size()), text.data(),
                   static_cast<int32_t>(text.size()), &error);
  REQUIRE(U_SUCCESS(error));
  bytes.resize(static_cast<std::size_t>(length));
  return bytes;
}

// What a program makes of the bytes of `text` that takes them for this encoding, in UTF-8.
inline std::string misread_as(const char* encoding, const std::string& bytes) {
  UErrorCode error = U_ZERO_ERROR;
  std::string text(bytes.size() * 4 + 8, '\0');
  const int32_t length =
      ucnv_convert("UTF-8", encoding, text.data(), static_cast<int32_t>(text.size()), bytes.data(),
                   static_cast<int32_t>(bytes.size()), &error);
  REQUIRE(U_SUCCESS(error));
  text.resize(static_cast<std::size_t>(length));
  return text;
}

inline std::string replaced(std::string text, const std::string& old, const std::string& by) {
  for (std::size_t at = 0; (at = text.find(old, at)) != std::string::npos; at += by.size()) {
    text.replace(at, old.size(), by);
  }
  return text;
}

// The villages of a list and what is wrong with its lines, a line each.
inline std::string read_as_told(std::string_view bytes) {
  const VillageFile file = read_village_file(bytes);
  std::string told;
  for (const auto& village : file.villages) {
    told += village.code.text() + " " + std::to_string(village.moo) + " " + village.name + ", " +
            village.tambon + ", " + village.district + ", " + village.province + "\n";
  }
  for (const auto& [line, what] : file.bad_lines) {
    told += std::to_string(line) + ": " + what + "\n";
  }
  return told;
}

}  // namespace sammachip
