// Ids as texts in JSON, for nlohmann's get_to() and for lists of them.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "storage/ids/ids.h"

namespace sammachip {

template <class Of>
void to_json(nlohmann::json& json, const Id<Of>& id) {
  json = id.text();
}

// Throws nlohmann::json::exception if it is no text.
template <class Of>
void from_json(const nlohmann::json& json, Id<Of>& id) {
  id = Id<Of>(json.get<std::string>());
}

}  // namespace sammachip
