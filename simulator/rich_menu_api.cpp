#include "simulator/rich_menu_api.h"

#include <algorithm>

#include "simulator/ids.h"
#include "simulator/json_parts.h"
#include "simulator/rich_menu_limits.h"

namespace sammachip::simulator {

namespace {

using nlohmann::json;

constexpr std::size_t kBulkLimit = 500;

json described(const RichMenu& menu) {
  json body = menu.body;
  body["richMenuId"] = menu.id;
  return body;
}

HttpReply not_found() { return refusal(404, "Not found"); }

HttpReply alias_reply(RichMenus::Alias outcome) {
  switch (outcome) {
    case RichMenus::Alias::kDone:
      return {};
    case RichMenus::Alias::kTaken:
      return refusal(400, "conflict richmenu alias id");
    case RichMenus::Alias::kTooMany:
      return refusal(400, "too many rich menu aliases");
    case RichMenus::Alias::kUnknown:
      break;
  }
  return refusal(400, "richmenu not found");
}

bool is_alias(const std::string& alias) {
  return !alias.empty() && alias.size() <= 32 &&
         std::all_of(alias.begin(), alias.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
         });
}

}  // namespace

RichMenuApi::RichMenuApi(const Settings& settings, RichMenus& menus, Chats& chats,
                         const StrictSchema& schema)
    : settings_(settings), menus_(menus), chats_(chats), schema_(schema) {}

void RichMenuApi::add_to(LineApi& api) {
  add_menus(api);
  add_links(api);
  add_aliases(api);
}

void RichMenuApi::add_menus(LineApi& api) {
  const Access usual{settings_.calls_per_s};
  const Access changing{settings_.rich_menu_changes_per_h, 3600};
  const Access listing{settings_.rich_menu_lists_per_s};
  const std::string base = "/v2/bot/richmenu";
  api.add("POST", base, changing, [this](ApiCall& call) { return create(call.request.body); });
  api.add("POST", base + "/validate", usual,
          [this](ApiCall& call) { return validate(call.request.body); });
  api.add("GET", base + "/list", listing, [this](ApiCall&) { return list(); });
  api.add("GET", base + "/{id}", usual, [this](ApiCall& call) { return get(call.values[0]); });
  api.add("DELETE", base + "/{id}", changing, [this](ApiCall& call) {
    return menus_.remove(call.values[0]) ? HttpReply{} : not_found();
  });
  api.add("POST", base + "/{id}/content", usual,
          [this](ApiCall& call) { return upload(call.values[0], call.request); });
  api.add("GET", base + "/{id}/content", usual,
          [this](ApiCall& call) { return download(call.values[0]); });
}

HttpReply RichMenuApi::validate(const std::string& text) const {
  const json body = parsed_object(text);
  auto problems = rich_menu_problems(body);
  if (problems.empty()) problems = schema_.problems("RichMenuRequest", body);
  return problems.empty() ? HttpReply{} : bad_body(problems);
}

HttpReply RichMenuApi::create(const std::string& text) {
  HttpReply verdict = validate(text);
  if (verdict.status != 200) return verdict;
  const auto id = menus_.create(parsed_object(text));
  if (!id) return refusal(400, "The number of rich menus has reached its limit of 1000");
  return {200, json{{"richMenuId", *id}}.dump()};
}

HttpReply RichMenuApi::get(const std::string& id) const {
  const auto menu = menus_.find(id);
  return menu ? HttpReply{200, described(*menu).dump()} : not_found();
}

HttpReply RichMenuApi::list() const {
  json menus = json::array();
  for (const auto& menu : menus_.list()) menus.push_back(described(menu));
  return {200, json{{"richmenus", menus}}.dump()};
}

HttpReply RichMenuApi::upload(const std::string& id, const HttpRequest& request) {
  const auto menu = menus_.find(id);
  if (!menu) return not_found();
  const std::string type = request.header("content-type");
  const std::string problem = image_problem(request.body, type, menu->body);
  if (!problem.empty()) return refusal(400, problem);
  if (menus_.set_image(id, request.body, type) == RichMenus::Upload::kHasImage) {
    return refusal(400, "An image has already been uploaded to the richmenu");
  }
  return {};
}

HttpReply RichMenuApi::download(const std::string& id) const {
  const auto menu = menus_.find(id);
  if (!menu || menu->image.empty()) return not_found();
  return {200, menu->image, menu->image_type};
}

