#pragma once

#include <string>

namespace sammachip {

// A house that may be meant.
struct ListedHouse {
  int number = 0;  // Its place in the list people have in hand, from 1.
  std::string house_no = {};
  std::string name = {};  // Of its head.
};

}  // namespace sammachip
