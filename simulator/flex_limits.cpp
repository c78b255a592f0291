#include "simulator/flex_limits.h"

#include <regex>
#include <set>
#include <vector>

#include "simulator/action_limits.h"

namespace sammachip::simulator {

namespace {

using nlohmann::json;

constexpr std::size_t kBubbleBytes = 30000;
constexpr std::size_t kCarouselBytes = 50000;
constexpr std::size_t kLongestWord = 40;
constexpr int kDeepestFlex = 40;  // LINE has not written its limit down; no chat needs as much.

std::string pointer_entry(const std::string& path, std::size_t index) {
  return path + '/' + std::to_string(index);
}

std::size_t byte_count(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace).size();
}

// A property that, if present, must look like `pattern`.
void check_pattern(Findings& findings, const json& component, const std::string& path,
                   const char* key, const std::regex& pattern) {
  const json& value = Findings::at(component, key);
  if (value.is_null()) return;
  // std::regex recurses for each character, so only short texts are shown to it.
  const std::string text = value.is_string() ? value.get<std::string>() : std::string();
  if (text.size() > kLongestWord || !std::regex_match(text, pattern)) {
    findings.add(path + '/' + key, "invalid property");
  }
}

// Colours and distances are alike in every component.
void check_looks(Findings& findings, const json& component, const std::string& path) {
  static const std::regex color("#[0-9A-Fa-f]{6}([0-9A-Fa-f]{2})?");
  for (const char* key : {"color", "backgroundColor", "borderColor", "startColor", "endColor"}) {
    check_pattern(findings, component, path, key, color);
  }
  static const std::regex gap("none|xs|sm|md|lg|xl|xxl|[0-9]+(\\.[0-9]+)?px");
  for (const char* key : {"margin", "spacing"}) {
    check_pattern(findings, component, path, key, gap);
  }
  static const std::regex distance("none|xs|sm|md|lg|xl|xxl|-?[0-9]+(\\.[0-9]+)?(px|%)");
  for (const char* key : {"paddingAll", "paddingTop", "paddingBottom", "paddingStart", "paddingEnd",
                          "offsetTop", "offsetBottom", "offsetStart", "offsetEnd"}) {
    check_pattern(findings, component, path, key, distance);
  }
  static const std::regex corner("none|xs|sm|md|lg|xl|xxl|[0-9]+(\\.[0-9]+)?px");
  check_pattern(findings, component, path, "cornerRadius", corner);
  static const std::regex border("none|light|normal|medium|semi-bold|bold|[0-9]+(\\.[0-9]+)?px");
  check_pattern(findings, component, path, "borderWidth", border);
  findings.whole_number(component, path, "flex", Presence::kOptional, 0, 1000);
}

class FlexCheck {
 public:
  explicit FlexCheck(Findings& findings) : findings_(findings) {}

  void bubble(const json& bubble, const std::string& path);

 private:
  enum class Inside { kBlock, kHero, kColumn, kBaseline };

  void component(const json& component, const std::string& path, Inside inside, int depth);
  void box(const json& box, const std::string& path, int depth);
  void text(const json& text, const std::string& path);
  void media(const json& media, const std::string& type, const std::string& path, int depth);
  void tappable(const json& component, const std::string& path);
  static bool may_stand(const std::string& type, Inside inside);

  Findings& findings_;
};

bool FlexCheck::may_stand(const std::string& type, Inside inside) {
  static const std::set<std::string> hero{"box", "image", "video"};
  static const std::set<std::string> baseline{"icon", "text", "filler"};
  static const std::set<std::string> column{"box",  "button",    "image",
                                            "text", "separator", "filler"};
  switch (inside) {
    case Inside::kBlock:
      return type == "box";
    case Inside::kHero:
      return hero.count(type) > 0;
    case Inside::kBaseline:
      return baseline.count(type) > 0;
    case Inside::kColumn:
      return column.count(type) > 0;
  }
  return false;
}

void FlexCheck::tappable(const json& component, const std::string& path) {
  const json& action = Findings::at(component, "action");
  if (!action.is_null()) check_action(findings_, action, path + "/action", ActionPlace::kFlexArea);
}

void FlexCheck::text(const json& text, const std::string& path) {
  static const std::regex size("xxs|xs|sm|md|lg|xl|xxl|3xl|4xl|5xl|[0-9]+(\\.[0-9]+)?px");
  check_pattern(findings_, text, path, "size", size);
  const json& spans = Findings::at(text, "contents");
  if (!spans.is_array() || spans.empty()) {
    if (Findings::text_at(text, "text").empty()) {
      findings_.add(path + "/text", "must be non-empty text");
    }
    return tappable(text, path);
  }
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const std::string span = pointer_entry(path + "/contents", i);
    if (Findings::text_at(spans[i], "type") != "span") findings_.add(span, "invalid component");
    check_pattern(findings_, spans[i], span, "size", size);
    check_looks(findings_, spans[i], span);
  }
  tappable(text, path);
}

