// What is confirmed is what is written: a yes is bound to the values it was asked about.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "bot/talks/form_answer.h"
#include "bot/talks/form_conversation.h"
#include "bot/talks/talks.h"
#include "storage/machine/conversations.h"
#include "tests/bot/talks/talk_rig.h"

namespace sammachip {
namespace {

struct Payment {
  std::string what;
  bool is_sure = false;
  std::string day;  // A fact: on which day the words were written.
};

// What others change meanwhile.
struct World {
  int price = 300;
  std::string taken_by;
  std::string changed_by;
  std::vector<std::string> written;
};

Reader<std::string> any_words() {
  Reader<std::string> reader;
  reader.read = [](const std::string& text, const Turn&) -> Result<std::string> { return text; };
  return reader;
}

Reader<bool> yes_no() {
  Reader<bool> reader;
  reader.read = [](const std::string& text, const Turn&) -> Result<bool> {
    if (text == "yes" || text == "no") return text == "yes";
    return tl::make_unexpected(Problem{"problem.yes_no"});
  };
  reader.choices = {{"", true, "Right", {}}, {"", false, "Wrong", {}}};
  return reader;
}

std::unique_ptr<Conversation> payment(World& world) {
  auto talk = std::make_unique<FormConversation<Payment>>("payment");
  talk->ask("what", &Payment::what, any_words())
      .dated()
      .fact(
          "day", [](Payment& form, const Json& json) { form.day = json.get<std::string>(); },
          [](const std::string&, const Turn& turn) { return JsonValue(iso_date(turn.today)); });
  talk->confirm("sure", "what", yes_no())
      .contract([&world](const Payment& form, Turn&) {
        return Json{{"what", form.what}, {"price", world.price}};
      })
      .prompt([&world](const Payment&, Turn&) {
        return Say{{}, {}, {}, "That is " + std::to_string(world.price) + "?"};
      });
  talk->still(
      [](const Payment& form, Turn&) {
        return Subject{"payment", SubjectId(form.what)};
      },
      [&world](const Subject& subject, const Payment&, Turn&) -> std::optional<Ending> {
        if (world.taken_by.empty()) return std::nullopt;
        Ending ending;
        ending.says.push_back({{}, {}, {}, world.taken_by + " took " + subject.id});
        return ending;
      });
  talk->then([&world](const Payment& form, const State&, Turn&) {
    world.written.push_back(form.what + " " + std::to_string(world.price) + " " + form.day);
    Ending ending;
    ending.says.push_back({{}, {}, {}, "Written."});
    return ending;
  });
  return talk;
}

struct Payer : testing::TalkRig {
  Payer() : talks(list()) {
    turn.today = *parse_iso_date("2026-11-30");
    turn.language = Language::kEnglish;
    records.line_accounts.save(account);
    reply = talks.begin({"payment", JsonValue::object(), {}}, turn);
  }
  std::vector<std::unique_ptr<Conversation>> list() {
    std::vector<std::unique_ptr<Conversation>> all;
    all.push_back(payment(world));
    all.back()->tells_by([this](const Subject& subject, long long, const Turn&) {
      return world.changed_by.empty() || subject.id != "rope"
                 ? Values{}
                 : Values{{"who", world.changed_by}, {"day", std::string("Monday")}};
    });
    return all;
  }
  void says(const std::string& text) { reply = *talks.take_text(text, turn); }
  void taps(const std::string& label) {
    for (const auto& button : reply.buttons) {
      if (button.label == label) return posts(button.data);
    }
    FAIL("no button " + label);
  }
  void posts(const std::string& data) { reply = talks.take_button(*parse_talk_button(data), turn); }
  std::string said() const {
    std::string all;
    for (const auto& bubble : reply.bubbles) all += bubble.text + "|";
    return all;
  }

