#pragma once

#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "simulator/changes.h"

namespace sammachip::simulator {

// A menu below the chat.
struct RichMenu {
  std::string id;       // "richmenu-" and 32 hex digits.
  nlohmann::json body;  // As created: size, areas, chatBarText and so on.
  std::string image;    // Empty until uploaded.
  std::string image_type;
};

// The rich menus, whose they are and their aliases; at most 1,000 of each, as with LINE. Safe from
// any thread; every change is noted in `changes`, which must outlive *this.
class RichMenus {
 public:
  explicit RichMenus(Changes& changes) : changes_(changes) {}

  // Returns the id; nullopt if there are too many.
  std::optional<std::string> create(const nlohmann::json& body);
  std::optional<RichMenu> find(const std::string& id) const;
  std::vector<RichMenu> list() const;
  // Also takes it from whom it is linked to. False if there is none.
  bool remove(const std::string& id);
  enum class Upload { kDone, kUnknown, kHasImage };
  Upload set_image(const std::string& id, std::string bytes, std::string type);

  // The default for everyone; empty: none.
  void set_default(const std::string& id);
  std::string default_id() const;
  // One person's own; empty: none of their own.
  void link(const std::string& user, const std::string& id);
  std::string linked_id(const std::string& user) const;
  // What that person sees: their own, else the default; nullopt if neither has an image.
  std::optional<RichMenu> shown_to(const std::string& user) const;

  enum class Alias { kDone, kUnknown, kTaken, kTooMany };
  Alias add_alias(const std::string& alias, const std::string& id);
  Alias change_alias(const std::string& alias, const std::string& id);
  Alias remove_alias(const std::string& alias);
  // The menu's id, or nullopt.
  std::optional<std::string> aliased(const std::string& alias) const;
  std::map<std::string, std::string> aliases() const;

 private:
  Changes& changes_;
  mutable std::mutex mutex_;
  std::map<std::string, RichMenu> menus_;
  std::string default_;
  std::map<std::string, std::string> linked_;  // User id -> menu id.
  std::map<std::string, std::string> aliases_;
};

}  // namespace sammachip::simulator
