// Whether words are those of a message, and taking them out of what else they stand in. Pure and
// thread-safe; any bytes will do.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace sammachip {

// Whether `text` is, or is a part of, what was said, however it was spaced and in whichever digits:
// readers trim and tidy. An empty text comes from nobody.
bool comes_from(std::string_view text, std::string_view said);

// `text` without what it has in common with `said`, in runs of four letters and more; "…" stands
// for each. Empty if all of it comes from there.
std::string without(std::string_view text, std::string_view said);

// The same for each text within `json`, but for the names of its members.
void take_out(nlohmann::json& json, std::string_view said);

// Whether a text within `json` would be changed by that.
bool holds_words_of(const nlohmann::json& json, std::string_view said);

}  // namespace sammachip
