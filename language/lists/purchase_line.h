// What was bought, in one line: "พริกแห้ง 5 กิโล 600 บาท". Pure and thread-safe; any bytes will do
// and nothing throws (but std::bad_alloc).
#pragma once

#include <string>
#include <string_view>

#include "language/amounts/amount.h"

namespace sammachip {

struct PurchaseLine {
  std::string item;      // "พริกแห้ง"; empty if the line names none.
  std::string quantity;  // "5", in Arabic digits; empty if none is said.
  std::string unit;      // "กิโล"; empty if none is said.
  AmountReading amount;  // What was paid for all of it, as read_amount() understood it.
};

// Returns what the line says. "กิโลละ 120 5 กิโล" has the product as its amount. What the amount
// leaves open (a range, a price for one) is for the talk to ask.
PurchaseLine read_purchase_line(std::string_view text);

}  // namespace sammachip
