#pragma once

#include <string>
#include <vector>

namespace sammachip {

// What is asked of the values in the text of a statement, where they have names (":id").
struct NamedValues {
  std::vector<std::string> names;  // In the order in which each is met first: its number, from 1.
  std::string numbered;  // The text as PostgreSQL has it, with "$1" in the place of ":id".
};

// A name in quotation marks, and what follows a cast ("::text"), is none.
NamedValues find_values(const std::string& text);

}  // namespace sammachip
