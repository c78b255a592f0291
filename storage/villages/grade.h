#pragma once

#include <string_view>

#include "storage/database/text_enum.h"

namespace sammachip {

// How the village sees a quality of a person or household. kUnknown: nobody was asked.
enum class Grade { kUnknown, kMuch, kSome, kUnsure };
template <>
struct EnumWords<Grade> {
  static constexpr std::string_view kAll[] = {"", "much", "some", "unsure"};
};

}  // namespace sammachip
