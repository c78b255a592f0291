// Texts as they stand in JSON.
#pragma once

#include <string>
#include <string_view>

namespace sammachip {

// Appends `text` to `json` as a JSON string, in its quotes. Bytes that are not UTF-8 become U+FFFD.
// For the few objects written for every event: building a tree of them first costs ten times that.
void append_json_text(std::string& json, std::string_view text);

}  // namespace sammachip
