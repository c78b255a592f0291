// "My data" tells each word of people that the register has of a person or a house, or says here
// why it does not.
#include <catch2/catch.hpp>
#include <map>

#include "storage/database/query.h"
#include "storage/machine/said.h"
#include "storage/schema/word_columns.h"
#include "tests/handlers/talks/talk_stage.h"
#include "tests/handlers/talks/talk_ways.h"

using namespace sammachip;

namespace {

const std::map<std::string, std::string>& not_told() {
  const char* chat = "The chat is theirs to read; how long it is kept is told.";
  const char* work = "Written for the programme: how much of it there is is told.";
  static const std::map<std::string, std::string> kWhy{
      {"inbox.event_json", chat},
      {"outbox.body_json", chat},
      {"held_message.values_json", "It is told with their next message."},
      {"held_message.buttons_json", "It is told with their next message."},
      {"conversation.answers", "The question that waits is put again."},
      {"income_report.raw_text", chat},
      {"encouragement.text", "Told to whom it was for: by person it is who wrote it."},
      {"handover.quantity", "By person it is who handed it out; the house is told what it got."},
      {"handover.unit", "By person it is who handed it out; the house is told what it got."},
      {"submission.reason", work},
      {"programme_event.reason", work},
      {"forum.place", work},
      {"forum.occupation_text", work},
      {"training_session.place", work},
      {"training_session.topic", work},
      {"purchase.vendor", work},
      {"purchase.item", work},
      {"purchase.quantity", work},
      {"purchase.unit", work},
      {"purchase.evidence_reason", work},
      {"purchase.reason", work},
      {"lesson.worked", work},
      {"lesson.caution", work},
      {"occupation_group.name", work},
      {"occupation_group.phone", work},
      {"occupation_group.product", work},
      {"occupation_group.remark", work},
      {"audit.detail_json", work}};
  return kWhy;
}

}  // namespace

TEST_CASE("My data tells every word that is kept of a person and their house") {
  TalkStage stage;
  stage.begins("2017-06-28 09:00");
  stage.plays(kSessionHeld);
  stage.plays(R"(
    สมใจ: ขอให้ช่วย
    สมใจ: [หาที่ขาย]
    สมใจ: ไม่มีคนรับซื้อ
    ผู้นำ: c|visit|{first}
    ผู้นำ: [เจอ]
    ผู้นำ: [ทำบ้าง]
    ผู้นำ: [ขายไม่ออก]
    ผู้นำ: อยากได้ที่ขาย
    ผู้นำ: [อีก 7 วัน]
    ผู้นำ: [ดี]
    ผู้นำ: c|feasible|{programme}
    ผู้นำ: [ทำไม่ได้]
    ผู้นำ: ไม่มีที่วาง
  )");
  stage.executes("UPDATE team_member SET user_id = '" + ChatPlayer::user_id("สมใจ") +
                 "' WHERE id = '{sage}'");
  stage.executes(
      "UPDATE household SET main_occupation = 'other', programme_occupation = 'other'"
      " WHERE id = '{first}'");
  const std::string house = stage.row("first");
  Connection& connection = stage.chat().database().writer();
  std::map<std::string, std::string> words;  // Place -> what was put there.
  for (const auto& column : word_columns()) {
    const std::string place = place_of(column);
    if (column.person.empty() && column.house.empty()) continue;
    if (not_told().contains(place)) continue;
    const bool is_of_house = !column.house.empty();
    const std::string whose = std::string(is_of_house ? column.house : column.person) + " = '" +
                              (is_of_house ? house : ChatPlayer::user_id("สมใจ")) + "'";
    words[place] = "คำที่" + std::to_string(words.size() + 100);
    stage.executes("UPDATE " + std::string(column.table) + " SET " + std::string(column.column) +
                   " = '" + words[place] + "' WHERE " + whose);
    Query<long long(std::string_view)> written(
        connection, "SELECT COUNT(*) FROM " + std::string(column.table) + " WHERE " +
                        std::string(column.column) + " = :words");
    INFO(place);
    CHECK(written.only(words[place]) > 0);
  }
  const std::string said = all_said(stage.chat().player().says("สมใจ", "ข้อมูลของฉัน"));
  INFO(said);
  for (const auto& [place, word] : words) {
    INFO(place);
    CHECK(said.find(word) != std::string::npos);
  }
}
