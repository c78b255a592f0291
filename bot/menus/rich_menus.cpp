#include "bot/menus/rich_menus.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "bot/base/json_mistake.h"
#include "bot/talks/talks.h"
#include "storage/machine/menu_links.h"
#include "storage/machine/settings.h"
#include "storage/records.h"

namespace sammachip {
namespace {

const std::string kMenus = "/v2/bot/richmenu";
const std::string kAliases = kMenus + "/alias";
const std::string kDefault = "/v2/bot/user/all/richmenu";
constexpr std::size_t kMostPictureBytes = 1'048'576;  // docs/line.md 6.
constexpr std::size_t kHashDigits = 16;
constexpr char kNotLines[] =
    "Something between here and LINE answered in its place: a network that wants a sign-in, or a "
    "proxy. Run it again: what is done stays done.";

std::string prefix_of(const std::string& role) { return "sammachip-" + role + "-"; }

std::string hash_of(const std::string& bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1) {
    throw RichMenuError("OpenSSL made no SHA-256.");
  }
  std::string hex;
  for (std::size_t i = 0; i < kHashDigits / 2; ++i) {
    hex += "0123456789abcdef"[digest[i] >> 4];
    hex += "0123456789abcdef"[digest[i] & 15];
  }
  return hex;
}

Json body_of(const RichMenu& menu) {
  Json areas = Json::array();
  for (const RichMenuArea& area : menu.areas) {
    areas.push_back(
        {{"bounds", {{"x", area.x}, {"y", area.y}, {"width", area.width}, {"height", area.height}}},
         {"action",
          {{"type", "postback"},
           {"label", area.label},
           {"data", command_data(area.command)},
           {"displayText", area.label}}}});
  }
  return {{"size", {{"width", menu.width}, {"height", menu.height}}},
          {"selected", true},
          {"chatBarText", menu.bar_text},
          {"areas", areas}};
}

std::string content_of_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  if (!file) throw RichMenuError("Cannot read " + path + ".");
  return content.str();
}

RichMenu read_rich_menu(const std::string& folder, const std::string& role) {
  const std::string path = folder + "/" + role + ".json";
  RichMenu menu;
  menu.role = role;
  const auto mistake = json_mistake_of([&] {
    const Json json = Json::parse(content_of_file(path));
    json.at("width").get_to(menu.width);
    json.at("height").get_to(menu.height);
    json.at("bar").get_to(menu.bar_text);
    for (const Json& area : json.at("areas")) {
      menu.areas.push_back({area.at("x"), area.at("y"), area.at("width"), area.at("height"),
                            area.at("label"), area.at("command")});
    }
  });
  if (mistake) throw RichMenuError(path + ": " + *mistake);
  menu.png = content_of_file(folder + "/" + role + ".png");
  if (menu.png.size() > kMostPictureBytes) {
    throw RichMenuError(folder + "/" + role + ".png is larger than the 1 MB that LINE takes.");
  }
  return menu;
}

// LINE's side, as far as installing needs it.
class MenusAtLine {
 public:
  MenusAtLine(LineClient& line, Installing installing,
              const std::function<void(const std::string&)>& say)
      : line_(line), installing_(installing), say_(say) {
    const Json menus = answered(line_.get(kMenus + "/list"));
    for (const Json& menu : menus.at("richmenus")) {
      menus_.emplace(menu.at("richMenuId"), menu.at("name"));
    }
    const Json aliases = answered(line_.get(kAliases + "/list"));
    for (const Json& alias : aliases.at("aliases")) {
      aliases_[alias.at("richMenuAliasId")] = alias.at("richMenuId");
    }
    if (const HttpAnswer answer = line_.get(kDefault); !is_absent(answer)) {
      default_ = answered(answer).at("richMenuId");
    }
  }

  // The id of `menu`, made if LINE has it not; empty if it would be made. `known` is the id that
  // was noted last.
  std::string put_up(const RichMenu& menu, const std::string& known) {
    const std::string name = menu.name();
    std::string id = find(name, known);
    const bool is_new = id.empty();
    if (is_new) {
      say_("make " + name);
      if (installing_ == Installing::kOnlySay) return id;
      id = answered(line_.post(kMenus, menu.body_json())).at("richMenuId");
      menus_.emplace(id, name);
    }
    // Menus whose id was noted have their picture; of others an earlier run may have broken off.
    if (is_new || (id != known && !has_picture(id))) {
      say_("upload the picture of " + name);
      if (installing_ == Installing::kForReal) {
        answered(line_.post_data(content_path(id), menu.png, "image/png"));
      }
    }
    return id;
  }

