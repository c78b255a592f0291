// The people whose reports are sent: registered beforehand, each with a household of their own.
#pragma once

#include <cstdint>
#include <string>

#include "storage/ids/ids.h"

namespace bench {

// Their LINE user id; `number` counts from 0.
sammachip::AccountId user_id(std::uint64_t number);

// Makes the database at `url` and registers `count` people in villages of twenty households. Throws
// sammachip::StorageError.
void register_people(const std::string& url, std::uint64_t count);

// What the database at `url` holds. Throws sammachip::StorageError.
struct Rows {
  std::uint64_t events = 0;
  std::uint64_t reports = 0;
};
Rows rows_in(const std::string& url);

}  // namespace bench
