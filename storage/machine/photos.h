#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/database/query.h"

namespace sammachip {

// kWaiting: still to be fetched from LINE. kKept: its file is there. kGone: LINE has it no more.
// kRefused: it was no photo that can be kept. kPurged: taken back, erased or kept long enough; its
// file is removed soon.
enum class PhotoStatus { kWaiting, kKept, kGone, kRefused, kPurged };
template <>
struct EnumWords<PhotoStatus> {
  static constexpr std::string_view kAll[] = {"waiting", "kept", "gone", "refused", "purged"};
};

// A photo that somebody sent. The picture itself is a file, named by its SHA-256 and shared by all
// rows with that content (bot/pictures/media_store.h).
struct Photo {
  PhotoId id = {};
  std::optional<MessageId> message_id = {};  // LINE's; nothing once the person is erased.
  AccountId user_id = {};
  std::string purpose = {};   // The programme's word, e.g. "purchase"; empty: nothing yet.
  SubjectId subject_id = {};  // What it belongs to, e.g. the purchase; empty: nothing yet.
  PhotoStatus status = PhotoStatus::kWaiting;
  std::string sha256 = {};          // Of the file, 64 hex digits; empty until it is kept.
  std::string preview_sha256 = {};  // Of a smaller file of the same picture; empty: none.
  std::string media_type = {};      // "image/jpeg" or "image/png".
  long long byte_count = 0;
  int attempts = 0;               // To fetch it.
  long long next_attempt_ms = 0;  // While it waits.
  std::string error = {};         // Why the last attempt failed, without any of the content.
  long long created_at_ms = 0;
  std::optional<long long> fetched_at_ms = {};
  std::optional<long long> checked_at_ms = {};  // When the officer took it as evidence.
  std::optional<long long> removed_at_ms = {};  // When a purged one's file was looked after.
  PhotoSetId set_id = {};  // LINE's, of photos that were sent together; empty: alone.
};
template <>
struct Columns<Photo> {
  static constexpr std::string_view kTable = "photo";
  static constexpr std::string_view kNames =
      "id, message_id, user_id, purpose, subject_id, status, sha256, preview_sha256, media_type, "
      "byte_count, attempts, next_attempt_ms, error, created_at_ms, fetched_at_ms, checked_at_ms, "
      "removed_at_ms, set_id";
  static auto of(auto& row) {
    return std::tie(row.id, row.message_id, row.user_id, row.purpose, row.subject_id, row.status,
                    row.sha256, row.preview_sha256, row.media_type, row.byte_count, row.attempts,
                    row.next_attempt_ms, row.error, row.created_at_ms, row.fetched_at_ms,
                    row.checked_at_ms, row.removed_at_ms, row.set_id);
  }
};

// What was fetched.
struct PhotoContent {
  std::string sha256 = {};
  std::string preview_sha256 = {};  // Empty: none.
  std::string media_type = {};
  long long byte_count = 0;
};
template <>
struct Columns<PhotoContent> {
  static constexpr std::string_view kNames = "sha256, preview_sha256, media_type, byte_count";
  static auto of(auto& row) {
    return std::tie(row.sha256, row.preview_sha256, row.media_type, row.byte_count);
  }
};

// Before which moments (Unix milliseconds) photos are old enough to go.
struct PhotoAges {
  long long checked_ms = 0;    // By the officer's check.
  long long unused_ms = 0;     // By creation, of those that belong to nothing.
  long long unchecked_ms = 0;  // By creation, of those that were never checked.
};

// The photos, whatever their status: each is found until delete_ended takes its row.
class Photos {
 public:
  explicit Photos(Connection& connection);
  void insert(const Photo& photo);
  std::optional<Photo> find(const PhotoId& id);
  std::optional<Photo> find_by_message(const MessageId& message_id);
  // What the person sent since that moment; in a set of LINE's. The newest first, at most 100.
  std::vector<Photo> sent_since(const AccountId& user_id, long long since_ms);
  std::vector<Photo> in_set(const AccountId& user_id, const PhotoSetId& set_id);

