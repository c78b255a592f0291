#include "language/dates/date.h"

#include <catch2/catch.hpp>
#include <string>

namespace sammachip {
namespace {

const Day kToday = parse_iso_date("2017-06-14").value();  // A Wednesday.

std::string period_line(const PeriodReading& reading) {
  if (reading.certainty == Certainty::kNone) return "NONE";
  if (reading.certainty == Certainty::kAmbiguous) return "AMBIGUOUS";
  return iso_date(reading.period.from) + " " + iso_date(reading.period.to);
}

struct DateRow {
  const char* text;
  Direction direction;
  const char* line;
};

constexpr Direction kPast = Direction::kPast;
constexpr Direction kFuture = Direction::kFuture;
constexpr Direction kEither = Direction::kEither;

constexpr DateRow kDateRows[] = {
    {"วันนี้", kPast, "2017-06-14"},
    {"วันนี้", kFuture, "2017-06-14"},
    {"เมื่อวานค่ะ", kPast, "2017-06-13"},
    {"เมื่อคืน", kPast, "2017-06-13"},
    {"ขายเมื่อวานได้ 300", kPast, "2017-06-13"},
    {"พรุ่งนี้", kPast, "AMBIGUOUS"},
    {"พรุ่งนี้", kEither, "2017-06-15"},
    {"เมื่อวาน", kFuture, "AMBIGUOUS"},
    {"เมื่อวาน", kEither, "2017-06-13"},
    {"15 มิ.ย.", kPast, "AMBIGUOUS"},
    {"15 มิ.ย.", kFuture, "2017-06-15"},
    {"10 มิ.ย.", kFuture, "2018-06-10"},
    {"15 มิ.ย. 60", kEither, "2017-06-15"},
    {"15 มิถุนายน 2560 เวลา 13.00 น.", kFuture, "2017-06-15"},
    {"๑๕/๖/๖๐", kFuture, "2017-06-15"},
    {"15-6-60", kFuture, "2017-06-15"},
    {"15/6", kFuture, "2017-06-15"},
    {"1/1/61", kFuture, "2018-01-01"},
    {"1/1/61", kPast, "AMBIGUOUS"},
    {"31/12/59", kPast, "2016-12-31"},
    {"31/12", kPast, "2016-12-31"},
    {"29 ก.พ.", kPast, "2016-02-29"},
    {"29 ก.พ. 59", kPast, "2016-02-29"},
    {"30 ก.พ.", kPast, "NONE"},
    {"31 เม.ย. 60", kPast, "NONE"},
    {"วันที่ 32", kPast, "NONE"},
    {"วันที่ 5", kPast, "2017-06-05"},
    {"วันที่ 5", kFuture, "2017-07-05"},
    {"วันที่ 14", kPast, "2017-06-14"},
    {"วันที่ 5 เดือนหน้า", kFuture, "2017-07-05"},
    {"วันที่ 20 เดือนนี้", kFuture, "2017-06-20"},
    {"วันที่ 20 เดือนนี้", kPast, "AMBIGUOUS"},
    {"วันที่ 5 ก.ค.", kFuture, "2017-07-05"},
    {"ห้ามิถุนา", kPast, "2017-06-05"},
    {"วันที่สิบสอง", kPast, "2017-06-12"},
    {"3 วันก่อน", kPast, "2017-06-11"},
    {"สามวันที่แล้ว", kPast, "2017-06-11"},
    {"อีก 3 วัน", kFuture, "2017-06-17"},
    {"2 อาทิตย์ก่อน", kPast, "AMBIGUOUS"},
    {"วันพุธ", kPast, "AMBIGUOUS"},
    {"วันอังคาร", kPast, "2017-06-13"},
    {"วันอังคาร", kFuture, "2017-06-20"},
    {"วันอังคาร", kEither, "2017-06-13"},
    {"วันอังคารหน้า", kFuture, "2017-06-20"},
    {"วันอังคารหน้า", kEither, "2017-06-20"},
    {"วันเสาร์นี้", kFuture, "2017-06-17"},
    {"วันเสาร์หน้า", kFuture, "AMBIGUOUS"},
    {"วันอาทิตย์ที่แล้ว", kPast, "2017-06-11"},
    {"วันอาทิตย์ที่ผ่านมา", kPast, "2017-06-11"},
    {"วันจันทร์ที่ 12", kPast, "2017-06-12"},
    {"วันพุธที่ 14 มิ.ย. 60", kPast, "2017-06-14"},
    {"วันอังคารที่ 12 มิ.ย.", kPast, "AMBIGUOUS"},
    {"เดือนที่แล้ว", kPast, "AMBIGUOUS"},
    {"เดือนนี้", kPast, "AMBIGUOUS"},
    {"มิถุนายน", kPast, "AMBIGUOUS"},
    {"สิ้นเดือนหน้า", kFuture, "2017-07-31"},
    {"ต้นเดือน", kPast, "AMBIGUOUS"},
    {"แรม 8 ค่ำ เดือน 7", kPast, "AMBIGUOUS"},
    {"ตรุษจีน", kPast, "AMBIGUOUS"},
    {"12 มิ.ย. กับ 13 มิ.ย.", kPast, "AMBIGUOUS"},
    {"12/6/60 (12 มิ.ย. 60)", kPast, "2017-06-12"},
    {"5-10 มิ.ย.", kPast, "AMBIGUOUS"},
    {"12-13/6/60", kPast, "AMBIGUOUS"},
    {"300 บาท", kPast, "NONE"},
    {"บ้านเลขที่ 12/6", kPast, "NONE"},
    {"0812345678", kPast, "NONE"},
    {"9.00 น.", kPast, "NONE"},
    {"5 กิโล", kPast, "NONE"},
    {"ไม่แน่ใจ", kPast, "NONE"},
    {"\xff\xfe", kPast, "NONE"},
    {"", kPast, "NONE"},
    {"2017-02-30", kPast, "NONE"},
    {"12 june 2017", kPast, "2017-06-12"},
    {"12 มิ.ย. 2017", kPast, "2017-06-12"},
    {"12 มิ.ย. 60 บาท", kPast, "2017-06-12"},
};

TEST_CASE("A day is read as people name it, in the direction asked for") {
  for (const DateRow& row : kDateRows) {
    INFO(row.text << ", direction " << static_cast<int>(row.direction));
    CHECK(date_line(read_date(row.text, kToday, row.direction)) == row.line);
  }
}

TEST_CASE("Every day of some years is read back in every common spelling") {
  const char* const months[] = {"ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.",
                                "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.",  "พ.ย.", "ธ.ค."};
  const char* const names[] = {"มกราคม",  "กุมภาพันธ์", "มีนาคม",  "เมษายน", "พฤษภาคม",  "มิถุนายน",
                               "กรกฎาคม", "สิงหาคม",  "กันยายน", "ตุลาคม",  "พฤศจิกายน", "ธันวาคม"};
  for (Day day = kToday - std::chrono::days{1'000}; day <= kToday + std::chrono::days{700};
       day += std::chrono::days{1}) {
    const std::chrono::year_month_day date{day};
    const std::string number = std::to_string(static_cast<unsigned>(date.day()));
    const auto month = static_cast<unsigned>(date.month());
    const std::string year = std::to_string(static_cast<int>(date.year()) + 543);
    const std::string shortened = year.substr(2);
    for (const std::string& text :
         {number + " " + months[month - 1] + " " + shortened, number + months[month - 1] + year,
          "วันที่ " + number + " " + names[month - 1] + " " + year,
          number + " " + names[month - 1] + " พ.ศ. " + year,
          number + "/" + std::to_string(month) + "/" + shortened, iso_date(day)}) {
      INFO(text);
      REQUIRE(date_line(read_date(text, kToday, kEither)) == iso_date(day));
    }
  }
}

TEST_CASE("A question about a day offers the days it could be") {
  CHECK(
      read_date("วันจันทร์ที่แล้ว", kToday, kPast).choices ==
      std::vector<Day>{parse_iso_date("2017-06-05").value(), parse_iso_date("2017-06-12").value()});
  CHECK(
      read_date("2-3 วันก่อน", kToday, kPast).choices ==
      std::vector<Day>{parse_iso_date("2017-06-11").value(), parse_iso_date("2017-06-12").value()});
  CHECK(
      read_date("เสาร์อาทิตย์ที่แล้ว", kToday, kPast).choices ==
      std::vector<Day>{parse_iso_date("2017-06-10").value(), parse_iso_date("2017-06-11").value()});
  // Of a past day no day to come is offered.
  CHECK(read_date("วันที่ 15", kToday, kPast).choices ==
        std::vector<Day>{parse_iso_date("2017-05-15").value()});
  CHECK(read_date("พรุ่งนี้", kToday, kPast).choices.empty());
  CHECK(read_date("20 มิ.ย.", kToday, kPast).kind == DateKind::kFutureForPast);
  CHECK(read_date("วันพระ", kToday, kPast).kind == DateKind::kUnsupportedCalendar);
  CHECK(read_date("32 มิ.ย.", kToday, kPast).kind == DateKind::kInvalid);
  CHECK(read_date("20 มิ.ย. 60", kToday, kPast).kind == DateKind::kFutureForPast);
  CHECK(read_date("วันศุกร์ที่ 12 มิ.ย. 60", kToday, kPast).kind == DateKind::kWeekdayDiffers);
  CHECK(read_date("12/6/40", kToday, kPast).kind == DateKind::kYearUnclear);
}

TEST_CASE("A period is read as people name it") {
  struct PeriodRow {
    const char* text;
    const char* line;
  };
  const PeriodRow rows[] = {
      {"เดือนที่แล้ว", "2017-05-01 2017-05-31"},
      {"เดือนก่อน", "2017-05-01 2017-05-31"},
      {"เดือนที่ผ่านมา", "2017-05-01 2017-05-31"},
      {"เดือนนี้", "2017-06-01 2017-06-30"},
      {"มิ.ย. 60", "2017-06-01 2017-06-30"},
      {"ส.ค. 59", "2016-08-01 2016-08-31"},
      {"สิงหา", "2016-08-01 2016-08-31"},
      {"เดือนสิงหาคม 2559", "2016-08-01 2016-08-31"},
      {"เดือน 5", "2017-05-01 2017-05-31"},
      {"ม.ค.-มี.ค. 60", "2017-01-01 2017-03-31"},
      {"ต.ค.-ธ.ค. 59", "2016-10-01 2016-12-31"},
      {"พ.ย. ถึง ก.พ.", "2016-11-01 2017-02-28"},
      {"ปีงบ 60", "2016-10-01 2017-09-30"},
      {"ปีงบประมาณ 2567", "2023-10-01 2024-09-30"},
      {"ปีงบประมาณ พ.ศ. 2560", "2016-10-01 2017-09-30"},
      {"ปีงบนี้", "2016-10-01 2017-09-30"},
      {"ปี 2559", "2016-01-01 2016-12-31"},
      {"ปีที่แล้ว", "2016-01-01 2016-12-31"},
      {"ปีนี้", "2017-01-01 2017-12-31"},
      {"สัปดาห์ที่แล้ว", "2017-06-05 2017-06-11"},
      {"สัปดาห์นี้", "2017-06-12 2017-06-18"},
      {"เสาร์อาทิตย์ที่แล้ว", "2017-06-10 2017-06-11"},
      {"สุดสัปดาห์หน้า", "2017-06-24 2017-06-25"},
      {"2-3 วันก่อน", "AMBIGUOUS"},
      {"อาทิตย์ที่แล้ว", "AMBIGUOUS"},
      {"5-10 มิ.ย.", "2017-06-05 2017-06-10"},
      {"5-10 มิ.ย. 60", "2017-06-05 2017-06-10"},
      {"วันที่ 5 ถึง 10", "2017-06-05 2017-06-10"},
      {"วันที่ 1-7 มิถุนายน 2560", "2017-06-01 2017-06-07"},
      {"ต้นเดือน", "2017-06-01 2017-06-10"},
      {"กลางเดือนที่แล้ว", "2017-05-11 2017-05-20"},
      {"ปลายเดือนพฤษภา", "2017-05-21 2017-05-31"},
      {"เมื่อวาน", "2017-06-13 2017-06-13"},
      {"12 มิ.ย. 60", "2017-06-12 2017-06-12"},
      {"7 วันที่ผ่านมา", "2017-06-07 2017-06-13"},
      {"ขายได้ 300", "NONE"},
  };
  for (const PeriodRow& row : rows) {
    INFO(row.text);
    CHECK(period_line(read_period(row.text, kToday)) == row.line);
  }
}

TEST_CASE("A fiscal year begins in October and is named by the year it ends in") {
  CHECK(fiscal_year_be(parse_iso_date("2017-09-30").value()) == 2560);
  CHECK(fiscal_year_be(parse_iso_date("2017-10-01").value()) == 2561);
  CHECK(iso_date(fiscal_year(2560).from) == "2016-10-01");
  CHECK(iso_date(fiscal_year(2560).to) == "2017-09-30");
}

TEST_CASE("Only an exact ISO date is one") {
  CHECK(parse_iso_date("2020-02-29").has_value());
  for (const char* text :
       {"2019-02-29", "2017-6-12", "2017-06-12 ", "2017/06/12", "", "2017-13-01", "20a7-06-12"}) {
    CHECK_FALSE(parse_iso_date(text).has_value());
  }
}

}  // namespace
}  // namespace sammachip
