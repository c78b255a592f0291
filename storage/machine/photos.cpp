#include "storage/machine/photos.h"

namespace sammachip {
namespace {

const std::string kOfSubject =
    " WHERE purpose = :purpose AND subject_id = :subject AND subject_id <> ''";

const std::string kEnded =
    "SELECT id FROM photo WHERE status IN ('gone', 'refused', 'purged')"
    " AND (sha256 = '' OR removed_at_ms IS NOT NULL) AND ";

}  // namespace

Photos::Photos(Connection& connection)
    : insert_(connection, sql::insert<Photo>()),
      find_(connection, sql::select<Photo>() + " WHERE id = :id"),
      find_by_message_(connection, sql::select<Photo>() + " WHERE message_id = :message"),
      sent_since_(connection, sql::select<Photo>() +
                                  " WHERE user_id = :user AND created_at_ms >= :since"
                                  " ORDER BY created_at_ms DESC, id DESC LIMIT 100"),
      in_set_(connection, sql::select<Photo>() +
                              " WHERE user_id = :user AND set_id = :set AND set_id <> ''"
                              " ORDER BY created_at_ms DESC, id DESC LIMIT 100"),
      due_(connection, sql::select<Photo>() +
                           " WHERE status = 'waiting' AND next_attempt_ms <= :now"
                           " ORDER BY attempts > 0, next_attempt_ms, id LIMIT :most"),
      keep_(connection,
            "UPDATE photo SET status = 'kept', sha256 = :sha256, preview_sha256 = :preview_sha256,"
            " media_type = :media_type, byte_count = :byte_count, fetched_at_ms = :now, error = ''"
            " WHERE id = :id AND status = 'waiting'"),
      end_(connection,
           "UPDATE photo SET status = :status, error = :error"
           " WHERE id = :id AND status = 'waiting'"),
      retry_(connection,
             "UPDATE photo SET attempts = attempts + 1, error = :error, next_attempt_ms = :next"
             " WHERE id = :id AND status = 'waiting'"),
      attach_(connection,
              "UPDATE photo SET purpose = :purpose, subject_id = :subject WHERE id = :id"),
      move_all_(connection, "UPDATE photo SET subject_id = :to" + kOfSubject),
      for_subject_(connection,
                   sql::select<Photo>() + kOfSubject + " ORDER BY created_at_ms, id LIMIT 100"),
      others_(connection, sql::select<Photo>() +
                              " WHERE sha256 = :sha AND sha256 <> '' AND purpose = :purpose"
                              " AND subject_id <> '' AND subject_id <> :subject"
                              " ORDER BY created_at_ms, id LIMIT 100"),
      check_(connection,
             "UPDATE photo SET checked_at_ms = :now" + kOfSubject + " AND status = 'kept'"),
      take_back_(connection,
                 "UPDATE photo SET status = 'purged' WHERE message_id = :message"
                 " AND status IN ('waiting', 'kept') AND checked_at_ms IS NULL"),
      expire_(connection,
              "UPDATE photo SET status = 'purged' WHERE id IN (SELECT id FROM photo"
              " WHERE status = 'kept' AND checked_at_ms IS NOT NULL AND checked_at_ms < :checked"
              " UNION SELECT id FROM photo WHERE status = 'kept' AND checked_at_ms IS NULL"
              " AND subject_id = '' AND created_at_ms < :unused"
              " UNION SELECT id FROM photo WHERE status = 'kept' AND checked_at_ms IS NULL"
              " AND created_at_ms < :unchecked LIMIT :most)"),
      to_remove_(connection, sql::select<Photo>() +
                                 " WHERE status = 'purged' AND sha256 <> ''"
                                 " AND removed_at_ms IS NULL ORDER BY id LIMIT :most"),
      removed_(connection, "UPDATE photo SET removed_at_ms = :now WHERE id = :id"),
      needing_(connection,
               "SELECT (SELECT COUNT(*) FROM photo WHERE status = 'kept' AND sha256 = :sha)"
               " + (SELECT COUNT(*) FROM photo WHERE status = 'kept' AND preview_sha256 = :sha"
               " AND preview_sha256 <> '')"),
      delete_(connection,
              "DELETE FROM photo WHERE id IN (" + kEnded +
                  "checked_at_ms IS NULL AND created_at_ms < :unchecked"
                  " UNION ALL " +
                  kEnded + "checked_at_ms IS NOT NULL AND created_at_ms < :checked LIMIT :most)"),
      waiting_(connection, "SELECT COUNT(*) FROM photo WHERE status = 'waiting'"),
      for_user_(connection,
                sql::select<Photo>() +
                    " WHERE user_id = :user ORDER BY created_at_ms DESC, id DESC LIMIT 1000") {}

void Photos::insert(const Photo& photo) { insert_.run(photo); }

std::optional<Photo> Photos::find(const PhotoId& id) { return find_.one(id); }

std::optional<Photo> Photos::find_by_message(const MessageId& message_id) {
  return find_by_message_.one(message_id);
}

std::vector<Photo> Photos::sent_since(const AccountId& user_id, long long since_ms) {
  return sent_since_.all(user_id, since_ms);
}

std::vector<Photo> Photos::in_set(const AccountId& user_id, const PhotoSetId& set_id) {
  return in_set_.all(user_id, set_id);
}

std::vector<Photo> Photos::due(long long now_ms, int limit) { return due_.all(now_ms, limit); }

bool Photos::mark_kept(const PhotoId& id, const PhotoContent& content, long long now_ms) {
  return keep_.changed(content, now_ms, id) == 1;
}

bool Photos::mark_gone(const PhotoId& id, const std::string& error) {
  return end_.changed(PhotoStatus::kGone, error, id) == 1;
}

bool Photos::mark_refused(const PhotoId& id, const std::string& error) {
  return end_.changed(PhotoStatus::kRefused, error, id) == 1;
}

void Photos::retry(const PhotoId& id, const std::string& error, long long next_ms) {
  retry_.run(error, next_ms, id);
}

bool Photos::attach(const PhotoId& id, const std::string& purpose, const SubjectId& subject_id) {
  return attach_.changed(purpose, subject_id, id) == 1;
}

void Photos::move_all(const std::string& purpose, const SubjectId& from_subject_id,
                      const SubjectId& to_subject_id) {
  move_all_.run(to_subject_id, purpose, from_subject_id);
}

std::vector<Photo> Photos::list_for_subject(const std::string& purpose,
                                            const SubjectId& subject_id) {
  return for_subject_.all(purpose, subject_id);
}

std::vector<Photo> Photos::others_with_same_content(const std::string& sha256,
                                                    const std::string& purpose,
                                                    const SubjectId& except_subject_id) {
  return others_.all(sha256, purpose, except_subject_id);
}

long long Photos::mark_checked(const std::string& purpose, const SubjectId& subject_id,
                               long long now_ms) {
  return check_.changed(now_ms, purpose, subject_id);
}

bool Photos::take_back(const MessageId& message_id) { return take_back_.changed(message_id) == 1; }

long long Photos::expire(const PhotoAges& ages, int limit) {
  return expire_.changed(ages.checked_ms, ages.unused_ms, ages.unchecked_ms, limit);
}

std::vector<Photo> Photos::to_remove(int limit) { return to_remove_.all(limit); }

void Photos::mark_removed(const PhotoId& id, long long now_ms) { removed_.run(now_ms, id); }

long long Photos::needing(const std::string& sha256) { return needing_.only(sha256); }

long long Photos::delete_ended(long long unchecked_before_ms, long long checked_before_ms,
                               int limit) {
  return delete_.changed(unchecked_before_ms, checked_before_ms, limit);
}

long long Photos::waiting() { return waiting_.only(); }

std::vector<Photo> Photos::list_for_user(const AccountId& user_id) {
  return for_user_.all(user_id);
}

}  // namespace sammachip
