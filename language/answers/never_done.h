// Whether somebody says that they have not done it yet.
#pragma once

#include <string_view>

namespace sammachip {

// "ยังไม่เคยทำเลย", "เพิ่งจะเริ่ม": nothing was earned by it. False if a figure stands beside it. Pure
// and thread-safe; any bytes will do.
bool says_never_done(std::string_view text);

}  // namespace sammachip
