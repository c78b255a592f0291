#include <catch2/catch.hpp>

#include "storage/database/identifier.h"
#include "storage/machine/held_messages.h"
#include "tests/handlers/talks/talk_stage.h"

using namespace sammachip;

namespace {

constexpr char kItem[] = "{\"item\":\"พริกแห้งคั่วใหม่\"}";

void hold(const std::string& person, TalkStage& stage) {
  stage.chat().player().change([&](Records& records) {
    records.held_messages.insert({.id = new_id(stage.chat().now_ms()),
                                  .user_id = ChatPlayer::user_id(person),
                                  .text_key = "materials.accepted_told",
                                  .values_json = kItem,
                                  .created_at_ms = stage.chat().now_ms(),
                                  .not_after_ms = stage.chat().now_ms() + 1'000'000});
  });
}

std::string held_for(const std::string& person, TalkStage& stage) {
  for (const auto& held : stage.chat().records().held_messages.since(0, 1000)) {
    if (held.user_id == ChatPlayer::user_id(person)) return held.values_json;
  }
  return {};
}

}  // namespace

TEST_CASE(
    "Who takes words back takes them from those who can have been told, and from nobody else") {
  TalkStage stage;
  stage.begins("2017-06-28 09:00");
  stage.plays("ผู้นำ: ซื้อวัสดุ\n ผู้นำ: พริกแห้งคั่วใหม่ 600 บาท");
  hold("ปราชญ์", stage);
  hold("ผู้นำสอง", stage);  // Of another village, who bought the same.
  stage.chat().player().takes_back("ผู้นำ");
  CHECK(held_for("ปราชญ์", stage) == "{\"item\":\"\"}");
  CHECK(held_for("ผู้นำสอง", stage) == kItem);
}
