#include "simulator/rich_menu_limits.h"

#include <optional>
#include <utility>

#include "simulator/action_limits.h"
#include "simulator/findings.h"

namespace sammachip::simulator {

namespace {

using nlohmann::json;

constexpr std::size_t kImageBytes = std::size_t{1024} * 1024;
constexpr double kWidestShape = 1.45;  // Width by height, at least.
constexpr long long kAny = 1LL << 31;

struct Size {
  unsigned width = 0;
  unsigned height = 0;
};

unsigned byte_at(const std::string& bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

unsigned number_at(const std::string& bytes, std::size_t at, int count) {
  unsigned number = 0;
  for (int i = 0; i < count; ++i) number = number << 8 | byte_at(bytes, at + std::size_t(i));
  return number;
}

std::optional<Size> png_size(const std::string& bytes) {
  if (bytes.size() < 24 || bytes.compare(1, 3, "PNG") != 0) return std::nullopt;
  return Size{number_at(bytes, 16, 4), number_at(bytes, 20, 4)};
}

// Walks the segments of a JPEG to the frame's header.
std::optional<Size> jpeg_size(const std::string& bytes) {
  if (bytes.size() < 4 || number_at(bytes, 0, 2) != 0xFFD8) return std::nullopt;
  std::size_t at = 2;
  while (at + 9 < bytes.size() && byte_at(bytes, at) == 0xFF) {
    const unsigned kind = byte_at(bytes, at + 1);
    const bool is_frame =
        kind >= 0xC0 && kind <= 0xCF && kind != 0xC4 && kind != 0xC8 && kind != 0xCC;
    if (is_frame) return Size{number_at(bytes, at + 7, 2), number_at(bytes, at + 5, 2)};
    at += 2 + number_at(bytes, at + 2, 2);
  }
  return std::nullopt;
}

void check_areas(Findings& findings, const json& menu, long long width, long long height) {
  if (!findings.list(menu, "", "areas", 0, 20)) return;
  for (std::size_t i = 0; i < menu["areas"].size(); ++i) {
    const json& area = menu["areas"][i];
    const std::string path = "areas[" + std::to_string(i) + "]";
    const json& bounds = Findings::at(area, "bounds");
    const std::size_t before = findings.problems().size();
    for (const char* key : {"x", "y"}) {
      findings.whole_number(bounds, path + ".bounds", key, Presence::kRequired, 0, kAny);
    }
    for (const char* key : {"width", "height"}) {
      findings.whole_number(bounds, path + ".bounds", key, Presence::kRequired, 1, kAny);
    }
    if (findings.problems().size() == before &&
        (bounds["x"].get<long long>() + bounds["width"].get<long long>() > width ||
         bounds["y"].get<long long>() + bounds["height"].get<long long>() > height)) {
      findings.add(path + ".bounds", "must lie within the menu");
    }
    check_action(findings, Findings::at(area, "action"), path + ".action", ActionPlace::kRichMenu);
  }
}

}  // namespace

std::vector<Problem> rich_menu_problems(const json& menu) {
  Findings findings;
  const json& size = Findings::at(menu, "size");
  findings.whole_number(size, "size", "width", Presence::kRequired, 800, 2500);
  findings.whole_number(size, "size", "height", Presence::kRequired, 250, kAny);
  findings.text(menu, "", "name", Presence::kRequired, Unit::kGraphemes, 1, 300);
  findings.text(menu, "", "chatBarText", Presence::kRequired, Unit::kGraphemes, 1, 14);
  if (!Findings::at(menu, "selected").is_boolean()) findings.add("selected", "May not be null");
  if (!findings.problems().empty()) return findings.problems();
  const auto width = size["width"].get<long long>();
  const auto height = size["height"].get<long long>();
  if (static_cast<double>(width) < kWidestShape * static_cast<double>(height)) {
    findings.add("size", "The aspect ratio (width / height) must be at least 1.45");
  }
  check_areas(findings, menu, width, height);
  return findings.problems();
}

std::string image_problem(const std::string& bytes, const std::string& content_type,
                          const json& menu) {
  if (bytes.size() > kImageBytes) return "The image is larger than 1 MB";
  std::optional<Size> size;
  if (content_type == "image/png") size = png_size(bytes);
  if (content_type == "image/jpeg") size = jpeg_size(bytes);
  if (!size) return "The image must be a JPEG or PNG and its Content-Type must say so";
  const json& wanted = menu["size"];
  if (wanted["width"] != size->width || wanted["height"] != size->height) {
    return "The image must be as large as the rich menu";
  }
  return {};
}

}  // namespace sammachip::simulator
