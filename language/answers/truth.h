// Yes and no as they stand in the cells of a table.
#pragma once

#include <optional>
#include <string_view>

namespace sammachip {

// Nothing: it is neither. What people say in a chat is read by read_yes_no().
std::optional<bool> read_truth(std::string_view cell);

}  // namespace sammachip
