// Why a photo was refused, as Photo::error has it, where people are told which.
#pragma once

namespace sammachip {

inline constexpr char kPhotoTooLarge[] = "too large";
inline constexpr char kPhotoCutShort[] = "cut short";

}  // namespace sammachip
