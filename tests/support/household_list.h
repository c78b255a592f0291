// What the chats about the list of households share.
#pragma once

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "storage/records.h"
#include "storage/villages/candidates.h"
#include "storage/villages/submissions.h"
#include "support/village.h"

namespace sammachip {

inline std::vector<Candidate> list(Chat& chat, const ProgrammeId& programme) {
  return chat.records().candidates.list(programme);
}

inline Candidate house_named(Chat& chat, const ProgrammeId& programme,
                             const std::string& house_no) {
  for (const auto& candidate : list(chat, programme)) {
    if (candidate.house_no == house_no) return candidate;
  }
  throw std::logic_error("No house " + house_no + " on the list");
}

inline std::optional<Submission> latest_list(Chat& chat, const ProgrammeId& programme) {
  return chat.records().submissions.latest(programme, SubmissionKind::kList);
}

// A village whose forum was held and whose team is confirmed: the leader and a sage on LINE.
inline std::string village_after_forum(Chat& chat, int team_size = 2, int households = 3) {
  const ProgrammeId programme = add_leader(chat, "สมใจ");
  set_targets(chat, programme, team_size, households);
  add_sage(chat, programme, "ลุงมั่น", "มั่น");
  confirm_team(chat, programme);
  hold_forum(chat, programme);
  return programme;
}

// Writes a house down in the chat.
inline void writes_down(Chat& chat, const std::string& programme, const std::string& person,
                        const std::string& line, const std::string& result) {
  chat.player().posts_back(person, "c|candidate|" + programme);
  chat.player().says(person, line);
  chat.player().taps(person, "มากทุกข้อ");
  chat.player().taps(person, result);
}

inline bool says(const Heard& heard, const std::string& words) {
  return std::any_of(heard.bubbles.begin(), heard.bubbles.end(), [&](const std::string& bubble) {
    return bubble.find(words) != std::string::npos;
  });
}

inline void sends(Chat& chat, const std::string& programme) {
  chat.player().posts_back("สมใจ", "c|list_send|" + programme);
  chat.player().taps("สมใจ", "ส่งเลย");
}

}  // namespace sammachip
