#include <catch2/catch.hpp>

#include "simulator/ids.h"
#include "simulator/sample_photo.h"
#include "tests/simulator/fake_bot.h"

using namespace sammachip::simulator;
using sammachip::testing::TestPlatform;

namespace {

// A PNG's beginning, which is all that is read of it.
std::string png(unsigned width, unsigned height) {
  std::string bytes("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
  for (const unsigned number : {width, height}) {
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(number >> shift & 255);
  }
  return bytes + std::string(9, '\0');
}

json area(const json& action, int x) {
  return {{"bounds", {{"x", x}, {"y", 0}, {"width", 1250}, {"height", 843}}}, {"action", action}};
}

json menu(const std::string& bar) {
  const json say{{"type", "message"}, {"label", "รายงาน"}, {"text", "รายงานรายได้"}};
  const json other{
      {"type", "richmenuswitch"}, {"richMenuAliasId", "leader"}, {"data", "to-leader"}};
  return {{"size", {{"width", 2500}, {"height", 843}}},
          {"selected", true},
          {"name", "ครัวเรือน"},
          {"chatBarText", bar},
          {"areas", {area(say, 0), area(other, 1250)}}};
}

// Creates a menu with its image.
std::string install(ApiClient& client) {
  const std::string id = client.post("/v2/bot/richmenu", menu("เมนู")).parsed()["richMenuId"];
  REQUIRE(
      client.post_raw("/v2/bot/richmenu/" + id + "/content", png(2500, 843), "image/png").status ==
      200);
  return id;
}

}  // namespace

TEST_CASE("A rich menu is created, gets its image once, and becomes the default") {
  TestPlatform platform;
  ApiClient client(platform);
  const Answer created = client.post("/v2/bot/richmenu", menu("เมนู"));
  REQUIRE(created.status == 200);
  const std::string id = created.parsed()["richMenuId"];
  const std::string content = "/v2/bot/richmenu/" + id + "/content";
  CHECK(client.post("/v2/bot/user/all/richmenu/" + id, {}).status == 400);
  CHECK(client.post_raw(content, png(800, 250), "image/png").status == 400);
  CHECK(client.post_raw(content, sample_photo(), "image/jpeg").status == 400);
  CHECK(client.post_raw(content, png(2500, 843), "image/png").status == 200);
  CHECK(client.post_raw(content, png(2500, 843), "image/png").status == 400);
  CHECK(client.get(content).body == png(2500, 843));
  CHECK(client.post("/v2/bot/user/all/richmenu/" + id, {}).status == 200);
  CHECK(client.get("/v2/bot/user/all/richmenu").parsed()["richMenuId"] == id);
  CHECK(client.get("/v2/bot/richmenu/" + id).parsed()["chatBarText"] == "เมนู");
  CHECK(client.get("/v2/bot/richmenu/list").parsed()["richmenus"].size() == 1);
  CHECK(client.remove("/v2/bot/richmenu/" + id).status == 200);
  CHECK(client.get("/v2/bot/user/all/richmenu").status == 404);
}

TEST_CASE("A rich menu keeps LINE's limits") {
  TestPlatform platform;
  ApiClient client(platform);
  const auto status = [&](const json& body) {
    return client.post("/v2/bot/richmenu/validate", body).status;
  };
  CHECK(status(menu("ที่ที่ที่ที่ที่ที่ที่ที่ที่ที่ที่ที่ที่ที่")) == 200);
  CHECK(status(menu("ที่ที่ที่ที่ที่ที่ที่ที่ที่ที่ที่ที่ที่ที่ที่")) == 400);
  json body = menu("เมนู");
  body["size"] = {{"width", 2500}, {"height", 1800}};
  CHECK(status(body) == 400);
  body = menu("เมนู");
  body["areas"][1]["bounds"]["width"] = 2000;
  CHECK(status(body) == 400);
  body = menu("เมนู");
  body["areas"] = std::vector<json>(21, body["areas"][0]);
  CHECK(status(body) == 400);
}

TEST_CASE("A menu can be linked to one person, to many, and taken away") {
  TestPlatform platform;
  ApiClient client(platform);
  const std::string id = install(client);
  const std::string somsri = platform.person("สมศรี").id();
  const std::string own = "/v2/bot/user/" + somsri + "/richmenu";
  CHECK(client.get(own).status == 404);
  CHECK(client.post(own + "/" + id, {}).status == 200);
  CHECK(client.get(own).parsed()["richMenuId"] == id);
  CHECK(client.remove(own).status == 200);
  CHECK(client.get(own).status == 404);
  const json all{{"richMenuId", id}, {"userIds", {somsri, platform.person("สมชาย").id()}}};
  CHECK(client.post("/v2/bot/richmenu/bulk/link", all).status == 202);
  CHECK(client.get(own).parsed()["richMenuId"] == id);
  CHECK(client.post("/v2/bot/richmenu/bulk/unlink", {{"userIds", {somsri}}}).status == 202);
  CHECK(client.get(own).status == 404);
  const std::string stranger = "/v2/bot/user/" + platform.stranger("ผ่านมา").id() + "/richmenu";
  CHECK(client.post(stranger + "/" + id, {}).status == 200);
  CHECK(client.get(stranger).status == 404);
}

TEST_CASE("Tapping a rich menu says its text or changes to another menu") {
  TestPlatform platform;
  FakeBot bot(platform);
  ApiClient client(platform);
  const std::string first = install(client);
  const std::string second = install(client);
  CHECK(client.post("/v2/bot/user/all/richmenu/" + first, {}).status == 200);
  const std::string aliases = "/v2/bot/richmenu/alias";
  const json leader{{"richMenuAliasId", "leader"}, {"richMenuId", second}};
  CHECK(client.post(aliases, leader).status == 200);
  CHECK(client.post(aliases, leader).status == 400);
  CHECK(client.get(aliases + "/leader").parsed() == leader);
  CHECK(client.get(aliases + "/list").parsed()["aliases"].size() == 1);
  Phone somsri = platform.person("สมศรี");
  somsri.taps_menu("รายงาน");
  REQUIRE(platform.wait_idle());
  CHECK(bot.last_event()["message"]["text"] == "รายงานรายได้");
  somsri.taps_menu(1);
  REQUIRE(platform.wait_idle());
  CHECK(bot.last_event()["postback"] ==
        json{{"data", "to-leader"},
             {"params", {{"newRichMenuAliasId", "leader"}, {"status", "SUCCESS"}}}});
  CHECK(client.get("/v2/bot/user/" + somsri.id() + "/richmenu").parsed()["richMenuId"] == second);
  CHECK(client.post(aliases + "/leader", {{"richMenuId", first}}).status == 200);
  CHECK(client.remove(aliases + "/leader").status == 200);
  CHECK(client.get(aliases + "/leader").status == 404);
}
