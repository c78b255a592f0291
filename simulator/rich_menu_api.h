#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "simulator/chats.h"
#include "simulator/line_api.h"
#include "simulator/rich_menus.h"
#include "simulator/settings.h"
#include "simulator/strict_schema.h"

namespace sammachip::simulator {

// The endpoints of rich menus. Safe from any thread; what it refers to must outlive *this.
class RichMenuApi {
 public:
  RichMenuApi(const Settings& settings, RichMenus& menus, Chats& chats, const StrictSchema& schema);

  void add_to(LineApi& api);

 private:
  void add_menus(LineApi& api);
  void add_links(LineApi& api);
  void add_aliases(LineApi& api);

  HttpReply create(const std::string& body);
  HttpReply validate(const std::string& body) const;
  HttpReply get(const std::string& id) const;
  HttpReply list() const;
  HttpReply upload(const std::string& id, const HttpRequest& request);
  HttpReply download(const std::string& id) const;
  HttpReply set_default(const std::string& id);
  HttpReply link(const std::string& user, const std::string& id);
  HttpReply linked(const std::string& user) const;
  HttpReply bulk(const std::string& body, const char* schema_name);
  HttpReply add_alias(const std::string& body);
  HttpReply change_alias(const std::string& alias, const std::string& body);

  const Settings& settings_;
  RichMenus& menus_;
  Chats& chats_;
  const StrictSchema& schema_;
};

}  // namespace sammachip::simulator
