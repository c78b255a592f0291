#include "storage/machine/photos.h"
#include "storage/database/connection.h"
#include "storage/database/error.h"
#include "storage/people.h"
#include "storage/records.h"
#include "storage/retention.h"
#include "tests/storage/each_database.h"

namespace sammachip {
namespace {

constexpr long long kDayMs = 86'400'000;
const std::string kSha(64, 'a');
const std::string kOtherSha(64, 'b');

Photo photo(const PhotoId& id, long long created_at_ms = 0) {
  Photo photo;
  photo.id = id;
  photo.message_id = MessageId("message " + id);
  photo.user_id = "U1";
  photo.created_at_ms = photo.next_attempt_ms = created_at_ms;
  return photo;
}

void insert_kept(Records& records, const PhotoId& id, const std::string& sha256,
                 long long created_at_ms = 0) {
  records.photos.insert(photo(id, created_at_ms));
  REQUIRE(records.photos.mark_kept(id, {sha256, "", "image/jpeg", 7}, created_at_ms));
}

std::vector<std::string> ids_of(const std::vector<Photo>& photos) {
  std::vector<std::string> ids;
  for (const auto& one : photos) ids.push_back(one.id);
  return ids;
}
using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("A photo waits until it is fetched, and is due again after each attempt") {
  with_records([](Records& records) {
    for (const auto* id : {"p1", "p2"}) records.photos.insert(photo(id, 10));
    CHECK(records.photos.due(9, 10).empty());
    CHECK(ids_of(records.photos.due(10, 1)) == Ids{"p1"});
    records.photos.retry("p1", "500", 30);
    CHECK(ids_of(records.photos.due(29, 10)) == Ids{"p2"});
    CHECK(records.photos.find("p1")->attempts == 1);
    CHECK(records.photos.find("p1")->error == "500");
    CHECK(records.photos.waiting() == 2);
    CHECK(records.photos.mark_kept("p1", {kSha, kOtherSha, "image/png", 7}, 40));
    const auto kept = records.photos.find_by_message("message p1");
    REQUIRE(kept);
    CHECK(kept->status == PhotoStatus::kKept);
    CHECK(kept->sha256 == kSha);
    CHECK(kept->preview_sha256 == kOtherSha);
    CHECK(kept->media_type == "image/png");
    CHECK(kept->byte_count == 7);
    CHECK(kept->fetched_at_ms == 40);
    CHECK(kept->error.empty());
    CHECK(records.photos.mark_gone("p2", "404"));
    CHECK(records.photos.waiting() == 0);
    CHECK(records.photos.due(1000, 10).empty());
  });
}

TEST_CASE("Photos that were never tried come before those that were, however long due") {
  with_records([](Records& records) {
    for (const auto* id : {"p1", "p2", "p3"}) records.photos.insert(photo(id, 10));
    records.photos.retry("p2", "500", 12);
    records.photos.retry("p1", "500", 11);
    records.photos.insert(photo("p4", 40));
    CHECK(ids_of(records.photos.due(50, 10)) == Ids{"p3", "p4", "p1", "p2"});
    CHECK(ids_of(records.photos.due(50, 1)) == Ids{"p3"});
  });
}

TEST_CASE("What has ended does not begin to wait or be kept again") {
  with_records([](Records& records) {
    records.photos.insert(photo("p1"));
    REQUIRE(records.photos.take_back("message p1"));
    CHECK_FALSE(records.photos.mark_kept("p1", {kSha, "", "image/jpeg", 7}, 1));
    CHECK_FALSE(records.photos.mark_gone("p1", ""));
    CHECK_FALSE(records.photos.mark_refused("p1", ""));
    records.photos.retry("p1", "", 5);
    CHECK(records.photos.find("p1")->status == PhotoStatus::kPurged);
    CHECK(records.photos.find("p1")->attempts == 0);
    CHECK_FALSE(records.photos.take_back("message p1"));
    CHECK_FALSE(records.photos.take_back("message of nobody"));
  });
}

TEST_CASE("A message has one photo, and a photo that is kept has a file") {
  with_records([](Records& records) {
    records.photos.insert(photo("p1"));
    auto again = photo("p2");
    again.message_id = "message p1";
    CHECK_THROWS_AS(records.photos.insert(again), StorageRefused);
    CHECK_THROWS_AS(records.photos.mark_kept("p1", {"", "", "image/jpeg", 7}, 1), StorageRefused);
  });
}

TEST_CASE("The same photo for two purchases is found, and a photo of none is not") {
  with_records([](Records& records) {
    for (const auto* id : {"p1", "p2", "p3", "p4"}) insert_kept(records, id, kSha);
    insert_kept(records, "p5", kOtherSha);
    CHECK(records.photos.attach("p1", "purchase", "rope"));
    CHECK(records.photos.attach("p2", "purchase", "nails"));
    CHECK(records.photos.attach("p3", "forum", "meeting"));
    CHECK(records.photos.attach("p5", "purchase", "paint"));
    CHECK_FALSE(records.photos.attach("unknown", "purchase", "rope"));
    CHECK(ids_of(records.photos.list_for_subject("purchase", "rope")) == Ids{"p1"});
    CHECK(records.photos.list_for_subject("", "").empty());
    CHECK(ids_of(records.photos.others_with_same_content(kSha, "purchase", "rope")) == Ids{"p2"});
    CHECK(records.photos.others_with_same_content(kOtherSha, "purchase", "paint").empty());
    CHECK(records.photos.others_with_same_content("", "purchase", "rope").empty());
    records.photos.mark_checked("purchase", "nails", 5);
    records.photos.expire({.checked_ms = 6}, 10);
    CHECK(ids_of(records.photos.others_with_same_content(kSha, "purchase", "rope")) == Ids{"p2"});
  });
}

TEST_CASE("A photo taken back goes, unless the officer took it as evidence") {
  with_records([](Records& records) {
    for (const auto* id : {"p1", "p2"}) insert_kept(records, id, kSha);
    records.photos.attach("p1", "purchase", "rope");
    CHECK(records.photos.mark_checked("purchase", "rope", 5) == 1);
    CHECK(records.photos.mark_checked("purchase", "nails", 5) == 0);
    CHECK_FALSE(records.photos.take_back("message p1"));
    CHECK(records.photos.take_back("message p2"));
    CHECK(ids_of(records.photos.to_remove(10)) == Ids{"p2"});
    CHECK(records.photos.needing(kSha) == 1);
    records.photos.mark_removed("p2", 9);
    CHECK(records.photos.to_remove(10).empty());
    CHECK(records.photos.find("p2")->removed_at_ms == 9);
  });
}

TEST_CASE("A file is needed as a photo and as another one's preview") {
  with_records([](Records& records) {
    records.photos.insert(photo("p1"));
    CHECK(records.photos.needing(kSha) == 0);
    CHECK(records.photos.needing("") == 0);
    records.photos.mark_kept("p1", {kSha, kOtherSha, "image/jpeg", 7}, 1);
    insert_kept(records, "p2", kOtherSha);
    CHECK(records.photos.needing(kSha) == 1);
    CHECK(records.photos.needing(kOtherSha) == 2);
    records.photos.take_back("message p1");
    CHECK(records.photos.needing(kSha) == 0);
    CHECK(records.photos.needing(kOtherSha) == 1);
  });
}

TEST_CASE("Photos go 90 days after the check, unused ones after 7, unchecked ones after 2 years") {
  with_records([](Records& records) {
    const long long now_ms = 1000 * kDayMs;
    insert_kept(records, "unused, old", kSha, now_ms - 8 * kDayMs);
    insert_kept(records, "unused, new", kSha, now_ms - 6 * kDayMs);
    insert_kept(records, "unchecked", kSha, now_ms - 400 * kDayMs);
    insert_kept(records, "unchecked, old", kSha, now_ms - 731 * kDayMs);
    insert_kept(records, "checked", kSha, now_ms - 400 * kDayMs);
    insert_kept(records, "checked, old", kSha, now_ms - 400 * kDayMs);
    for (const auto* id : {"unchecked", "unchecked, old", "checked", "checked, old"}) {
      records.photos.attach(id, "purchase", id);
    }
    records.photos.mark_checked("purchase", "checked", now_ms - 89 * kDayMs);
    records.photos.mark_checked("purchase", "checked, old", now_ms - 91 * kDayMs);
    CHECK(purge(records, now_ms, {}).photos == 3);
    for (const auto* id : {"unused, new", "unchecked", "checked"}) {
      CHECK(records.photos.find(id)->status == PhotoStatus::kKept);
    }
    for (const auto* id : {"unused, old", "unchecked, old", "checked, old"}) {
      CHECK(records.photos.find(id)->status == PhotoStatus::kPurged);
    }
    CHECK(purge(records, now_ms, {}).photo_rows == 0);  // Their files are still there.
    for (const auto& one : records.photos.to_remove(10)) records.photos.mark_removed(one.id, 1);
    // What the officer checked is known for two years, to find the same photo again.
    CHECK(purge(records, now_ms, {}).photo_rows == 1);
    CHECK_FALSE(records.photos.find("unchecked, old"));
    CHECK(purge(records, now_ms + 400 * kDayMs, {}).photo_rows == 2);
  });
}

TEST_CASE("An erased person's photos go, but for the evidence, which names nobody any more") {
  with_records([](Records& records) {
    Transaction transaction(records.connection);
    for (const auto* id : {"p1", "p2"}) insert_kept(records, id, kSha);
    records.photos.insert(photo("p3"));
    records.photos.attach("p1", "purchase", "rope");
    records.photos.mark_checked("purchase", "rope", 5);
    CHECK(records.people.everything_about("U1", 10).photos.size() == 3);
    records.people.erase_person("U1");
    transaction.commit();
    CHECK(records.photos.find("p1")->status == PhotoStatus::kKept);
    CHECK(records.photos.find("p2")->status == PhotoStatus::kPurged);
    CHECK(records.photos.find("p3")->status == PhotoStatus::kPurged);
    for (const auto* id : {"p1", "p2", "p3"}) {
      CHECK(records.photos.find(id)->user_id == kErasedPerson);
      CHECK(records.photos.find(id)->message_id == std::nullopt);
    }
    CHECK(records.people.everything_about("U1", 10).photos.empty());
  });
}

}  // namespace sammachip
