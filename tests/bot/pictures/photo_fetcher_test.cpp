// Several photos at once, slow ones, and those that LINE does not have ready.
#include "bot/pictures/photo_fetcher.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <future>

#include "tests/bot/pictures/data_host.h"

using namespace sammachip;
using namespace sammachip::testing;
using simulator::FaultKind;

TEST_CASE("Beside a photo that drips others come in") {
  DataHost host;
  DataHostRig rig(host);
  rig.somsri.sends_photo(kDripping);
  REQUIRE(wait_until([&] { return host.server().dripping() == 1; }));
  for (int i = 0; i < 5; ++i) rig.somsri.sends_photo(jpeg_number(i));
  CHECK(rig.gets("status = 'kept'", 5));
  CHECK(host.server().dripping() == 1);
  CHECK(rig.photos("status = 'waiting' AND attempts = 0") == 1);
}

TEST_CASE("Photos that drip whenever they are tried again leave room for new ones") {
  DataHost host;
  DataHostRig rig(host);
  for (int i = 0; i < kPhotosFetchedAtOnce + 1; ++i) rig.somsri.sends_photo(kDrippingLater);
  REQUIRE(rig.gets("attempts = 1", kPhotosFetchedAtOnce + 1));
  rig.clock.advance(10min);
  REQUIRE(wait_until([&] { return host.server().dripping() == kRetriedAtOnce; }));
  for (int i = 0; i < 5; ++i) rig.somsri.sends_photo(jpeg_number(i));
  CHECK(rig.gets("status = 'kept'", 5));
  CHECK(host.server().dripping() == kRetriedAtOnce);
  CHECK(host.server().most_dripping() == kRetriedAtOnce);
}

TEST_CASE("However many fetch, each photo is asked for once") {
  DataHost host;
  DataHostRig rig(host);
  constexpr int count = 60;
  for (int i = 0; i < count; ++i) rig.somsri.sends_photo(jpeg_number(i));
  REQUIRE(rig.gets("status <> 'waiting'", count));
  CHECK(rig.photos("status = 'kept' AND attempts = 0") == count);
  const auto asked = host.server().asked();
  CHECK(asked.size() == count);
  CHECK(std::ranges::all_of(asked, [](const auto& path) { return path.second == 1; }));
  CHECK(rig.shows("sammachip_photo_fetches_total{outcome=\"kept\"} 60"));
}

TEST_CASE("Photos that drip do not hold up the end, and are fetched at the next start") {
  DataHost host;
  DataHostRig rig(host);
  for (int i = 0; i < kPhotosFetchedAtOnce + 1; ++i) rig.somsri.sends_photo(kDripping);
  REQUIRE(wait_until([&] { return host.server().dripping() == kPhotosFetchedAtOnce; }));
  const auto begin = std::chrono::steady_clock::now();
  rig.service->stop(0ms);
  CHECK(std::chrono::steady_clock::now() - begin < 6s);
  CHECK(rig.photos("status = 'waiting' AND attempts = 0") == kPhotosFetchedAtOnce + 1);
  CHECK(rig.files() == 0);
}

TEST_CASE("A photo that LINE never has ready is asked for more and more seldom, then given up") {
  PhotoRig rig;
  rig.clock.stop();
  rig.fail_content(FaultKind::kContentNotReady, -1);
  rig.somsri.sends_photo();
  REQUIRE(rig.gets("status = 'waiting'"));
  const Instant sent = rig.clock.now();
  int asked = 0;
  int asked_within_71_minutes = 0;
  while (rig.photos("status = 'waiting'") == 1) {
    REQUIRE(asked < 100);
    ++asked;
    REQUIRE(wait_until(
        [&] { return rig.photos("status = 'gone' OR attempts = " + std::to_string(asked)) == 1; }));
    if (rig.clock.now() - sent < 71min) ++asked_within_71_minutes;
    const long long next_ms =
        number(rig.config.database_url, "SELECT next_attempt_ms FROM photo") + 1;
    rig.clock.advance(std::chrono::milliseconds(
        std::max(0LL, next_ms - static_cast<long long>(milliseconds(rig.clock.now())))));
  }
  CHECK(asked_within_71_minutes < 25);
  CHECK(rig.clock.now() - sent > 90min);
  CHECK(rig.clock.now() - sent < 6h);
  CHECK(rig.photos("status = 'gone' AND error = '202'") == 1);
  CHECK(rig.held() == std::vector<std::string>{"media.photo_gone"});
  CHECK(rig.calls("/content") == asked);
}

