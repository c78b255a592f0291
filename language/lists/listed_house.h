#pragma once

#include <string>

namespace sammachip {

// A house that may be meant.
struct ListedHouse {
  std::string house_no = {};
  std::string name = {};  // Of its head.
};

}  // namespace sammachip
