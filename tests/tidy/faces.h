// The faces of the folders of handlers/: what one has is said in its talks.h and listed in its
// face.cpp, and only handlers/all.cpp, the list of all, looks at another folder's face.
#pragma once

#include <vector>

#include "tests/tidy/sources.h"

namespace sammachip::tidy {

// Talks or lists that are declared in another header than talks.h; talks of a talks.h that its
// face.cpp does not list; a talks.h that is included by another folder, or not by all.cpp, which
// includes nothing else.
Findings broken_faces(const std::vector<Source>& sources);

}  // namespace sammachip::tidy
