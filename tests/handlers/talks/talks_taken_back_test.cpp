// Whatever was written, in whichever talk and at whichever step: once it is taken back, its words
// are in no text of the database any more.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <sstream>

#include "bot/engine/chat_player.h"
#include "language/answers/answers.h"
#include "storage/machine/said.h"
#include "storage/schema/word_columns.h"
#include "tests/handlers/talks/talk_stage.h"
#include "tests/handlers/talks/talk_ways.h"

using namespace sammachip;

namespace {

// Ways on which people answer in their own words what they mostly tap: of their work...
std::vector<TalkWay> wordy_ways_at_work() {
  return {
      {"profile", "", R"(
          สมใจ: c|edit_data|{first}
          สมใจ: 4
          สมใจ: รับซ่อมเครื่องสูบน้ำ
          สมใจ: ทำไม้กวาดดอกหญ้า
          สมใจ: เก้าพัน
          สมใจ: 0
          สมใจ: สานตะกร้าจากเตยหนาม
          สมใจ: [ศุกร์])",
       "สมใจ: [ถูกต้อง บันทึกเลย]", ""},
      {"report", "", "สมใจ: สามพันห้า ขายเห็ดให้ป้าแดงหลังวัด", "สมใจ: [ถูกแล้ว]", ""},
      {"correct", "สมใจ: 500", "สมใจ: [แก้ยอดนี้]\n สมใจ: 650 ป้าติ๋มจ่ายเพิ่มทีหลัง", "สมใจ: [ถูกแล้ว]", ""},
      {"ask_help", "", "สมใจ: ขอให้ช่วย\n สมใจ: [หาที่ขาย]", "สมใจ: ลุงดำหลังวัดไม่ยอมมารับของ", ""},
      {"teach", kSessionHeld, "สมใจ: c|teach|{session}", "สมใจ: ต้องพ่นน้ำตอนเช้ามืดกับตอนค่ำ", ""},
      {"taught", std::string(kSessionHeld) + "\n สมใจ: c|teach|{session}\n สมใจ: เปิดหน้าต่างโรงเรือน",
       "ปราชญ์: c|taught|{session}|{first}", "ปราชญ์: [เข้าใจแล้ว]", ""},
      {"feasible", "", "ผู้นำ: c|feasible|{programme}\n ผู้นำ: [ทำไม่ได้]", "ผู้นำ: หลังบ้านไม่มีที่วางก้อนเชื้อ",
       ""},
      {"help_close", "บุญมี: ขอให้ช่วย\n บุญมี: [หาที่ขาย]\n บุญมี: [ข้าม]\n ผู้นำ: c|help_take|{help}",
       "ผู้นำ: c|help_close|{help}", "ผู้นำ: ฝากร้านค้าหน้าโรงเรียนไว้แล้ว", ""},
      {"encourage", "", "ผู้นำ: c|encourage|{first}", "ผู้นำ: ดอกเห็ดรุ่นนี้สวยกว่าทุกรอบเลย", ""},
      {"lesson", "", "ผู้นำ: c|lesson\n ผู้นำ: เพาะในโรงเรือนได้ผลดี\n ผู้นำ: ระวังไรไข่ปลาช่วงหน้าฝน",
       "ผู้นำ: [เพาะเห็ด]", ""},
      {"purchase_return", kBuys, "อร: c|purchase_return|{purchase}", "อร: ใบเสร็จจางจนอ่านไม่ออก", ""},
      {"pause_village", "", "อร: c|pause_village|{programme}", "อร: ถนนเข้าหมู่บ้านขาดทั้งเส้น", ""},
      {"end_officer", "", "วิชัย: c|end_officer\n วิชัย: อร\n วิชัย: สอบบรรจุได้ที่เชียงราย", "วิชัย: [ใช่]", ""},
  };
}

// ...and of lists, groups and messages.
std::vector<TalkWay> wordy_ways_of_lists() {
  return {
      {"nominate", "", R"(
          ผู้นำสอง: c|nominate|{programme2}
          ผู้นำสอง: ป้าแดงบ้านริมคลอง
          ผู้นำสอง: ทำขนมลากรอบ
          ผู้นำสอง: [มาก]
          ผู้นำสอง: [มาก]
          ผู้นำสอง: [มาก])",
       "ผู้นำสอง: [ยินดีแล้ว]", ""},
      {"return_list", kTeamSent, "อร: c|return_list|{submission}", "อร: ขอรายชื่อสำรองอีกสองคน", ""},
      {"candidate", kTeamConfirmed + R"(
          ผู้นำสอง: ประชาคม
          ผู้นำสอง: [บันทึกย้อนหลัง]
          ผู้นำสอง: [วันนี้]
          ผู้นำสอง: ลานหน้าร้านลุงเปลี่ยน
          ผู้นำสอง: [อ่านแล้ว]
          ผู้นำสอง: 45
          ผู้นำสอง: ทำไม้กวาดดอกหญ้า
          ผู้นำสอง: ข้าม
          ผู้นำสอง: [ถูกแล้ว])",
       R"(
          ผู้นำสอง: c|candidate|{programme2}
          ผู้นำสอง: 45/2 สมชาย ใจดีมาก
          ผู้นำสอง: [มากทุกข้อ]
          ผู้นำสอง: [ขอไม่เข้าร่วม])",
       "ผู้นำสอง: ไปทำงานต่างจังหวัดทั้งบ้าน", ""},
      {"group", "", R"(
          ผู้นำ: กลุ่มอาชีพ
          ผู้นำ: [เพิ่มกลุ่ม]
          ผู้นำ: เห็ดควนเมาร่วมใจ
          ผู้นำ: [วันนี้]
          ผู้นำ: [เกษตร]
          ผู้นำ: เห็ดสดและแหนมเห็ด
          ผู้นำ: 12
          ผู้นำ: 081-234-5678
          ผู้นำ: ประชุมทุกวันพระใหญ่)",
       "ผู้นำ: [ถูกแล้ว]", ""},
      {"village_report", "",
       "ผู้นำ: c|report_all|{programme}\n ผู้นำ: 90 แดงบ้านริมคลอง 150 / 91 200\n ผู้นำ: [รอบนี้]",
       "ผู้นำ: [ถูกแล้ว จดเลย]", ""},
      {"message", "", R"(
          อร: c|message|{programme}
          อร: พรุ่งนี้ฉีดวัคซีนวัวที่ศาลา
          อร: [ฟรี เมื่อเขาทักมา])",
       "อร: [ส่งเลย]", ""},
  };
}

