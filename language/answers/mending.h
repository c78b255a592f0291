// Words by which somebody says that what they sent is not right: "ผิด", "เอ้ย 350", "ลบอันเมื่อกี้".
// Pure and thread-safe; any bytes will do and nothing throws (but std::bad_alloc).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace sammachip {

enum class Mend {
  kWrong,  // It is wrong, and not said what is right: "เลขผิด".
  kTo,  // Another figure holds: "แก้เป็น 550", "พิมพ์ผิด 530 ต่างหาก".
  kDelete,    // It is to go: "ลบอันเมื่อกี้", "ลบ 800 ออก".
  kTogether,  // Two figures are to be added: "รวมกัน".
};

struct Mending {
  Mend mend = Mend::kWrong;
  // The words mean that only right after what they mend: "ไม่ใช่ 450", "โทษที 350" begin many another
  // sentence.
  bool is_only_right_after = false;
};

// What `text` as a whole mends; nothing if it mends nothing.
std::optional<Mending> mending_in(std::string_view text);

// The figure that holds by a text of Mend::kTo about what was `old_satang`, in satang: "ไม่ใช่ 350
// 450". Nothing if the text leaves that open: then it has none but the old one, or several.
std::optional<std::int64_t> figure_instead(std::string_view text, std::int64_t old_satang);

// The figures that a text names, in satang, in the order written: "ลบ 800 ออก". Those in words are
// none of them.
std::vector<std::int64_t> figures_named(std::string_view text);

}  // namespace sammachip
