// What catch means in a comment or in "catch (...)" is no catch.
#include <stdexcept>

namespace sammachip {

bool is_well(void (*work)()) {
  try {
    work();
  } catch (const std::exception&) {
    return false;
  }
  return true;
}

}  // namespace sammachip

int main() {
  try {
    return sammachip::is_well(nullptr) ? 0 : 1;
  } catch (...) {
    return 2;
  }
}