  World world;
  Talks talks;
  Reply reply;
};

}  // namespace

TEST_CASE("A yes writes what was read back, however it is given") {
  Payer payer;
  payer.says("rope");
  CHECK(payer.said() == "That is 300?|");
  SECTION("by a button, days later") {
    payer.turn.today += std::chrono::days{40};
    payer.taps("Right");
  }
  SECTION("in words, in another language") {
    payer.turn.language = Language::kThai;
    payer.says("yes");
  }
  CHECK(payer.world.written == std::vector<std::string>{"rope 300 2026-11-30"});
}

TEST_CASE("A yes to other values writes nothing and shows those of now") {
  Payer payer;
  payer.says("rope");
  const Reply first = payer.reply;
  payer.world.price = 900;
  SECTION("by a button") { payer.taps("Right"); }
  SECTION("in words") { payer.says("yes"); }
  SECTION("by a button from before contracts") {
    const auto button = parse_talk_button(payer.reply.buttons.front().data);
    payer.posts(talk_button_data({button->name, button->run, button->question, true}));
  }
  CHECK(payer.world.written.empty());
  CHECK(payer.said().ends_with("|That is 900?|"));
  // The button under the first question is no yes to the second one.
  payer.reply = first;
  payer.taps("Right");
  CHECK(payer.world.written.empty());
  payer.taps("Right");
  CHECK(payer.world.written == std::vector<std::string>{"rope 900 2026-11-30"});
}

TEST_CASE("A no can be given to anything") {
  Payer payer;
  payer.says("rope");
  payer.world.price = 900;
  payer.taps("Wrong");
  payer.says("net");
  payer.taps("Right");
  CHECK(payer.world.written == std::vector<std::string>{"net 900 2026-11-30"});
}

TEST_CASE("Who comes second reads what happened, and what they typed is not lost") {
  Payer payer;
  payer.says("rope");
  payer.world.taken_by = "Somebody";
  payer.taps("Right");
  CHECK(payer.world.written.empty());
  CHECK(payer.said().starts_with("Somebody took rope|"));
  CHECK(payer.said().find("\"rope\"") != std::string::npos);
  CHECK_FALSE(payer.talks.is_open(payer.turn));
}

TEST_CASE("What the end would refuse is refused as soon as it is known what the talk is about") {
  Payer payer;
  payer.world.taken_by = "Somebody";
  SECTION("at its beginning") {
    payer.reply = payer.talks.begin({"payment", JsonValue{{"what", "rope"}}, {}}, payer.turn);
    CHECK(payer.said() == "Somebody took rope|");
  }
  SECTION("at the answer that says it") {
    payer.says("rope");
    CHECK(payer.said().starts_with("Somebody took rope|"));
  }
  SECTION("when it is taken up again after it grew cold") {
    payer.world.taken_by.clear();
    payer.says("rope");
    payer.world.taken_by = "Somebody";
    payer.turn.now += kTalkGrowsCold;
    payer.says("yes");
    CHECK(payer.said().starts_with("Somebody took rope|"));
    CHECK(payer.said().find("yes?") == std::string::npos);
  }
  CHECK_FALSE(payer.talks.is_open(payer.turn));
  CHECK(payer.world.written.empty());
}

TEST_CASE("A question that is put anew says who changed what it is about") {
  Payer payer;
  payer.says("rope");
  payer.world.price = 900;
  payer.world.changed_by = "Somebody";
  payer.taps("Right");
  CHECK(payer.world.written.empty());
  CHECK(payer.said().starts_with("Somebody changed this first"));
  CHECK(payer.said().ends_with("|That is 900?|"));
}

TEST_CASE("What was taken back is not said back") {
  Payer payer;
  payer.event.message_id = "m1";
  payer.says("rope");
  payer.event.message_id = "m2";
  payer.says("maybe");  // Refused.
  payer.talks.forget_message("m1", payer.turn);
  payer.says("yes");  // To nothing any more: it is asked again.
  payer.says("net");
  payer.world.taken_by = "Somebody";
  payer.taps("Right");
  CHECK(payer.said().find("rope\"") == std::string::npos);
}

TEST_CASE("An answer of which nobody kept the day is asked again") {
  Payer payer;
  payer.says("rope");
  auto saved = payer.records.conversations.all("U1").front();
  Json old = Json::parse(saved.answers);
  old.erase("~");  // As an earlier release saved it.
  saved.answers = old.dump();
  payer.records.conversations.save("U1", saved);
  payer.turn.saved_talks.reset();
  payer.says("yes");
  CHECK(payer.world.written.empty());
  const auto now = payer.records.conversations.all("U1").front();
  CHECK(now.asked == "what");
}

}  // namespace sammachip
