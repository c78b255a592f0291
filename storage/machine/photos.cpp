#include "storage/machine/photos.h"

namespace sammachip {
namespace {

const std::string kPhotoColumns =
    "id, message_id, user_id, purpose, subject_id, status, sha256, preview_sha256, media_type, "
    "byte_count, attempts, next_attempt_ms, error, created_at_ms, fetched_at_ms, checked_at_ms, "
    "removed_at_ms";
const std::string kSelectPhoto = "SELECT " + kPhotoColumns + " FROM photo WHERE ";

auto fields(Photo& row) {
  return std::tie(row.id, row.message_id, row.user_id, row.purpose, row.subject_id, row.status,
                  row.sha256, row.preview_sha256, row.media_type, row.byte_count, row.attempts,
                  row.next_attempt_ms, row.error, row.created_at_ms, row.fetched_at_ms,
                  row.checked_at_ms, row.removed_at_ms);
}

}  // namespace

Photos::Photos(Connection& connection)
    : insert_(connection, insert_into("photo", kPhotoColumns), in(fields(row_))),
      find_(connection, kSelectPhoto + "id = :id", in(key_), out(fields(row_))),
      find_by_message_(connection, kSelectPhoto + "message_id = :message", in(key_),
                       out(fields(row_))),
      due_(connection,
           kSelectPhoto +
               "status = 'waiting' AND next_attempt_ms <= :now"
               " ORDER BY next_attempt_ms, id LIMIT :most",
           in(time_ms_), in(limit_), out(fields(row_))),
      keep_(connection,
            "UPDATE photo SET status = 'kept', sha256 = :sha, preview_sha256 = :preview,"
            " media_type = :type, byte_count = :bytes, fetched_at_ms = :now, error = ''"
            " WHERE id = :id AND status = 'waiting'",
            in(content_.sha256), in(content_.preview_sha256), in(content_.media_type),
            in(content_.byte_count), in(time_ms_), in(key_)),
      end_(connection,
           "UPDATE photo SET status = :status, error = :error"
           " WHERE id = :id AND status = 'waiting'",
           in(ending_), in(error_), in(key_)),
      retry_(connection,
             "UPDATE photo SET attempts = attempts + 1, error = :error, next_attempt_ms = :next"
             " WHERE id = :id AND status = 'waiting'",
             in(error_), in(time_ms_), in(key_)),
      attach_(connection,
              "UPDATE photo SET purpose = :purpose, subject_id = :subject WHERE id = :id",
              in(purpose_), in(subject_id_), in(key_)),
      for_subject_(connection,
                   kSelectPhoto +
                       "subject_id = :subject AND subject_id <> '' AND purpose = :purpose"
                       " ORDER BY created_at_ms, id LIMIT 100",
                   in(subject_id_), in(purpose_), out(fields(row_))),
      others_(connection,
              kSelectPhoto +
                  "sha256 = :sha AND sha256 <> '' AND purpose = :purpose"
                  " AND subject_id <> '' AND subject_id <> :subject"
                  " ORDER BY created_at_ms, id LIMIT 100",
              in(key_), in(purpose_), in(subject_id_), out(fields(row_))),
      check_(connection,
             "UPDATE photo SET checked_at_ms = :now"
             " WHERE subject_id = :subject AND subject_id <> '' AND purpose = :purpose",
             in(time_ms_), in(subject_id_), in(purpose_)),
      take_back_(connection,
                 "UPDATE photo SET status = 'purged' WHERE message_id = :message"
                 " AND status IN ('waiting', 'kept') AND checked_at_ms IS NULL",
                 in(key_)),
      expire_(connection,
              "UPDATE photo SET status = 'purged' WHERE id IN (SELECT id FROM photo"
              " WHERE status = 'kept' AND (checked_at_ms < :checked"
              " OR (checked_at_ms IS NULL AND subject_id = '' AND created_at_ms < :unused)"
              " OR (checked_at_ms IS NULL AND created_at_ms < :unchecked)) LIMIT :most)",
              in(ages_.checked_ms), in(ages_.unused_ms), in(ages_.unchecked_ms), in(limit_)),
      to_remove_(connection,
                 kSelectPhoto +
                     "status = 'purged' AND sha256 <> '' AND removed_at_ms IS NULL"
                     " ORDER BY id LIMIT :most",
                 in(limit_), out(fields(row_))),
      removed_(connection, "UPDATE photo SET removed_at_ms = :now WHERE id = :id", in(time_ms_),
               in(key_)),
      // The value is given twice, as a name may stand once only.
      needing_(connection,
               "SELECT (SELECT COUNT(*) FROM photo WHERE status = 'kept' AND sha256 = :sha)"
               " + (SELECT COUNT(*) FROM photo WHERE status = 'kept' AND preview_sha256 = :same"
               " AND preview_sha256 <> '')",
               in(key_), in(key_), out(count_)),
      delete_(connection,
              "DELETE FROM photo WHERE id IN (SELECT id FROM photo"
              " WHERE status IN ('gone', 'refused', 'purged')"
              " AND (sha256 = '' OR removed_at_ms IS NOT NULL)"
              " AND ((checked_at_ms IS NULL AND created_at_ms < :unchecked)"
              " OR (checked_at_ms IS NOT NULL AND created_at_ms < :checked)) LIMIT :most)",
              in(time_ms_), in(other_time_ms_), in(limit_)),
      waiting_(connection, "SELECT COUNT(*) FROM photo WHERE status = 'waiting'", out(count_)),
      for_user_(connection,
                kSelectPhoto + "user_id = :user ORDER BY created_at_ms DESC, id DESC LIMIT 1000",
                in(key_), out(fields(row_))) {}

void Photos::insert(const Photo& photo) {
  row_ = photo;
  insert_.run();
}

std::optional<Photo> Photos::find(const std::string& id) {
  key_ = id;
  return find_.fetch_one() ? std::optional(row_) : std::nullopt;
}

std::optional<Photo> Photos::find_by_message(const std::string& message_id) {
  key_ = message_id;
  return find_by_message_.fetch_one() ? std::optional(row_) : std::nullopt;
}

std::vector<Photo> Photos::due(long long now_ms, int limit) {
  time_ms_ = now_ms;
  limit_ = limit;
  return due_.fetch_all(row_);
}

bool Photos::mark_kept(const std::string& id, const PhotoContent& content, long long now_ms) {
  key_ = id;
  content_ = content;
  time_ms_ = now_ms;
  return keep_.run() == 1;
}

bool Photos::mark_gone(const std::string& id, const std::string& error) {
  key_ = id;
  error_ = error;
  ending_ = PhotoStatus::kGone;
  return end_.run() == 1;
}

bool Photos::mark_refused(const std::string& id, const std::string& error) {
  key_ = id;
  error_ = error;
  ending_ = PhotoStatus::kRefused;
  return end_.run() == 1;
}

void Photos::retry(const std::string& id, const std::string& error, long long next_ms) {
  key_ = id;
  error_ = error;
  time_ms_ = next_ms;
  retry_.run();
}

bool Photos::attach(const std::string& id, const std::string& purpose,
                    const std::string& subject_id) {
  key_ = id;
  purpose_ = purpose;
  subject_id_ = subject_id;
  return attach_.run() == 1;
}

std::vector<Photo> Photos::list_for_subject(const std::string& purpose,
                                            const std::string& subject_id) {
  purpose_ = purpose;
  subject_id_ = subject_id;
  return for_subject_.fetch_all(row_);
}

std::vector<Photo> Photos::others_with_same_content(const std::string& sha256,
                                                    const std::string& purpose,
                                                    const std::string& except_subject_id) {
  key_ = sha256;
  purpose_ = purpose;
  subject_id_ = except_subject_id;
  return others_.fetch_all(row_);
}

long long Photos::mark_checked(const std::string& purpose, const std::string& subject_id,
                               long long now_ms) {
  purpose_ = purpose;
  subject_id_ = subject_id;
  time_ms_ = now_ms;
  return check_.run();
}

bool Photos::take_back(const std::string& message_id) {
  key_ = message_id;
  return take_back_.run() == 1;
}

long long Photos::expire(const PhotoAges& ages, int limit) {
  ages_ = ages;
  limit_ = limit;
  return expire_.run();
}

std::vector<Photo> Photos::to_remove(int limit) {
  limit_ = limit;
  return to_remove_.fetch_all(row_);
}

void Photos::mark_removed(const std::string& id, long long now_ms) {
  key_ = id;
  time_ms_ = now_ms;
  removed_.run();
}

long long Photos::needing(const std::string& sha256) {
  key_ = sha256;
  needing_.fetch_one();
  return count_;
}

long long Photos::delete_ended(long long unchecked_before_ms, long long checked_before_ms,
                               int limit) {
  time_ms_ = unchecked_before_ms;
  other_time_ms_ = checked_before_ms;
  limit_ = limit;
  return delete_.run();
}

long long Photos::waiting() {
  waiting_.fetch_one();
  return count_;
}

std::vector<Photo> Photos::list_for_user(const std::string& user_id) {
  key_ = user_id;
  return for_user_.fetch_all(row_);
}

}  // namespace sammachip