  void point_alias(const std::string& role, const std::string& id) {
    const auto found = aliases_.find(role);
    if (found != aliases_.end() && found->second == id && !id.empty()) return;
    say_("point the alias " + role + " to it");
    if (installing_ == Installing::kOnlySay) return;
    if (found == aliases_.end()) {
      answered(line_.post(kAliases, Json{{"richMenuAliasId", role}, {"richMenuId", id}}.dump()));
    } else {
      answered(line_.post(kAliases + "/" + role, Json{{"richMenuId", id}}.dump()));
    }
  }

  void make_default(const std::string& id) {
    if (id == default_ && !id.empty()) return;
    say_("make it everybody's default");
    if (installing_ == Installing::kForReal) answered(line_.post(kDefault + "/" + id, ""));
  }

  void delete_others(const std::string& role, const std::string& id) {
    for (const auto& [other, name] : menus_) {
      if (other == id || name.rfind(prefix_of(role), 0) != 0) continue;
      say_("delete the former " + name);
      if (installing_ == Installing::kForReal) answered(line_.remove(menu_path(other)));
    }
  }

 private:
  static std::string menu_path(const std::string& id) { return std::string(kMenus) + "/" + id; }
  static std::string content_path(const std::string& id) { return menu_path(id) + "/content"; }

  std::string find(const std::string& name, const std::string& known) const {
    const auto noted = menus_.find(known);
    if (noted != menus_.end() && noted->second == name) return known;
    const auto named = std::find_if(menus_.begin(), menus_.end(),
                                    [&](const auto& menu) { return menu.second == name; });
    return named == menus_.end() ? std::string() : named->first;
  }

  bool has_picture(const std::string& id) {
    const HttpAnswer answer = line_.get_data(content_path(id));
    if (is_absent(answer)) return false;
    check_status(answer);
    if (answer.content_type.rfind("image/", 0) != 0) throw RichMenuError(kNotLines);
    return true;
  }

  static bool is_absent(const HttpAnswer& answer) {
    return answer.status == 404 && is_from_line(answer);
  }

  static Json answered(const HttpAnswer& answer) {
    check_status(answer);
    if (!is_from_line(answer)) throw RichMenuError(kNotLines);
    return Json::parse(answer.body);
  }

  static void check_status(const HttpAnswer& answer) {
    if (answer.course != HttpAnswer::Course::kAnswered) {
      throw RichMenuError("LINE did not answer. Run it again: what is done stays done.");
    }
    if (answer.status < 200 || answer.status >= 300) {
      throw RichMenuError("LINE answered " + std::to_string(answer.status) + ": " + answer.body +
                          "\nRun it again: what is done stays done.");
    }
  }

  LineClient& line_;
  const Installing installing_;
  const std::function<void(const std::string&)>& say_;
  std::map<std::string, std::string> menus_;    // Id -> name.
  std::map<std::string, std::string> aliases_;  // Alias -> id.
  std::string default_;                         // Id; empty: none.
};

}  // namespace

std::string RichMenu::name() const {
  return prefix_of(role) + hash_of(body_of(*this).dump() + png);
}

std::string RichMenu::body_json() const {
  Json body = body_of(*this);
  body["name"] = name();
  return body.dump();
}

std::vector<RichMenu> read_rich_menus(const std::string& folder,
                                      const std::vector<std::string>& roles) {
  std::vector<RichMenu> menus;
  menus.reserve(roles.size());
  for (const std::string& role : roles) menus.push_back(read_rich_menu(folder, role));
  return menus;
}

void install_rich_menus(const std::vector<RichMenu>& menus, LineClient& line, Database& database,
                        Installing installing, const std::function<void(const std::string&)>& say) {
  Records records(database);
  const auto mistake = json_mistake_of([&] {
    MenusAtLine at_line(line, installing, say);
    std::map<std::string, std::string> ids;
    for (const RichMenu& menu : menus) {
      const std::string setting = rich_menu_setting(menu.role);
      const std::string known = records.settings.find(setting).value_or("");
      const std::string id = at_line.put_up(menu, known);
      at_line.point_alias(menu.role, id);
      if (menu.role == kDefaultMenuRole) at_line.make_default(id);
      ids[menu.role] = id;
      if (installing == Installing::kOnlySay || id == known) continue;
      Transaction transaction(records.connection);
      records.settings.save(setting, id);
      const long long people = records.menu_links.relink(menu.role);
      transaction.commit();
      if (people > 0) say("have " + std::to_string(people) + " people linked to it anew");
    }
    // Last, when nothing points to them any more.
    for (const auto& [role, id] : ids) at_line.delete_others(role, id);
  });
  if (mistake) throw RichMenuError("LINE's answer is not what its documentation says.");
}

}  // namespace sammachip
