// The sources of this checkout, read once.
#pragma once

#include <string>
#include <vector>

#include "support/places.h"
#include "tests/tidy/sources.h"

namespace sammachip::tidy {

inline const std::vector<Source>& this_checkout() {
  static const std::vector<Source> kSources = sources_of(source_dir());
  return kSources;
}

// A file of tests/tidy/broken/, as if it stood at `as`.
inline std::vector<Source> broken(const std::string& name, const std::string& as) {
  return {broken_source(source_dir(), name, as)};
}

inline const Findings kNothing{};

}  // namespace sammachip::tidy
