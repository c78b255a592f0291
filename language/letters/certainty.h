#pragma once

namespace sammachip {

// How sure a reading is.
enum class Certainty {
  kFigure,     // One value, and no other is likely.
  kAmbiguous,  // The message names one but could mean several: ask.
  kNone,       // The message names none.
};

}  // namespace sammachip
