// What areas are called.
#pragma once

#include <string>

#include "bot/talks/conversation.h"
#include "storage/ids/ids.h"

namespace sammachip {

// The name of an area, by its code: "บ้านควนเมา หมู่ 1 ต.เขากอบ", "ต.เขากอบ", "อ.ห้วยยอด", "จ.ตรัง".
// The code itself where it is not known.
std::string area_text(const AreaCode& area_code, const Turn& turn);
// The same for who is not talking just now.
std::string area_text(const AreaCode& area_code, Records& records, const Texts& texts,
                      Language language);

}  // namespace sammachip
