// What a message says about money, as amount.h reads it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "language/letters/certainty.h"

namespace sammachip {

// What kind of thing the message says about money. What to do about it is up to the talk.
enum class AmountKind {
  kNothing,  // No amount and nothing else recognised.
  // With a figure:
  kTotal,          // "300", "สามร้อยบาท": the plain case.
  kEllipsis,       // "สามพันห้า": 3,500. Say it back.
  kApproximate,    // "ประมาณ 300".
  kZero,           // "ไม่ได้ขาย", "0 บาท".
  kLoss,           // "ขาดทุน 500": the figure is negative.
  kNet,            // "กำไร 300": what was left after costs.
  kSum,            // "300 + 250". See `items`.
  kItems,          // "ผัก 120 ไข่ 80": the figure is their sum. See `items`.
  kQuantityPrice,  // "ถุงละ 20 ขาย 15 ถุง": the figure is the product.
  kRate,           // "วันละ 300": the figure is for ONE unit. Ask how many.
  kCorrection,     // "แก้เป็น 350": takes the place of the figure before.
  // To ask about:
  kRange,              // "300-400", "สามพันกว่า".
  kBadFormat,          // "3,50", "3 500".
  kFormalOrEllipsis,   // "ร้อยห้า": 105 or 150.
  kLossOrDash,         // "-200".
  kLaughter,           // "5555": a laugh or a figure; with Certainty::kNone certainly a laugh.
  kGrossNet,           // "ขายได้ 500 ทุน 200", "เท่าทุน".
  kOtherMoney,         // Costs, debts, welfare, wishes: money, but perhaps no income.
  kNotPaidYet,         // "ยังไม่ได้เงิน".
  kNegated,            // "ไม่ได้ 300".
  kDigitReading,       // "สองเก้าเก้า": 299 read out?
  kPlaceOrNumber,      // "ร้อยเอ็ด": 101 or the province.
  kRateOrTotal,        // "ขาย 300 บาท 2 วัน".
  kTotalDiffers,       // "300+250=600".
  kLossWithoutFigure,  // "ขาดทุน".
  kSeveralFigures,     // Figures that nothing joins.
  kTooLarge,           // Above kLargestAmountSatang.
  // No amount, and why:
  kNotCounted,  // "ยังไม่ได้นับ".
  kUnwilling,   // "ไม่อยากบอก".
  kUnknown,     // "ไม่รู้", "จำไม่ได้".
  kPhone,
  kNationalId,
  kAddress,
  kDate,
  kTime,
  kQuantity,
  kAge,
};

// What a rate is for one of.
enum class RateUnit { kNone, kDay, kWeek, kMonth, kYear, kPiece, kPerson, kTime };

// One part of a sum or a list.
struct AmountItem {
  std::string label;  // The words before the figure ("ผัก"); may be empty.
  std::int64_t satang = 0;
};

// What read_amount() understood.
struct AmountReading {
  Certainty certainty = Certainty::kNone;
  AmountKind kind = AmountKind::kNothing;
  std::int64_t satang = 0;  // Of kFigure only, else 0. For kRate the figure per unit.
  bool is_approximate = false;
  bool is_net = false;
  bool is_stated_total = false;  // "รวม 820": the person said it is the total.
  bool is_correction = false;    // It takes the place of the figure given before.
  std::vector<std::int64_t>
      choices;                    // Of kAmbiguous: figures worth a button, ascending, at most 4.
  std::vector<AmountItem> items;  // Of kSum and kItems: the parts, in the order written.
  RateUnit rate_unit = RateUnit::kNone;  // Of kRate and kQuantityPrice.
  std::string rate_word;  // The unit as written: "กิโล", "วัน"; may be empty.
  std::int64_t unit_price_satang = 0;  // Of kQuantityPrice.
  std::int64_t quantity = 0;           // Of kQuantityPrice: how many units.
};

}  // namespace sammachip
