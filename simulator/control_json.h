// How the control API answers and is asked.
#pragma once

#include <nlohmann/json.hpp>

#include "simulator/acts.h"
#include "simulator/http.h"

namespace sammachip::simulator {

inline HttpReply json_reply(const nlohmann::json& body) {
  return {200, body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)};
}

// The object in a request's body; none is an empty one. Throws CannotAct for anything else.
inline nlohmann::json object_in(const HttpRequest& request) {
  if (request.body.empty()) return nlohmann::json::object();
  nlohmann::json body = nlohmann::json::parse(request.body, nullptr, false);
  if (!body.is_object()) throw CannotAct("the body must be a JSON object");
  return body;
}

}  // namespace sammachip::simulator
