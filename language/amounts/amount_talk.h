// What a message says about money beside its figures. Private to language/.
#pragma once

#include <vector>

#include "language/letters/tokens.h"

namespace sammachip {

struct MoneyTalk {
  bool of_loss = false;         // ขาดทุน
  bool of_net = false;          // กำไร เหลือ
  bool of_cost = false;         // ทุน
  bool of_break_even = false;   // เท่าทุน
  bool of_other_money = false;  // ซื้อ หนี้ หวย
  bool of_unpaid = false;       // ยังไม่ได้เงิน
  bool of_wish = false;         // ถ้า อยากได้ ราคา
  bool is_question = false;     // … ไหม
  bool of_zero = false;         // ไม่ได้ขาย
  bool of_maybe_zero = false;   // ไม่มีลูกค้า
  bool of_baht = false;         // บาท, with or without a number.
  bool is_not_counted = false;
  bool is_unwilling = false;
  bool is_unknown = false;
  bool is_correction = false;
  bool of_other_period = false;  // เดือนที่แล้ว ปกติ
};

MoneyTalk listen(const std::vector<Token>& tokens);

}  // namespace sammachip
