#include "language/lists/purchase_line.h"

#include <algorithm>
#include <array>

#include "language/letters/bytes.h"
#include "language/letters/normalise.h"

namespace sammachip {
namespace {

// Longest first where one begins with another.
constexpr std::array<std::string_view, 50> kUnits{
    "กิโลกรัม", "กิโล",    "กก.", "กก",   "โล",  "ขีด",    "กรัม", "ตัน",     "ถุง",    "ขวด",
    "ลิตร",    "แกลลอน", "ลัง",  "กล่อง", "แพ็ค", "แพค",   "แผ่น", "แผง",    "ม้วน",   "เมตร",
    "หลา",    "ผืน",     "มัด",  "กำ",   "ตัว",  "ต้น",    "ก้อน", "กระสอบ", "กระปุก", "กระป๋อง",
    "ใบ",     "อัน",     "ชุด",  "คู่",    "ลูก",  "ฟอง",   "เส้น", "ท่อน",    "ซอง",   "โหล",
    "ปี๊บ",     "ถัง",     "เล่ม", "ห่อ",   "หวี",  "เครื่อง", "ด้าม", "แท่ง",    "ชิ้น",    "คัน"};

// What people put before the thing itself.
constexpr std::array<std::string_view, 8> kPurchaseLeads{"ซื้อ", "จ่ายค่า",  "จ่าย", "ค่า",
                                                         "จด", "รายการ", "ได้",  "ของ"};

bool is_number(char c) { return is_digit(c) || c == ',' || c == '.'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '-' || text.front() == ':')) {
    text.remove_prefix(1);
  }
  while (!text.empty() && (text.back() == ' ' || text.back() == '-' || text.back() == ':' ||
                           text.back() == '=' || text.back() == ',')) {
    text.remove_suffix(1);
  }
  return text;
}

// Buying is what the line is about, so the verb tells nothing; to read_amount it would be a cost.
std::string_view without_lead(std::string_view text) {
  for (bool is_changed = true; is_changed;) {
    is_changed = false;
    for (const auto lead : kPurchaseLeads) {
      const auto rest = text.substr(0, lead.size()) == lead ? text.substr(lead.size()) : text;
      // "ของหวาน" and "ได้ผล" are things: only before a space or another lead are they not.
      if (rest.size() == text.size() || rest.empty()) continue;
      const bool is_verb = lead == "ซื้อ" || lead == "จ่าย" || lead == "จ่ายค่า" || rest[0] == ' ' ||
                           (lead == "ค่า" && !is_digit(rest[0]));
      if (!is_verb) continue;
      text = trimmed(rest);
      is_changed = true;
    }
  }
  return text;
}

std::string_view unit_at(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  for (const auto unit : kUnits) {
    if (text.substr(0, unit.size()) != unit) continue;
    // "กิโลละ 120" is a price, no quantity.
    if (text.substr(unit.size(), std::string_view("ละ").size()) == "ละ") return {};
    return unit;
  }
  return {};
}

// A number with a unit after it: "5 กิโล". Returns the text without it.
std::string find_quantity(std::string_view text, PurchaseLine& line) {
  for (std::size_t i = 0; i < text.size();) {
    if (!is_digit(text[i])) {
      ++i;
      continue;
    }
    const std::size_t from = i;
    while (i < text.size() && is_number(text[i])) ++i;
    const std::string_view unit = unit_at(text.substr(i));
    if (unit.empty()) continue;
    line.quantity = std::string(text.substr(from, i - from));
    line.unit = std::string(unit);
    const std::size_t until = text.find(unit, i) + unit.size();
    return std::string(text.substr(0, from)) + " " + std::string(text.substr(until));
  }
  return std::string(text);
}

// To read_amount "ราคา" tells of what something costs others.
std::string without_price_word(std::string_view text) {
  constexpr std::string_view word = "ราคา";
  const auto at = text.find(word);
  if (at == std::string_view::npos) return std::string(text);
  return std::string(text.substr(0, at)) + std::string(text.substr(at + word.size()));
}

// Where the words about number and price begin: what stands before is the thing.
std::size_t end_of_item(std::string_view text) {
  std::size_t end = text.size();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_digit(text[i])) {
      end = i;
      break;
    }
  }
  for (const auto unit : kUnits) {
    const auto price = text.find(std::string(unit) + "ละ");
    if (price != std::string_view::npos) end = std::min(end, price);
  }
  for (const std::string_view word : {"ราคา", "เป็นเงิน", "จำนวน", "ทั้งหมด", "รวม"}) {
    const auto at = text.find(word);
    if (at != std::string_view::npos && at > 0) end = std::min(end, at);
  }
  return end;
}

// The figure may come first: "600 บาท พริกแห้ง". Then the thing is what is left behind it.
std::string_view item_behind(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && (is_number(text[at]) || text[at] == ' ')) ++at;
  std::string_view rest = text.substr(at);
  for (const std::string_view word : {"บาท", "บ.", "฿"}) {
    if (rest.substr(0, word.size()) == word) rest.remove_prefix(word.size());
  }
  rest = without_lead(trimmed(rest));
  return trimmed(rest.substr(0, end_of_item(rest)));
}

}  // namespace

PurchaseLine read_purchase_line(std::string_view text) {
  const std::string whole = normalise(text);
  const std::string_view bare = without_lead(trimmed(whole));
  PurchaseLine line;
  line.amount = read_amount(without_price_word(bare));
  const std::string rest = find_quantity(bare, line);
  // "พริกแห้ง 5 โล 600": with the quantity known, the other figure is what was paid. It is said back
  // before it is kept.
  if (line.amount.certainty == Certainty::kAmbiguous && !line.quantity.empty()) {
    AmountReading paid = read_amount(without_price_word(rest));
    if (paid.certainty == Certainty::kFigure) line.amount = std::move(paid);
  }
  if (line.amount.kind == AmountKind::kQuantityPrice && line.quantity.empty()) {
    line.quantity = std::to_string(line.amount.quantity);
    line.unit = line.amount.rate_word;
  }
  const bool has_digits = std::any_of(bare.begin(), bare.end(), is_digit);
  // Numbers in words run into the thing's name without a space: then it is asked for.
  if (!has_digits && line.amount.kind != AmountKind::kNothing) {
    const auto space = bare.find(' ');
    if (space != std::string_view::npos &&
        read_amount(bare.substr(0, space)).kind == AmountKind::kNothing) {
      line.item = std::string(trimmed(bare.substr(0, space)));
    }
    return line;
  }
  std::string_view item = trimmed(bare.substr(0, end_of_item(bare)));
  if (item.empty()) item = item_behind(bare);
  line.item = std::string(item);
  return line;
}

}  // namespace sammachip