TEST_CASE("What is not ready after many other failures is not given up for them") {
  PhotoRig rig;
  rig.clock.stop();
  rig.fail_content(FaultKind::kServerError, -1);
  const MessageId message(rig.somsri.sends_photo());
  REQUIRE(rig.gets("attempts = 1"));
  rig.run([&](Records& records) {
    const PhotoId id = records.photos.find_by_message(message)->id;
    for (int i = 1; i < 50; ++i) records.photos.retry(id, "500", milliseconds(rig.clock.now()));
  });
  rig.platform.faults().clear();
  rig.fail_content(FaultKind::kContentNotReady, 1);
  rig.clock.advance(1h);
  REQUIRE(wait_until([&] { return rig.photos("error = '202'") == 1; }));
  rig.clock.advance(1h);
  CHECK(rig.gets("status = 'kept'"));
}

TEST_CASE("A page that is not LINE's is no answer about a photo") {
  DataHost host;
  DataHostRig rig(host);
  SECTION("as if it were the photo") { rig.somsri.sends_photo(kPage); }
  SECTION("as an error") { rig.somsri.sends_photo(kPageOfError); }
  SECTION("that it is somewhere else") { rig.somsri.sends_photo(kElsewhere); }
  REQUIRE(rig.gets("attempts >= 1"));
  CHECK(rig.photos("status = 'waiting'") == 1);
  while (rig.photos("status = 'waiting'") == 1) {
    rig.clock.advance(10min);
    REQUIRE(wait_until([&] {
      return rig.photos("next_attempt_ms > " + std::to_string(milliseconds(rig.clock.now()))) ==
                 1 ||
             rig.photos("status = 'waiting'") == 0;
    }));
  }
  CHECK(rig.photos("status = 'kept' AND attempts = 20") == 1);
  CHECK(rig.held().empty());
}

TEST_CASE("A photo above 1 MB that is taken back before its preview is ready leaves nothing") {
  PhotoRig rig;
  rig.fail_content(FaultKind::kContentNotReady, -1, "preview");
  const std::string message = rig.somsri.sends_photo(large_jpeg(1'500'000));
  rig.clock.stop();
  REQUIRE(rig.gets("attempts >= 1"));
  rig.somsri.unsends(message);
  REQUIRE(rig.gets("status = 'purged'"));
  CHECK(wait_until([&] { return rig.files() == 0; }));
}

TEST_CASE("The same few photos over and over, taken back while they come: no row lacks its file") {
  PhotoRig rig;
  // As the engine sees it, between two of its jobs.
  const auto all_are_there = [&] {
    int missing = 0;
    rig.run([&](Records& records) {
      for (const Photo& photo : records.photos.list_for_user(AccountId(rig.somsri.id()))) {
        const bool is_kept = photo.status == PhotoStatus::kKept;
        if (is_kept && !rig.service->media().find(photo.sha256)) ++missing;
      }
    });
    return missing == 0;
  };
  // As an unsend event does, but LINE goes on giving the photo out.
  const auto take_back = [&](const MessageId& message) {
    rig.run([&](Records& records) { records.photos.take_back(message); });
  };
  constexpr int rounds = 15;
  constexpr int photos = 8;
  std::vector<MessageId> before;
  for (int round = 0; round < rounds; ++round) {
    std::vector<MessageId> sent;
    for (int i = 0; i < photos; ++i) {
      if (round > 0) take_back(before[static_cast<std::size_t>(i)]);
      sent.emplace_back(rig.somsri.sends_photo(jpeg_number(i)));
      REQUIRE(all_are_there());
    }
    REQUIRE(rig.gets("status = 'kept'", photos));
    REQUIRE(all_are_there());
    before = std::move(sent);
  }
  for (const MessageId& message : before) take_back(message);
  CHECK(rig.gets("status = 'purged'", rounds * photos));
  CHECK(wait_until([&] { return rig.files() == 0; }));
}

TEST_CASE("A photo whose file goes just before its row is kept is fetched again") {
  PhotoRig rig;
  const MessageId first(rig.somsri.sends_photo());
  REQUIRE(rig.gets("status = 'kept'"));
  const std::string sha256 = rig.photo_of(first).sha256;
  rig.platform.faults().add({FaultKind::kDelay, "content", 1, 7'000});
  const MessageId second(rig.somsri.sends_photo());
  REQUIRE(wait_until([&] { return rig.calls("/content") == 2; }));
  // The first is purged, and the engine is held up before it removes the file...
  std::promise<void> go_on;
  rig.service->engine().post([&](Records& records) { records.photos.take_back(first); },
                             [&](bool) { go_on.get_future().wait(); });
  REQUIRE(rig.gets("status = 'purged'"));
  wait_until([] { return false; }, 200ms);
  // ...while the second comes, finds the file in its place, and is to be kept after that.
  rig.platform.answer_at_once();
  CHECK(wait_until([&] { return !rig.service->media().unsettled().empty(); }));
  wait_until([] { return false; }, 200ms);
  go_on.set_value();
  REQUIRE(rig.gets("status = 'kept'"));
  CHECK(rig.photo_of(second).sha256 == sha256);
  CHECK(rig.service->media().find(sha256));
}
