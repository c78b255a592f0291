#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace sammachip::simulator {

// What the page says beside the phones: who each person is, and what they can try. The file is
// JSON, by the person's name; sentences are in the page's languages, "th" and "en":
//
//   {"สมใจ": {"who": {"th": "ผู้ใหญ่บ้าน หมู่ 4", "en": "leads village 4"},
//             "try": [{"say": "งานวันนี้", "th": "งานที่ต้องทำ", "en": "what to do next"}]}}
//
// "try" has 1 to 12 entries; "say" is what a tap writes for the person. Immutable.
class Hints {
 public:
  // Empty: no hints. Throws std::runtime_error, which says what is wrong and where, if the file
  // cannot be read or is no such JSON.
  explicit Hints(const std::string& file);

  // What is said beside the person's phone, as in the file; null if nothing.
  const nlohmann::json& of(const std::string& name) const;

 private:
  nlohmann::json all_ = nlohmann::json::object();
};

}  // namespace sammachip::simulator
