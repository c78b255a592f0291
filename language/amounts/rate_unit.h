// What a rate is by: "ต่อปี", "ต่อเดือน".
#pragma once

#include <string_view>

namespace sammachip {

inline bool is_by_the_year(std::string_view unit) {
  return unit.find("ปี") != std::string_view::npos;
}

inline bool is_by_the_month(std::string_view unit) {
  return unit.find("เดือน") != std::string_view::npos;
}

}  // namespace sammachip
