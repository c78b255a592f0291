#include "simulator/message_view.h"

#include <utility>

namespace sammachip::simulator {

namespace {

using nlohmann::json;

constexpr int kDeepestShown = 40;  // Boxes in boxes; LINE's own limit is not written.
constexpr const char* kRule = "———";

std::string text_at(const json& object, const char* key) {
  if (!object.is_object()) return {};
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

const json& part(const json& object, const char* key) {
  static const json kNothing;
  if (!object.is_object()) return kNothing;
  const auto found = object.find(key);
  return found == object.end() ? kNothing : *found;
}

std::string button_text(const json& action) { return '[' + text_at(action, "label") + ']'; }

void add_line(std::string& text, const std::string& line, const char* between) {
  if (line.empty()) return;
  if (!text.empty()) text += between;
  text += line;
}

std::string flex_text(const json& component, int depth) {
  const std::string type = text_at(component, "type");
  if (type == "separator") return kRule;
  if (type == "button") return button_text(part(component, "action"));
  if (type == "image") return "(image)";
  if (type == "video") return "(video)";
  if (type == "span") return text_at(component, "text");
  if (type == "text") {
    std::string text;
    for (const auto& span : part(component, "contents")) text += text_at(span, "text");
    return text.empty() ? text_at(component, "text") : text;
  }
  if (type != "box" || depth >= kDeepestShown) return {};
  std::string text;
  const bool is_column = text_at(component, "layout") == "vertical";
  for (const auto& child : part(component, "contents")) {
    add_line(text, flex_text(child, depth + 1), is_column ? "\n" : " ");
  }
  return text;
}

std::string container_text(const json& container) {
  std::string text;
  if (text_at(container, "type") == "carousel") {
    for (const auto& bubble : part(container, "contents")) {
      add_line(text, container_text(bubble), "\n\n");
    }
    return text;
  }
  for (const char* block : {"header", "hero", "body", "footer"}) {
    add_line(text, flex_text(part(container, block), 0), "\n");
  }
  return text;
}

std::string template_text(const json& content) {
  std::string text;
  add_line(text, text_at(content, "title"), "\n");
  add_line(text, text_at(content, "text"), "\n");
  for (const auto& action : part(content, "actions")) add_line(text, button_text(action), "\n");
  if (part(content, "action").is_object()) add_line(text, button_text(content["action"]), "\n");
  for (const auto& column : part(content, "columns")) add_line(text, template_text(column), "\n\n");
  return text;
}

void add_button(std::vector<Button>& buttons, ButtonPlace place, const json& action,
                const std::string& otherwise) {
  if (!action.is_object()) return;
  const std::string label = text_at(action, "label");
  buttons.push_back({place, label.empty() ? otherwise : label, action});
}

void add_flex_buttons(std::vector<Button>& buttons, const json& component, int depth) {
  if (!component.is_object() || depth >= kDeepestShown) return;
  for (const char* inner : {"header", "hero", "body", "footer"}) {
    add_flex_buttons(buttons, part(component, inner), depth + 1);
  }
  for (const auto& child : part(component, "contents")) {
    add_flex_buttons(buttons, child, depth + 1);
  }
  add_button(buttons, ButtonPlace::kFlex, part(component, "action"), flex_text(component, depth));
}

void add_template_buttons(std::vector<Button>& buttons, const json& content) {
  for (const auto& action : part(content, "actions")) {
    add_button(buttons, ButtonPlace::kTemplate, action, {});
  }
  add_button(buttons, ButtonPlace::kTemplate, part(content, "action"), {});
  add_button(buttons, ButtonPlace::kTemplate, part(content, "defaultAction"),
             text_at(content, "text"));
  for (const auto& column : part(content, "columns")) add_template_buttons(buttons, column);
}

}  // namespace

std::string readable_text(const json& message) {
  const std::string type = text_at(message, "type");
  if (type == "text" || type == "textV2") return text_at(message, "text");
  if (type == "flex") return container_text(part(message, "contents"));
  if (type == "template") return template_text(part(message, "template"));
  if (type == "imagemap") return "(imagemap) " + text_at(message, "altText");
  if (type == "location") {
    std::string text = "(location)";
    add_line(text, text_at(message, "title"), " ");
    add_line(text, text_at(message, "address"), " ");
    return text;
  }
  if (type == "file") return "(file) " + text_at(message, "fileName");
  return '(' + type + ')';
}

std::vector<Button> buttons_of(const json& message) {
  std::vector<Button> buttons;
  add_flex_buttons(buttons, part(message, "contents"), 0);
  add_template_buttons(buttons, part(message, "template"));
  if (text_at(message, "type") == "imagemap") {
    for (const auto& action : part(message, "actions")) {
      add_button(buttons, ButtonPlace::kImagemap, action, text_at(action, "text"));
    }
  }
  for (const auto& item : part(part(message, "quickReply"), "items")) {
    add_button(buttons, ButtonPlace::kQuickReply, part(item, "action"), {});
  }
  return buttons;
}

}  // namespace sammachip::simulator
