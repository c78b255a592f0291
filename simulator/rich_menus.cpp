#include "simulator/rich_menus.h"

#include <utility>

#include "simulator/ids.h"

namespace sammachip::simulator {

namespace {

constexpr std::size_t kMost = 1000;

}  // namespace

std::optional<std::string> RichMenus::create(const nlohmann::json& body) {
  const std::lock_guard lock(mutex_);
  if (menus_.size() >= kMost) return std::nullopt;
  const std::string id = "richmenu-" + random_hex(16);
  menus_[id] = {id, body, {}, {}};
  return id;
}

std::optional<RichMenu> RichMenus::find(const std::string& id) const {
  const std::lock_guard lock(mutex_);
  const auto found = menus_.find(id);
  return found == menus_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<RichMenu> RichMenus::list() const {
  const std::lock_guard lock(mutex_);
  std::vector<RichMenu> menus;
  for (const auto& [id, menu] : menus_) menus.push_back(menu);
  return menus;
}

bool RichMenus::remove(const std::string& id) {
  {
    const std::lock_guard lock(mutex_);
    if (menus_.erase(id) == 0) return false;
    if (default_ == id) default_.clear();
    std::erase_if(linked_, [&id](const auto& link) { return link.second == id; });
  }
  changes_.note();
  return true;
}

RichMenus::Upload RichMenus::set_image(const std::string& id, std::string bytes, std::string type) {
  const std::lock_guard lock(mutex_);
  const auto found = menus_.find(id);
  if (found == menus_.end()) return Upload::kUnknown;
  if (!found->second.image.empty()) return Upload::kHasImage;
  found->second.image = std::move(bytes);
  found->second.image_type = std::move(type);
  return Upload::kDone;
}

void RichMenus::set_default(const std::string& id) {
  {
    const std::lock_guard lock(mutex_);
    default_ = id;
  }
  changes_.note();
}

std::string RichMenus::default_id() const {
  const std::lock_guard lock(mutex_);
  return default_;
}

void RichMenus::link(const std::string& user, const std::string& id) {
  {
    const std::lock_guard lock(mutex_);
    if (id.empty()) {
      linked_.erase(user);
    } else {
      linked_[user] = id;
    }
  }
  changes_.note();
}

std::string RichMenus::linked_id(const std::string& user) const {
  const std::lock_guard lock(mutex_);
  const auto found = linked_.find(user);
  return found == linked_.end() ? std::string() : found->second;
}

std::optional<RichMenu> RichMenus::shown_to(const std::string& user) const {
  const std::string own = linked_id(user);
  auto menu = find(own.empty() ? default_id() : own);
  if (!menu || menu->image.empty()) return std::nullopt;
  return menu;
}

RichMenus::Alias RichMenus::add_alias(const std::string& alias, const std::string& id) {
  const std::lock_guard lock(mutex_);
  const auto menu = menus_.find(id);
  if (menu == menus_.end() || menu->second.image.empty()) return Alias::kUnknown;
  if (aliases_.size() >= kMost) return Alias::kTooMany;
  return aliases_.emplace(alias, id).second ? Alias::kDone : Alias::kTaken;
}

RichMenus::Alias RichMenus::change_alias(const std::string& alias, const std::string& id) {
  const std::lock_guard lock(mutex_);
  const auto menu = menus_.find(id);
  const auto found = aliases_.find(alias);
  if (menu == menus_.end() || menu->second.image.empty() || found == aliases_.end()) {
    return Alias::kUnknown;
  }
  found->second = id;
  return Alias::kDone;
}

RichMenus::Alias RichMenus::remove_alias(const std::string& alias) {
  const std::lock_guard lock(mutex_);
  return aliases_.erase(alias) > 0 ? Alias::kDone : Alias::kUnknown;
}

std::optional<std::string> RichMenus::aliased(const std::string& alias) const {
  const std::lock_guard lock(mutex_);
  const auto found = aliases_.find(alias);
  return found == aliases_.end() ? std::nullopt : std::optional(found->second);
}

std::map<std::string, std::string> RichMenus::aliases() const {
  const std::lock_guard lock(mutex_);
  return aliases_;
}

}  // namespace sammachip::simulator
