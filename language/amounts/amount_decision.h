// The last step of reading an amount: what the figures of a message and the talk around them come
// to. Private to language/.
//
// What goes in: the text cut into tokens, its figures (each with what it is: money, a price for
// one, a quantity, or nothing of ours), and what the words say besides (a loss, a cost, a wish).
// What comes out: a figure; or a question, with the figures that are worth a button; or nothing.
//
// The rules are tried in the order of this table, and the first that applies decides. Each has its
// function of that name in amount_decision.cpp. "105 or 150?" is a question with these buttons, "?"
// one without, "none" no amount, "for each" a price for one. Baht. A test reads the table.
//
// written                   | rule              | comes to
// ไม่ได้ขาย                   | without_figure    | 0
// ไม่มีลูกค้า                   | without_figure    | 0?
// ขาดทุน                     | without_figure    | ?
// ยังไม่ได้นับเงิน               | without_figure    | none
// 5 ถุง                      | without_figure    | none
// 500x2                     | multiplied        | 1000
// 500x2=900                 | multiplied        | 900 or 1000?
// 300 เอ้ย 350               | corrected_figure  | 350
// 350 สิ ไม่ใช่ 3500          | corrected_figure  | 350
// 350 แก้จาก 300            | corrected_figure  | 350
// 350 ไม่ใช่ 300             | doubt_of_talk     | 300 or 350?
// ไม่ได้ 300                  | doubt_of_talk     | 300?
// ซื้อปุ๋ย 300                  | doubt_of_talk     | 300?
// ขายได้ 500 ทุน 200          | doubt_of_talk     | 200 or 500?
// วันละ 300                  | with_rate         | 300 for each
// ถุงละ 20 ขาย 15 ถุง         | with_rate         | 300
// ถุงละ 20 15 ถุง รวม 350     | with_rate         | 300 or 350?
// วันละ 300 ได้ 1500          | with_rate         | 1500
// กิโลละ 80 กิโลละ 60         | with_rate         | 60 or 80?
// 300                       | with_one          | 300
// สามพันห้า                   | with_one          | 3500
// เป็น 450                   | with_one          | 450
// ได้ 2 แบงค์ม่วง              | with_one          | 1000
// หนึ่งจุดห้าแสน               | with_one          | 150000
// ร้อยห้า                     | with_one          | 105 or 150?
// 300-400                   | with_one          | 300 or 350 or 400?
// ขาดทุน 500                 | with_one          | -500
// -200                      | with_one          | -200 or 200?
// 5 ดาว                     | with_one          | 5?
// 300 บาท 2 วัน              | with_one          | 300 or 600?
// 300 + 250                 | with_several      | 550
// ผัก 120 ไข่ 80              | with_several      | 200
// 300+250=600               | with_several      | 550 or 600?
// 300 บาท 500 บาท           | with_several      | 300 or 500?
//
// The general rule behind them: a figure is returned only where the message can mean nothing else.
#pragma once

#include <string_view>
#include <vector>

#include "language/amounts/amount_reading.h"
#include "language/amounts/amount_talk.h"
#include "language/amounts/figure.h"
#include "language/letters/tokens.h"

namespace sammachip {

// Returns what `figures`, found in `tokens` of `text`, and `talk` come to. Not yet held against
// kLargestAmountSatang.
AmountReading decide_amount(std::string_view text, const std::vector<Token>& tokens,
                            const std::vector<Figure>& figures, const MoneyTalk& talk);

}  // namespace sammachip