  // Those that wait and are due by now: never tried before tried ones, then the longest due first.
  std::vector<Photo> due(long long now_ms, int limit);
  // Each ends the waiting; false, and nothing changes, if it does not wait (any more).
  bool mark_kept(const PhotoId& id, const PhotoContent& content, long long now_ms);
  bool mark_gone(const PhotoId& id, const std::string& error);
  bool mark_refused(const PhotoId& id, const std::string& error);
  // Counts an attempt; the next is at `next_ms`.
  void retry(const PhotoId& id, const std::string& error, long long next_ms);

  // Says what it belongs to. False if it is unknown.
  bool attach(const PhotoId& id, const std::string& purpose, const SubjectId& subject_id);
  // All that belong to one subject now belong to another of the same purpose.
  void move_all(const std::string& purpose, const SubjectId& from_subject_id,
                const SubjectId& to_subject_id);
  // Whatever its status, oldest first, at most 100.
  std::vector<Photo> list_for_subject(const std::string& purpose, const SubjectId& subject_id);
  // Photos with this very content that belong to another subject of the same purpose, also when
  // their file has gone meanwhile; oldest first, at most 100.
  std::vector<Photo> others_with_same_content(const std::string& sha256, const std::string& purpose,
                                              const SubjectId& except_subject_id);
  // The officer took a subject's photos that are kept as evidence: from now on their sender cannot
  // take them back. Returns how many there are.
  long long mark_checked(const std::string& purpose, const SubjectId& subject_id, long long now_ms);
  // The sender took the message back. True if a photo is purged by that: one that was checked
  // stays.
  bool take_back(const MessageId& message_id);

  // Marks at most `limit` photos that are old enough as purged. Returns how many.
  long long expire(const PhotoAges& ages, int limit);
  // Purged ones whose files are still to be looked after.
  std::vector<Photo> to_remove(int limit);
  void mark_removed(const PhotoId& id, long long now_ms);
  // How many rows need the file with this content.
  long long needing(const std::string& sha256);
  // Deletes at most `limit` rows without a file made before: those that were never checked, and
  // those that were. Returns how many.
  long long delete_ended(long long unchecked_before_ms, long long checked_before_ms, int limit);

  long long waiting();
  // All of a person's, newest first, at most 1,000.
  std::vector<Photo> list_for_user(const AccountId& user_id);

 private:
  Query<void(Photo)> insert_;
  Query<Photo(PhotoId id)> find_;
  Query<Photo(MessageId message_id)> find_by_message_;
  Query<Photo(AccountId user_id, long long since_ms)> sent_since_;
  Query<Photo(AccountId user_id, PhotoSetId set_id)> in_set_;
  Query<Photo(long long now_ms, int limit)> due_;
  Query<void(PhotoContent, long long now_ms, PhotoId id)> keep_;
  Query<void(PhotoStatus, std::string_view error, PhotoId id)> end_;
  Query<void(std::string_view error, long long next_ms, PhotoId id)> retry_;
  Query<void(std::string_view purpose, SubjectId subject_id, PhotoId id)> attach_;
  Query<void(SubjectId to_subject_id, std::string_view purpose, SubjectId from_subject_id)>
      move_all_;
  Query<Photo(std::string_view purpose, SubjectId subject_id)> for_subject_;
  Query<Photo(std::string_view sha256, std::string_view purpose, SubjectId except_subject_id)>
      others_;
  Query<void(long long now_ms, std::string_view purpose, SubjectId subject_id)> check_;
  Query<void(MessageId message_id)> take_back_;
  Query<void(long long checked_ms, long long unused_ms, long long unchecked_ms, int limit)> expire_;
  Query<Photo(int limit)> to_remove_;
  Query<void(long long now_ms, PhotoId id)> removed_;
  Query<long long(std::string_view sha256)> needing_;
  Query<void(long long unchecked_before_ms, long long checked_before_ms, int limit)> delete_;
  Query<long long()> waiting_;
  Query<Photo(AccountId user_id)> for_user_;
};

}  // namespace sammachip
