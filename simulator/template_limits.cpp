#include "simulator/template_limits.h"

#include "simulator/action_limits.h"

namespace sammachip::simulator {

namespace {

using nlohmann::json;

std::string member_entry(const std::string& path, const char* key, std::size_t index) {
  return path + '.' + key + '[' + std::to_string(index) + ']';
}

bool has_image(const json& column) { return column.contains("thumbnailImageUrl"); }
bool has_title(const json& column) { return column.contains("title"); }

void check_actions(Findings& findings, const json& holder, const std::string& path, std::size_t min,
                   std::size_t max) {
  if (!findings.list(holder, path, "actions", min, max)) return;
  for (std::size_t i = 0; i < holder["actions"].size(); ++i) {
    check_action(findings, holder["actions"][i], member_entry(path, "actions", i),
                 ActionPlace::kTemplate);
  }
}

// What a buttons template and a column of a carousel share.
void check_card(Findings& findings, const json& card, const std::string& path,
                std::size_t longest_text, std::size_t most_actions) {
  const std::size_t longest = has_image(card) || has_title(card) ? 60 : longest_text;
  findings.text(card, path, "text", Presence::kRequired, Unit::kGraphemes, 1, longest);
  findings.text(card, path, "title", Presence::kOptional, Unit::kGraphemes, 1, 40);
  findings.https_url(card, path, "thumbnailImageUrl", Presence::kOptional);
  check_actions(findings, card, path, 1, most_actions);
  const json& whole = Findings::at(card, "defaultAction");
  if (!whole.is_null()) {
    check_action(findings, whole, path + ".defaultAction", ActionPlace::kRichMenu);
  }
}

void check_carousel(Findings& findings, const json& content, const std::string& path) {
  if (!findings.list(content, path, "columns", 1, 10)) return;
  const json& columns = content["columns"];
  const json& first = columns[0];
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::string column = member_entry(path, "columns", i);
    check_card(findings, columns[i], column, 120, 3);
    if (Findings::at(columns[i], "actions").size() != Findings::at(first, "actions").size()) {
      findings.add(column + ".actions", "The number of actions must be the same in all columns");
    }
    if (has_image(columns[i]) != has_image(first) || has_title(columns[i]) != has_title(first)) {
      findings.add(column, "Images and titles must be used in all columns or in none");
    }
  }
}

void check_image_carousel(Findings& findings, const json& content, const std::string& path) {
  if (!findings.list(content, path, "columns", 1, 10)) return;
  for (std::size_t i = 0; i < content["columns"].size(); ++i) {
    const json& column = content["columns"][i];
    const std::string at = member_entry(path, "columns", i);
    findings.https_url(column, at, "imageUrl", Presence::kRequired);
    check_action(findings, Findings::at(column, "action"), at + ".action",
                 ActionPlace::kImageCarousel);
  }
}

}  // namespace

void check_template(Findings& findings, const json& content, const std::string& path) {
  if (!content.is_object()) return findings.add(path, "May not be empty");
  const std::string type = Findings::text_at(content, "type");
  if (type == "buttons") {
    check_card(findings, content, path, 160, 4);
  } else if (type == "confirm") {
    findings.text(content, path, "text", Presence::kRequired, Unit::kGraphemes, 1, 240);
    check_actions(findings, content, path, 2, 2);
  } else if (type == "carousel") {
    check_carousel(findings, content, path);
  } else if (type == "image_carousel") {
    check_image_carousel(findings, content, path);
  } else {
    findings.add(path + ".type", "invalid template type");
  }
}

}  // namespace sammachip::simulator
