#include "storage/database/columns.h"

namespace sammachip::column_values {

bool is_among(std::string_view names, std::string_view name) {
  bool found = false;
  for_each_name(names, [&](std::string_view each) { found = found || each == name; });
  return found;
}

std::string insert_into(std::string_view table, const std::string& names) {
  std::string values;
  for_each_name(names, [&](std::string_view name) {
    values.append(values.empty() ? ":" : ", :").append(name);
  });
  return "INSERT INTO " + std::string(table) + " (" + names + ") VALUES (" + values + ")";
}

std::string settings(std::string_view names, std::string_view fixed, std::string_view before) {
  std::string all;
  for_each_name(names, [&](std::string_view name) {
    if (is_among(fixed, name)) return;
    if (!all.empty()) all += ", ";
    all.append(name).append(" = ").append(before).append(name);
  });
  return all;
}

}  // namespace sammachip::column_values
