// What words are to the readers of money and dates. Private to language/.
#pragma once

#include <cstdint>

namespace sammachip {

// What a word, or a piece of text, is to the readers. A value in brackets is Token::value.
enum class Word : std::uint8_t {
  kText,  // Anything else: names of goods, verbs nobody listed.
  // Numbers
  kNumber,     // Digits [thousandths].
  kBadNumber,  // Digits grouped in a way that could mean two things [thousandths of one, or 0].
  kDigit,      // หนึ่ง … เก้า [1-9].
  kEt,         // เอ็ด.
  kOneOfIt,  // นึง, เดียว: พันนึง is 1,000 [0 for นึง, 1 for เดียว].
  kTen,       // สิบ.
  kTwenty,    // ยี่สิบ, ซาว.
  kUnit,      // ร้อย … ล้าน, k [100 … 1,000,000].
  kHalf,      // ครึ่ง.
  kZeroWord,  // ศูนย์.
  kPoint,     // จุด between two numbers.
  kDoubtful,  // หาร้อย, รอย: probably a number word without its tone mark [1-9 or unit].
  // Shapes of digits that are no amounts
  kNationalId,
  kPhone,
  kDateShape,   // 12/6/60 [index of the date in the text's own order is not kept].
  kTimeShape,   // 10.30 น., 9:00
  kHouseShape,  // 123/4
  kCode,        // *100*3#, 4-92-06-01/1-0012
  kLink,        // A web or mail address.
  kLaugh,       // 555, 5555+ [thousandths].
  // Money
  kBaht,
  kSatang,
  kSalueng,
  kRound,     // ถ้วน.
  kBanknote,  // แบงค์ เหรียญ [baht if its colour is said: แบงค์ม่วง is 500].
  // What stands around figures
  kGain,  // ได้ ขายได้ รายได้ เงิน [1: ตังค์, which after a number may be satang].
  kSell,  // ขาย: a label or a gain.
  kApproximate,  // ประมาณ สัก.
  kBound,        // กว่า เกือบ ไม่ถึง หลัก หลาย.
  kTo,           // ถึง - ~.
  kOr,           // หรือ.
  kPlus,         // + บวก.
  kAnd,          // กับ และ , /.
  kTimes,        // x * คูณ.
  kEquals,       // =.
  kMinus,        // - before a number, ลบ.
  kSlash,
  kComma,
  kBracket,
  kStop,   // . ! ? and the like.
  kTotal,  // รวม ทั้งหมด [1: รวมเป็น, which makes a bare หมื่น vague].
  kLoss,   // ขาดทุน ติดลบ.
  kNet,    // กำไร เหลือ.
  kCost,   // ทุน หักทุน.
  kBreakEven,   // เท่าทุน.
  kOtherMoney,  // ซื้อ จ่าย หนี้ …
  kNotSold,     // ตาย หยุด: what is counted earned nothing.
  kUnpaid,      // ยังไม่ได้เงิน ค้าง.
  kWish,  // ถ้า อยากได้ ตั้งเป้า ราคา: a figure that is not (yet) income.
  kAskBefore,  // จาก ลด: doubtful only right before a figure.
  kBecomes,    // เป็น ต้อง.
  kDayPart,    // เช้า เย็น.
  kQuestion,   // ไหม กี่ เท่าไร.
  kNot,  // ไม่ได้ ไม่ใช่, right before a figure [1: ไม่ใช่, which denies it].
  kZero,  // ขายไม่ได้เลย ไม่มีรายได้: nothing earned.
  kMaybeZero,  // ไม่ได้เงิน ไม่ได้: perhaps nothing earned.
  kZeroAlone,  // ไม่มี: nothing earned, if nothing follows it.
  kNotCounted,
  kUnwilling,
  kUnknown,
  kCorrection,  // แก้เป็น เอ้ย [2: ผิด, which takes back what stands before].
  kPeriodWord,  // เดือนที่แล้ว ปกติ: figures beside it may belong to another round [1: a weekend].
  kRateMark,    // ละ.
  kPer,         // ต่อ.
  kEveryday,    // รายวัน รายเดือน [RateUnit].
  kClassifier,  // กิโล ถุง คน วัน [RateUnit].
  kRepeat,      // ๆ.
  kParticle,    // ค่ะ ครับ จ้า เลย เอง.
  kPerson,      // น้อง ป้า: a nickname follows.
  kPlace,       // นาหมื่นศรี: holds a number word.
  kPlaceNumber,  // ร้อยเอ็ด [101].
  kPlaceMark,    // อยู่ จังหวัด.
  kAddress,  // หมู่ บ้านเลขที่: a number follows that is none of ours.
  kPhoneMark,    // โทร.
  kOrdinal,      // ที่ ข้อ รุ่น เบอร์: same.
  kAge,          // อายุ.
  kPercent,      // % ร้อยละ.
  kClock,        // น. โมง ทุ่ม after a number.
  kClockBefore,  // ตี บ่าย before a number.
  // Dates
  kDayMark,      // วันที่.
  kYearMark,     // ปี พ.ศ.
  kMonthMark,    // เดือน.
  kMonth,        // [1-12].
  kWeekday,      // [0 Sunday - 6].
  kRelativeDay,  // เมื่อวาน [days].
  kMonthEnd,     // สิ้นเดือน.
  kMonthPart,  // ต้นเดือน กลางเดือน ปลายเดือน [0-2].
  kWhich,          // Of a day, week, month, year [see kThis … below].
  kOtherCalendar,  // วันพระ สงกรานต์: days this calendar cannot count.
  kLongAgo,        // วันก่อน: some day.
  kThisEvening,    // เมื่อเย็น: today's or yesterday's.
  kMood,           // ขายดี สบายดี: 555 after it is a laugh.
  kOrdinary,       // Known, and no concern of ours: สามี ห้าม ลูกค้า.
};

// Values of kWhich.
inline constexpr std::int64_t kThis = 0;    // นี้
inline constexpr std::int64_t kLast = 1;    // ที่แล้ว, ก่อน
inline constexpr std::int64_t kPassed = 2;  // ที่ผ่านมา
inline constexpr std::int64_t kNext = 3;    // หน้า

}  // namespace sammachip
