// One district to look at: for `demo-seed`, `chat`, tests and benchmarks. Its people do not exist.
#pragma once

#include <string>
#include <vector>

#include "bot/base/clock.h"
#include "storage/database/database.h"

namespace sammachip {

struct DemoCodes {
  std::vector<std::string> villages;  // Join codes as they are shown.
};

// Huai Yot, Trang: two villages with join codes, six registered households with five months of
// reports, and the district office's officer. REQUIRES: the database holds no village yet. Throws
// StorageError.
DemoCodes seed_demo(Database& database, Instant now);

}  // namespace sammachip