void RichMenuApi::add_links(LineApi& api) {
  const Access usual{settings_.calls_per_s};
  const std::string everyone = "/v2/bot/user/all/richmenu";
  const std::string one = "/v2/bot/user/{userId}/richmenu";
  api.add("POST", everyone + "/{id}", usual,
          [this](ApiCall& call) { return set_default(call.values[0]); });
  api.add("GET", everyone, usual, [this](ApiCall&) {
    const std::string id = menus_.default_id();
    return id.empty() ? not_found() : HttpReply{200, json{{"richMenuId", id}}.dump()};
  });
  api.add("DELETE", everyone, usual, [this](ApiCall&) {
    menus_.set_default({});
    return HttpReply{};
  });
  api.add("POST", one + "/{id}", usual,
          [this](ApiCall& call) { return link(call.values[0], call.values[1]); });
  api.add("GET", one, usual, [this](ApiCall& call) { return linked(call.values[0]); });
  api.add("DELETE", one, usual, [this](ApiCall& call) {
    menus_.link(call.values[0], {});
    return HttpReply{};
  });
  api.add("POST", "/v2/bot/richmenu/bulk/link", usual,
          [this](ApiCall& call) { return bulk(call.request.body, "RichMenuBulkLinkRequest"); });
  api.add("POST", "/v2/bot/richmenu/bulk/unlink", usual,
          [this](ApiCall& call) { return bulk(call.request.body, "RichMenuBulkUnlinkRequest"); });
}

HttpReply RichMenuApi::set_default(const std::string& id) {
  const auto menu = menus_.find(id);
  if (!menu) return not_found();
  if (menu->image.empty()) return refusal(400, "must upload richmenu image before applying it");
  menus_.set_default(id);
  return {};
}

HttpReply RichMenuApi::link(const std::string& user, const std::string& id) {
  const auto menu = menus_.find(id);
  if (!menu) return not_found();
  if (menu->image.empty()) return refusal(400, "must upload richmenu image before applying it");
  if (!is_id_of("U", user)) return refusal(400, "The value for the 'userId' parameter is invalid");
  // To who is no friend: 200 and nothing happens.
  const auto person = chats_.find(user);
  if (person && person->friendship == Friendship::kFriend) menus_.link(user, id);
  return {};
}

HttpReply RichMenuApi::linked(const std::string& user) const {
  const std::string id = menus_.linked_id(user);
  return id.empty() ? refusal(404, "the user has no richmenu")
                    : HttpReply{200, json{{"richMenuId", id}}.dump()};
}

HttpReply RichMenuApi::bulk(const std::string& text, const char* schema_name) {
  const json body = parsed_object(text);
  const bool links = std::string(schema_name) == "RichMenuBulkLinkRequest";
  const json users = body.contains("userIds") ? body["userIds"] : json();
  if (!users.is_array() || users.empty() || users.size() > kBulkLimit) {
    return bad_body({{"userIds", "Size must be between 1 and 500"}});
  }
  const auto problems = schema_.problems(schema_name, body);
  if (!problems.empty()) return bad_body(problems);
  const std::string id = text_of(body, "richMenuId");
  if (links && !menus_.find(id)) return not_found();
  for (const auto& user : users) {
    if (!user.is_string() || !is_id_of("U", user.get<std::string>())) {
      return bad_body({{"userIds", "must be user IDs"}});
    }
  }
  for (const auto& user : users) {
    if (links) {
      link(user.get<std::string>(), id);
    } else {
      menus_.link(user.get<std::string>(), {});
    }
  }
  return {202, "{}"};
}

void RichMenuApi::add_aliases(LineApi& api) {
  const Access usual{settings_.calls_per_s};
  const Access changing{settings_.rich_menu_changes_per_h, 3600};
  const std::string base = "/v2/bot/richmenu/alias";
  api.add("POST", base, usual, [this](ApiCall& call) { return add_alias(call.request.body); });
  api.add("GET", base + "/list", usual, [this](ApiCall&) {
    json aliases = json::array();
    for (const auto& [alias, id] : menus_.aliases()) {
      aliases.push_back({{"richMenuAliasId", alias}, {"richMenuId", id}});
    }
    return HttpReply{200, json{{"aliases", aliases}}.dump()};
  });
  api.add("GET", base + "/{alias}", usual, [this](ApiCall& call) {
    const auto id = menus_.aliased(call.values[0]);
    if (!id) return refusal(404, "richmenu alias not found");
    return HttpReply{200, json{{"richMenuAliasId", call.values[0]}, {"richMenuId", *id}}.dump()};
  });
  api.add("POST", base + "/{alias}", usual,
          [this](ApiCall& call) { return change_alias(call.values[0], call.request.body); });
  api.add("DELETE", base + "/{alias}", changing,
          [this](ApiCall& call) { return alias_reply(menus_.remove_alias(call.values[0])); });
}

HttpReply RichMenuApi::add_alias(const std::string& text) {
  const json body = parsed_object(text);
  const std::string alias = text_of(body, "richMenuAliasId");
  if (!is_alias(alias)) return bad_body({{"richMenuAliasId", "must be 1 to 32 of a-z 0-9 _ -"}});
  return alias_reply(menus_.add_alias(alias, text_of(body, "richMenuId")));
}

HttpReply RichMenuApi::change_alias(const std::string& alias, const std::string& text) {
  return alias_reply(menus_.change_alias(alias, text_of(parsed_object(text), "richMenuId")));
}

}  // namespace sammachip::simulator
