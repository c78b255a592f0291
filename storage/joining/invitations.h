#pragma once

#include <optional>
#include <string>
#include <vector>

#include "storage/database/statement.h"

namespace sammachip {

// A code that makes whoever sends it first an officer, a leader or a team member of an area.
struct Invitation {
  // Upper-case hex of the SHA-256 of the code that was given out: who reads the database cannot
  // use it. Whoever inserts, finds or uses an invitation hashes first.
  std::string code = {};
  std::string role = {};
  std::string area_code = {};
  std::string created_by = {};
  long long created_at_ms = 0;
  long long not_after_ms = 0;
  std::optional<std::string> used_by = {};
  std::optional<long long> used_at_ms = {};
  std::optional<std::string> team_member_id = {};  // Whom of the team it is for.
  std::optional<std::string> programme_id = {};
};

class Invitations {
 public:
  explicit Invitations(Connection& connection);
  // Throws StorageRefused if the code exists or is not upper-case.
  void insert(const Invitation& invitation);
  std::optional<Invitation> find(const std::string& code);
  // Uses up the invitation. False if it is unknown, used or too old: then nothing changes.
  bool use(const std::string& code, const std::string& user_id, long long now_ms);
  // Those that `created_by` gave out and that can be used at `now_ms`, newest first, at most 1,000.
  std::vector<Invitation> list_open(const std::string& created_by, long long now_ms);

 private:
  Invitation row_;
  std::string code_, user_id_;
  long long now_ms_ = 0;
  Statement insert_, find_, use_, list_open_;
};

}  // namespace sammachip
