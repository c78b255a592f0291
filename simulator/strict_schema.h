#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "simulator/line_api.h"

namespace sammachip::simulator {

// LINE's own specification with its limits and no unknown fields, as JSON Schema. Counts of
// characters are left to message_limits, as JSON Schema counts code points and LINE does not.
// Safe from any thread.
class StrictSchema {
 public:
  // Reads messaging-api.strict-limits-closed.json of `spec_dir`; empty: there is no specification
  // and nothing is refused. Throws std::runtime_error if the file cannot be read or understood.
  explicit StrictSchema(const std::string& spec_dir);
  ~StrictSchema();
  StrictSchema(const StrictSchema&) = delete;
  StrictSchema& operator=(const StrictSchema&) = delete;

  bool is_loaded() const { return loaded_ != nullptr; }
  // What `name` ("ReplyMessageRequest") does not allow in `body`; empty if nothing.
  std::vector<Problem> problems(const std::string& name, const nlohmann::json& body) const;

 private:
  struct Loaded;
  std::unique_ptr<Loaded> loaded_;
};

}  // namespace sammachip::simulator
