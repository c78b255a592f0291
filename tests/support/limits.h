// What LINE takes, checked on a request's body.
#pragma once

#include <string>

namespace sammachip {

// CHECKs the messages of a reply or push against LINE's limits: how many, how long, how many
// buttons and how long their labels. Nothing if `body_json` is empty.
void check_limits(const std::string& body_json);

}  // namespace sammachip
