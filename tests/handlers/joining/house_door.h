// How somebody asks to be let into a house, and what can be seen of it.
#pragma once

#include "storage/households/help_requests.h"
#include "storage/households/household_links.h"
#include "storage/households/households.h"
#include "storage/joining/join_codes.h"
#include "support/village.h"
#include "tests/support/heard.h"

namespace sammachip {

// With what hangs on the wall: the village's code, the number, the head's name.
inline Heard asks_to_join(Chat& chat, const std::string& person, const std::string& relation,
                          const std::string& called, const std::string& house_no = "90") {
  add_account(chat, person);
  chat.player().says(person, "HYKM-2345");
  chat.player().says(person, house_no);
  chat.player().says(person, "หัวหน้าบ้าน " + house_no);
  chat.player().taps(person, "บ้านเดียวกัน");
  chat.player().taps(person, relation);
  return chat.player().says(person, called);
}

inline bool is_in(Chat& chat, const std::string& person, const HouseholdId& house) {
  return chat.records().household_links.find(ChatPlayer::user_id(person), house).has_value();
}

inline HelpRequest request_of(Chat& chat, const std::string& person) {
  return chat.records().help_requests.list_for_user(ChatPlayer::user_id(person)).back();
}

inline void gives_house_code(Chat& chat, const HouseholdId& house, const std::string& code) {
  chat.player().change([&](Records& records) {
    records.join_codes.insert({code, "92060301", house, chat.now_ms(), {}});
  });
}

}  // namespace sammachip
