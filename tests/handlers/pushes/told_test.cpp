// What people are told of what others did reads in their own language, whatever those speak.
#include "handlers/words/told.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "handlers/words/told_figure.h"
#include "storage/households/income_reports.h"
#include "storage/machine/held_messages.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "support/places.h"
#include "support/village.h"

using namespace sammachip;

namespace {

void speaks(Chat& chat, const std::string& person, const std::string& language) {
  add_account(chat, person);
  chat.player().change([&](Records& records) {
    LineAccount account = records.line_accounts.find(ChatPlayer::user_id(person)).value();
    account.language = language;
    records.line_accounts.save(account);
  });
}

// A village with a leader, a house of "สมใจ" who sent 300, and an officer.
struct ToldVillage {
  Chat chat;
  ProgrammeId programme = add_leader(chat, "มานพ");
  HouseholdId house;

  ToldVillage() {
    confirm_team(chat, programme);
    house = add_listed_household(chat, programme, "90", "สมใจ");
    add_officer(chat, "อร", "920603");
  }
  std::string report() {
    chat.player().says("สมใจ", "300");
    return chat.records().income_reports.editable(house, "2017-01-01").at(0).id;
  }
};

}  // namespace

TEST_CASE("Every kind of fact is worded in the language of who reads it") {
  Chat chat;
  add_account(chat, "สมใจ");
  const Day day = *parse_iso_date("2017-06-14");
  const ToldValues told{
      {"words", Told::words("ยายแช่ม")},
      {"number", Told::number(3)},
      {"day", Told::day(day)},
      {"month", Told::month(day)},
      {"period", Told::period({day, day + std::chrono::days{2}})},
      {"amount", Told::amount(350'000)},
      {"person", Told::person(ChatPlayer::user_id("สมใจ"))},
      {"nobody", Told::person("Ugone")},
      {"area", Told::area("9206")},
      {"village", Told::village(kFirstVillage)},
      {"occupation", Told::occupation("mush", "")},
      {"sentence", Told::sentence("figure.net", {{"amount", Told::amount(100)}})},
      {"chosen", Told::key_or_words("correct_for.reason_slip")},
      {"own", Told::key_or_words("เขาบอกเอง")},
      {"loss", told_figure(-5'000, Basis::kGross)},
  };
  const auto read = [&](Language language) {
    std::ostringstream text;
    for (const auto& [name, value] :
         worded(told_json(told), {language, Chat::texts(), chat.records()})) {
      text << name << "=";
      std::visit([&](const auto& one) { text << one; }, value);
      text << "; ";
    }
    return text.str();
  };
  CHECK(read(Language::kThai) ==
        "amount=3,500; area=อ.ห้วยยอด; chosen=จดผิด; day=พ. 14 มิ.ย. 60; loss=ขาดทุน 50 บาท; "
        "month=มิ.ย. 60; nobody=คนที่ไม่ได้บอกชื่อ; number=3; occupation=เพาะเห็ด; own=เขาบอกเอง; "
        "period=14 – 16 มิ.ย. 60; person=คุณสมใจ; sentence=กำไร 1 บาท; "
        "village=บ้านควนเมา หมู่ 1; words=ยายแช่ม; ");
  CHECK(read(Language::kEnglish) ==
        "amount=3,500; area=ห้วยยอด district; chosen=A slip of the pen; day=Wed 14 Jun 2017; "
        "loss=a loss of 50 baht; month=Jun 2017; nobody=somebody without a name; number=3; "
        "occupation=Mushrooms; own=เขาบอกเอง; period=14 – 16 Jun 2017; person=สมใจ; "
        "sentence=1 baht profit; village=Ban ควนเมา, Moo 1; words=ยายแช่ม; ");
}

TEST_CASE("What an earlier release kept for somebody reads as it was written then") {
  Chat chat;
  add_account(chat, "สมใจ");
  chat.player().change([&](Records& records) {
    HeldMessage held;
    held.id = "old";
    held.user_id = ChatPlayer::user_id("สมใจ");
    held.text_key = "proxy.told";
    held.values_json = R"({"name":"มานพ","house":"90","period":"12 – 18 มิ.ย. 60","more":7})";
    held.created_at_ms = chat.now_ms();
    held.not_after_ms = chat.now_ms() + 1000;
    records.held_messages.insert(held);
  });
  CHECK(chat.player().says("สมใจ", "เมนู").bubbles.at(0) ==
        "คุณมานพ จดรายได้แทนบ้านเลขที่ 90 ช่วง 12 – 18 มิ.ย. 60 แล้ว");
  chat.database().writer().execute("DELETE FROM told_ever");
}

TEST_CASE("Nothing that who talks would read is kept as words for somebody else") {
  // Of a wording in the language of who talks, which these are not: own words and numbers; and what
  // a rule words for its reader.
  const std::set<std::string> fine{"purchase_text(purchase)", "purchase_text(*purchase)",
                                   "house_numbers_text(silent, turn)"};
  static const std::regex words(R"(Told::words\(((?:[^()]|\([^()]*\))*)\))");
  for (const auto& file :
       std::filesystem::recursive_directory_iterator(source_dir() + "/handlers")) {
    if (file.path().extension() != ".cpp") continue;
    std::ostringstream text;
    text << std::ifstream(file.path()).rdbuf();
    const std::string source = text.str();
    for (std::sregex_iterator i(source.begin(), source.end(), words), end; i != end; ++i) {
      const std::string argument = (*i)[1];
      if (fine.count(argument) > 0) continue;
      INFO(file.path().filename().string() << ": " << argument);
      CHECK(argument.find("_text") == std::string::npos);
      CHECK(argument.find("say(") == std::string::npos);
      CHECK(argument.find("turn,") == std::string::npos);
      CHECK(argument.find("language") == std::string::npos);
    }
  }
}

TEST_CASE("A house reads an officer's correction in its own language") {
  ToldVillage village;
  const std::string report = village.report();
  SECTION("the officer speaks English") {
    speaks(village.chat, "อร", "en");
    village.chat.player().posts_back("อร", "c|correct_for|" + report);
    village.chat.plays(R"(
      อร: 400
      bot: Why?…
      อร: [A slip of the pen]
      bot: House 90, 12 – 18 Jun 2017: from 300 to 400 baht (A slip of the pen). Right?…
      อร: [That is right]
      bot: House 90 changed…
      สมใจ: เมนู
      bot: คุณอร แก้ยอดบ้านเลขที่ 90 ช่วง 12 – 18 มิ.ย. 60 / จาก 300 เป็น 400 บาท / เหตุผล: จดผิด / ถ้าไม่ถูก พิมพ์ "แก้ยอด" ได้เลย
      bot: …
    )");
  }
  SECTION("the house does") {
    speaks(village.chat, "สมใจ", "en");
    village.chat.player().posts_back("อร", "c|correct_for|" + report);
    village.chat.plays(R"(
      อร: 400
      bot: แก้เพราะอะไร…
      อร: เขาโทรมาบอก
      bot: บ้านเลขที่ 90…
      อร: [ถูกแล้ว]
      bot: แก้ยอดบ้านเลขที่ 90 จาก …
      สมใจ: menu
      bot: อร changed the figure of house 90, 12 – 18 Jun 2017 / from 300 to 400 baht / Reason: เขาโทรมาบอก / If that is wrong, write "correct".
      bot: …
    )");
  }
}

TEST_CASE("A house reads what was reported for it, and what it is asked, in its own language") {
  ToldVillage village;
  SECTION("reported") {
    speaks(village.chat, "มานพ", "en");
    village.chat.player().posts_back("มานพ", "c|report_for|" + village.house);
    village.chat.plays(R"(
      มานพ: 400
      bot: For house 90 …: / 400 baht…
      มานพ: [That is right]
      bot: Sent for house 90…
      สมใจ: เมนู
      bot: คุณมานพ จดรายได้แทนบ้านเลขที่ 90 ช่วง 12 – 18 มิ.ย. 60 แล้ว: 400 บาท / ถ้าไม่ถูก พิมพ์ "ยอดไม่ถูก"
      bot: …
    )");
  }
  SECTION("proposed") {
    village.report();
    speaks(village.chat, "สมใจ", "en");
    village.chat.player().posts_back("มานพ", "c|report_for|" + village.house);
    village.chat.player().says("มานพ", "400");
    village.chat.player().taps("มานพ", "ถูกแล้ว");
    village.chat.plays(R"(
      สมใจ: menu
      bot: House 90, 12 – 18 Jun 2017 / You sent 300 baht / มานพ sent 400 baht / Which shall stand?
      bot: … [300 baht] [400 baht] [Both: 700 baht] [...]
      สมใจ: [400 baht]
      bot: Written down: 400 baht…
      มานพ: เมนู
      bot: บ้านเลขที่ 90 หัวหน้าบ้าน 90 ดูยอดช่วง 12 – 18 มิ.ย. 60 ที่คุณจดแล้ว / ใช้ยอดที่คุณจด ขอบคุณที่ช่วยกัน
      bot: …
    )");
  }
}

TEST_CASE("A leader reads in Thai why an English-speaking officer paused the village") {
  ToldVillage village;
  speaks(village.chat, "อร", "en");
  ChatPlayer& player = village.chat.player();
  player.posts_back("อร", "c|pause_village|" + village.programme);
  player.taps("อร", Chat::texts().say(Language::kEnglish, "pause_village.reason_season"));
  CHECK(player.says("มานพ", "เมนู").bubbles.at(0) ==
        "คุณอร ให้บ้านควนเมา หมู่ 1 พักงานไว้ก่อน เหตุผล: ช่วงนอกฤดู\n"
        "ช่วงนี้ไม่ต้องทำอะไรเพิ่ม พักได้เลย");
}
