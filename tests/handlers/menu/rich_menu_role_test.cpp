// The rich menu that somebody sees follows the role they wear.
#include <catch2/catch.hpp>

#include "bot/talks/talks.h"
#include "storage/joining/role_grants.h"
#include "storage/machine/menu_links.h"
#include "storage/records.h"
#include "support/chat.h"

using namespace sammachip;

namespace {

std::string wanted_menu(Chat& chat, const std::string& person) {
  return chat.records().menu_links.wanted(ChatPlayer::user_id(person)).value_or("(the default)");
}

void wear(Chat& chat, const std::string& person, const std::string& role) {
  chat.player().posts_back(person, command_data("role|" + role));
}

}  // namespace

TEST_CASE("Who changes to another of their roles gets its menu below the chat") {
  Chat chat;
  chat.add_household("สมศรี", "12/3");
  wear(chat, "สมศรี", "officer");  // Not held.
  CHECK(wanted_menu(chat, "สมศรี") == "(the default)");
  chat.player().change([&](Records& records) {
    for (const char* role : {"team", "officer"}) {
      records.role_grants.insert({.id = role,
                                  .user_id = ChatPlayer::user_id("สมศรี"),
                                  .role = role,
                                  .area_code = "92060301",
                                  .granted_by = "test"});
    }
  });
  wear(chat, "สมศรี", "officer");
  CHECK(wanted_menu(chat, "สมศรี") == "officer");
  wear(chat, "สมศรี", "team");
  CHECK(wanted_menu(chat, "สมศรี") == "leader");
  wear(chat, "สมศรี", "household");
  CHECK(wanted_menu(chat, "สมศรี") == "household");
}