struct Written {
  std::string person;
  std::string text;
  std::string message_id;
  std::set<std::string> before;  // Where its words stood before it was written.
};

class TakenBack {
 public:
  explicit TakenBack(TalkStage& stage) : stage_(stage) {
    Query<std::string()> names(connection(),
                               "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
    for (const auto& table : names.all()) {
      Query<std::string(std::string_view)> columns(
          connection(), "SELECT name FROM pragma_table_info(:table) WHERE type = 'TEXT'");
      for (const auto& column : columns.all(table)) columns_.emplace_back(table, column);
    }
  }

  // Plays the way; after each line what was written there is taken back, and at the end whatever
  // was written, each from the same moment.
  void plays(const TalkWay& way) {
    stage_.begins("2017-06-28 20:00");
    std::vector<Written> all;
    for (const auto& line : lines_of(way.before + "\n" + way.way + "\n" + way.last)) {
      const auto colon = line.find(": ");
      const bool is_typed = !line.starts_with("*") && line.compare(colon + 2, 1, "[") != 0 &&
                            line.compare(colon + 2, 2, "c|") != 0;
      Written written{line.substr(0, colon), line.substr(colon + 2), {}, {}};
      if (is_typed) written.before = places_of(written.text);
      stage_.plays(line);
      if (!is_typed) continue;
      written.message_id = stage_.chat().player().last_message(written.person);
      if (written.before.empty()) takes_back(written, way, "at once");
      all.push_back(std::move(written));
    }
    for (const auto& written : all) {
      // Words said twice stay until the other message is taken back, too.
      const bool is_alone = std::ranges::count(all, written.text, &Written::text) == 1;
      if (is_alone) takes_back(written, way, "at the end");
    }
  }

  // "visit.need": where storage noted words.
  const std::set<std::string>& noted() const { return noted_; }

 private:
  Connection& connection() { return stage_.chat().database().writer(); }

  static std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream script(text);
    for (std::string line; std::getline(script, line);) {
      line.erase(0, line.find_first_not_of(' '));
      if (!line.empty()) lines.push_back(line);
    }
    return lines;
  }

  // The message and those of its words that are long enough to be nobody else's.
  static std::vector<std::string> parts_of(const std::string& text) {
    std::vector<std::string> parts{text};
    std::istringstream words(text);
    for (std::string word; words >> word;) parts.push_back(word);
    std::erase_if(parts, [](const auto& part) { return part.size() < 15; });  // Five Thai letters.
    return parts;
  }

  std::set<std::string> places_of(const std::string& text) {
    std::set<std::string> places;
    for (const auto& part : parts_of(text)) {
      for (const auto& [table, column] : columns_) {
        Query<std::string(std::string_view)> rows(
            connection(),
            "SELECT CAST(rowid AS TEXT) FROM " + table + " WHERE instr(" + column + ", :part) > 0");
        for (const auto& row : rows.all(part)) {
          places.insert(table + "." + column + " " + row + ": " + part);
        }
      }
    }
    return places;
  }

  void takes_back(const Written& written, const TalkWay& way, const char* when) {
    // The bot's own words for what it does stand in many a sentence of its own.
    if (parts_of(written.text).empty() || read_command(written.text) != Command::kNone) return;
    Query<std::string()> said(connection(), "SELECT DISTINCT place FROM said");
    for (const auto& place : said.all()) noted_.insert(place);
    stage_.keeps();
    stage_.chat().player().takes_back(written.person, MessageId(written.message_id));
    std::vector<std::string> left;
    std::ranges::set_difference(places_of(written.text), written.before, std::back_inserter(left));
    INFO(way.talk << ", " << when << ": " << written.person << ": " << written.text);
    INFO(stage_.transcript());
    CHECK(left == std::vector<std::string>{});
    stage_.is_as_kept();
  }

  TalkStage& stage_;
  std::vector<std::pair<std::string, std::string>> columns_;
  std::set<std::string> noted_;
};

}  // namespace

TEST_CASE("What was taken back stands nowhere any more, whichever talk took it") {
  TalkStage stage;
  TakenBack taken_back(stage);
  for (const auto& way : talk_ways()) taken_back.plays(way);
  for (const auto& way : wordy_ways_at_work()) taken_back.plays(way);
  for (const auto& way : wordy_ways_of_lists()) taken_back.plays(way);
  std::vector<std::string> unseen;
  for (const auto& column : word_columns()) {
    if (column.found_by != FoundBy::kNoted) continue;
    if (!taken_back.noted().contains(place_of(column))) unseen.push_back(place_of(column));
  }
  CHECK(unseen == std::vector<std::string>{});
}
