// For the end of a lifetime, which has nobody to tell that the database failed.
#pragma once

#include "storage/database/error.h"

namespace sammachip {

// Does `work`; false if the database failed in it. Only where nothing more could be done about
// that: in a destructor, as a connection that fails there is dead, or on what is thrown away.
template <class Work>
bool went_through(Work&& work) {
  try {
    work();
  } catch (const StorageError&) {
    return false;
  }
  return true;
}

}  // namespace sammachip