void FlexCheck::media(const json& media, const std::string& type, const std::string& path,
                      int depth) {
  static const std::regex ratio("[0-9]{1,6}(\\.[0-9]+)?:[0-9]{1,6}(\\.[0-9]+)?");
  static const std::regex size("xxs|xs|sm|md|lg|xl|xxl|3xl|4xl|5xl|full|[0-9]+(\\.[0-9]+)?(px|%)");
  findings_.https_url(media, path, "url", Presence::kRequired);
  check_pattern(findings_, media, path, "aspectRatio", ratio);
  if (type != "video") {
    check_pattern(findings_, media, path, "size", size);
  } else {
    findings_.https_url(media, path, "previewUrl", Presence::kRequired);
    component(Findings::at(media, "altContent"), path + "/altContent", Inside::kHero, depth + 1);
  }
  tappable(media, path);
}

void FlexCheck::box(const json& box, const std::string& path, int depth) {
  findings_.choice(box, path, "layout", Presence::kRequired,
                   {"horizontal", "vertical", "baseline"});
  const json& background = Findings::at(box, "background");
  if (background.is_object()) check_looks(findings_, background, path + "/background");
  tappable(box, path);
  const json& contents = Findings::at(box, "contents");
  if (!contents.is_array()) return findings_.add(path + "/contents", "must be specified");
  const bool is_line = Findings::text_at(box, "layout") == "baseline";
  for (std::size_t i = 0; i < contents.size(); ++i) {
    component(contents[i], pointer_entry(path + "/contents", i),
              is_line ? Inside::kBaseline : Inside::kColumn, depth + 1);
  }
}

void FlexCheck::component(const json& component, const std::string& path, Inside inside,
                          int depth) {
  if (depth > kDeepestFlex) return findings_.add(path, "nested too deeply");
  const std::string type = Findings::text_at(component, "type");
  if (!may_stand(type, inside)) return findings_.add(path, "invalid component: " + type);
  check_looks(findings_, component, path);
  if (type == "box") {
    box(component, path, depth);
  } else if (type == "text") {
    text(component, path);
  } else if (type == "image" || type == "icon" || type == "video") {
    media(component, type, path, depth);
  } else if (type == "button") {
    check_action(findings_, Findings::at(component, "action"), path + "/action",
                 ActionPlace::kFlexButton);
  }
}

void FlexCheck::bubble(const json& bubble, const std::string& path) {
  if (Findings::text_at(bubble, "type") != "bubble") return findings_.add(path, "invalid bubble");
  if (byte_count(bubble) > kBubbleBytes) {
    findings_.add(path, "the bubble is larger than 30 KB");
  }
  findings_.choice(bubble, path, "size", Presence::kOptional,
                   {"nano", "micro", "deca", "hecto", "kilo", "mega", "giga"});
  bool has_block = false;
  for (const char* block : {"header", "hero", "body", "footer"}) {
    const json& content = Findings::at(bubble, block);
    if (content.is_null()) continue;
    has_block = true;
    const bool is_hero = std::string(block) == "hero";
    component(content, path + '/' + block, is_hero ? Inside::kHero : Inside::kBlock, 0);
  }
  if (!has_block) findings_.add(path, "at least one block must be specified");
  tappable(bubble, path);
}

}  // namespace

void check_flex(Findings& findings, const json& container, const std::string& path) {
  FlexCheck check(findings);
  if (Findings::text_at(container, "type") != "carousel") return check.bubble(container, path);
  if (!findings.list(container, path, "contents", 1, 12)) return;
  if (byte_count(container) > kCarouselBytes) {
    findings.add(path, "the carousel is larger than 50 KB");
  }
  std::set<std::string> sizes;
  const json& bubbles = container["contents"];
  for (std::size_t i = 0; i < bubbles.size(); ++i) {
    check.bubble(bubbles[i], pointer_entry(path + "/contents", i));
    const std::string size = Findings::text_at(bubbles[i], "size");
    sizes.insert(size.empty() ? "mega" : size);
  }
  if (sizes.size() > 1) findings.add(path, "all bubbles of a carousel must have the same size");
}

}  // namespace sammachip::simulator
