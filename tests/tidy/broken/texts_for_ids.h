#pragma once

#include <string>
#include <vector>

namespace sammachip {

// A row.
struct Row {
  std::string id = {};
  std::string household_id;  // std::string purchase_id
  std::optional<std::string> entered_by = {};
  std::vector<std::string> user_ids;
  std::string name;
};

void grant_role(const std::string& first_user_id, std::string_view area_code);
std::string household_id(int number);

}  // namespace sammachip
