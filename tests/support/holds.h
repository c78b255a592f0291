#pragma once

#include <string>

namespace sammachip {

// Whether `part` stands in `text`.
inline bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace sammachip
