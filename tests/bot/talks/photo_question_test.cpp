// A question that a photo answers, in a talk as handlers write them.
#include <catch2/catch.hpp>

#include "bot/talks/form_conversation.h"
#include "bot/talks/talks.h"
#include "storage/database/identifier.h"
#include "storage/machine/photos.h"
#include "tests/bot/rig.h"
#include "tests/bot/talks/talk_rig.h"

using namespace sammachip;
using namespace sammachip::testing;

namespace {

struct Bought {
  std::string receipt;
  std::optional<std::string> goods;
  std::string note;
};

Reader<std::string> words() {
  Reader<std::string> reader;
  reader.read = [](const std::string& text, const Turn&) -> Result<std::string> { return text; };
  return reader;
}

std::unique_ptr<Conversation> buying(Bought& bought) {
  auto talk = std::make_unique<FormConversation<Bought>>("buying");
  talk->ask_photo("receipt", &Bought::receipt).choices([](const Bought&, Turn&) {
    return std::vector<Choice>{{"", Json("none"), "no receipt", {}}};
  });
  talk->ask_photo("goods", &Bought::goods);
  talk->ask("note", &Bought::note, words());
  talk->then([&bought](const Bought& form, const State&, Turn& turn) {
    bought = form;
    turn.records.photos.attach(PhotoId(form.receipt), "purchase", "rope");
    return Ending{};
  });
  return talk;
}

std::vector<std::unique_ptr<Conversation>> only(std::unique_ptr<Conversation> talk) {
  std::vector<std::unique_ptr<Conversation>> talks;
  talks.push_back(std::move(talk));
  return talks;
}

// One person in the talk.
struct Buyer : TalkRig {
  Buyer() : talks(only(buying(bought))) { talks.begin({"buying", Json::object(), {}}, turn); }
  std::string asked() { return talks.open_question(turn); }
  std::string add_photo(const MessageId& message_id, const AccountId& user_id = "U1") {
    Photo photo;
    photo.id = new_id(1);
    photo.message_id = message_id;
    photo.user_id = user_id;
    records.photos.insert(photo);
    return photo.id;
  }
  // Sends a photo, which is taken only if it is asked for. Returns its id.
  std::string sends_photo(const MessageId& message_id) {
    event.message_id = message_id;
    const PhotoId id(add_photo(message_id));
    was_taken = talks.take_photo(id, turn).has_value();
    return id;
  }
  void says(const std::string& text) { talks.take_text(text, turn); }

  Bought bought;
  Talks talks;
  bool was_taken = false;
};

}  // namespace

TEST_CASE("A photo answers the question that wants one, and no other") {
  Buyer buyer;
  CHECK(buyer.talks.wants_photo(buyer.turn));
  const PhotoId receipt(buyer.sends_photo("m1"));
  CHECK(buyer.was_taken);
  CHECK(buyer.asked() == "buying.goods");
  const std::string goods = buyer.sends_photo("m2");
  CHECK(buyer.asked() == "buying.note");
  CHECK_FALSE(buyer.talks.wants_photo(buyer.turn));
  buyer.sends_photo("m3");
  CHECK_FALSE(buyer.was_taken);
  CHECK(buyer.asked() == "buying.note");
  buyer.says("rope for the nets");
  CHECK(buyer.bought.receipt == receipt);
  CHECK(buyer.bought.goods == goods);
  CHECK(buyer.records.photos.find(receipt)->subject_id == "rope");
  CHECK_FALSE(buyer.talks.wants_photo(buyer.turn));
  CHECK_FALSE(buyer.talks.take_photo(receipt, buyer.turn));
}

TEST_CASE("Words answer a question that wants a photo only as its buttons do") {
  Buyer buyer;
  buyer.says("it cost 500");
  CHECK(buyer.asked() == "buying.receipt");
  buyer.says("no receipt");
  CHECK(buyer.asked() == "buying.goods");
  buyer.talks.take_word("skip", buyer.turn);
  CHECK(buyer.asked() == "buying.note");
  buyer.says("from the temple fair");
  CHECK(buyer.bought.receipt == "none");
  CHECK_FALSE(buyer.bought.goods);
}

TEST_CASE("A photo that is gone, or taken back, is asked for again") {
  Buyer buyer;
  const PhotoId receipt(buyer.sends_photo("m1"));
  CHECK(buyer.asked() == "buying.goods");
  SECTION("gone") {
    buyer.records.photos.mark_gone(receipt, "404");
    buyer.says("anything");
  }
  SECTION("taken back") {
    buyer.talks.forget_message("m1", buyer.turn);
    buyer.says("anything");
  }
  CHECK(buyer.asked() == "buying.receipt");
  buyer.sends_photo("m2");
  CHECK(buyer.asked() == "buying.goods");
}

TEST_CASE("Somebody else's photo answers nothing") {
  Buyer buyer;
  const PhotoId photo(buyer.add_photo("m1", "U2"));
  buyer.talks.take_photo(photo, buyer.turn);
  CHECK(buyer.asked() == "buying.receipt");
}
