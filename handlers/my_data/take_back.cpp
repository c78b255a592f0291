#include "handlers/my_data/take_back.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "bot/said/kept_message.h"
#include "bot/said/words_of.h"
#include "storage/households/help_requests.h"
#include "storage/households/households.h"
#include "storage/households/income_reports.h"
#include "storage/joining/role_grants.h"
#include "storage/machine/held_messages.h"
#include "storage/machine/line_accounts.h"
#include "storage/machine/outbox.h"
#include "storage/machine/photos.h"
#include "storage/machine/said.h"
#include "storage/records.h"

namespace sammachip {
namespace {

// More than anybody's message can have gone into.
constexpr std::size_t kMostPlaces = 1000;
constexpr int kMostUnderWay = 1000;

// So that a record still says that something was there.
constexpr char kTakenBack[] = "…";

std::string json_without(const std::string& kept, const std::string& said) {
  Json json = Json::parse(kept, nullptr, false);
  if (json.is_discarded()) return {};
  take_out(json, said);
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string taken_out_of(const std::string& kept, const WordColumn& column,
                         const std::string& said) {
  if (column.is_json) return json_without(kept, said);
  std::string rest = without(kept, said);
  return rest.empty() && !column.is_left_empty ? kTakenBack : rest;
}

// Also out of what was made of the row since.
void take_out_of_records(const Event& message, Turn& turn) {
  Said& said = turn.records.said;
  std::vector<std::pair<const WordColumn*, std::string>> places;
  for (const auto& place : said.of_message(message.message_id)) {
    if (const WordColumn* column = word_column(place.place)) {
      places.emplace_back(column, place.row_key);
    }
  }
  for (std::size_t next = 0; next < places.size() && next < kMostPlaces; ++next) {
    const auto [column, row] = places[next];
    const auto kept = said.words_at(*column, row);
    if (!kept || kept->empty()) continue;
    const std::string rest = taken_out_of(*kept, *column, message.text);
    if (rest == *kept) continue;
    said.set_words_at(*column, row, rest);
    for (auto& copy : said.copies_of(*column, row)) places.push_back(std::move(copy));
  }
  said.forget(message.message_id);
}

// The villages of a person's houses and of those they asked about, and the areas of their roles.
std::vector<AreaCode> places_of(const AccountId& user_id, const Turn& turn) {
  std::vector<AreaCode> places;
  for (const auto& house : turn.records.households.list_for_user(user_id)) {
    places.push_back(house.village_code);
  }
  for (const auto& grant :
       turn.records.role_grants.list_for_user(user_id, milliseconds(turn.now))) {
    places.push_back(grant.area_code);
  }
  for (const auto& request : turn.records.help_requests.list_for_user(user_id)) {
    const auto house = turn.records.households.find(request.household_id.value_or(""));
    if (house) places.push_back(house->village_code);
  }
  return places;
}

// The same words are others' too, elsewhere: only who has to do with the sender's place can have
// been told theirs. Of a call to many that cannot be told.
bool may_tell_of_sender(const AccountId& user_id, const Turn& turn) {
  if (user_id.empty() || user_id == turn.account.user_id) return true;
  const auto theirs = places_of(user_id, turn);
  return std::ranges::any_of(places_of(turn.account.user_id, turn), [&](const auto& place) {
    return std::ranges::any_of(
        theirs, [&](const auto& other) { return lies_in(place, other) || lies_in(other, place); });
  });
}

void take_out_of_what_is_under_way(const Event& message, const Turn& turn) {
  for (auto& held :
       turn.records.held_messages.since(milliseconds(message.received_at), kMostUnderWay)) {
    const std::string values = json_without(held.values_json, message.text);
    const std::string buttons = json_without(held.buttons_json, message.text);
    if (values == held.values_json && buttons == held.buttons_json) continue;
    if (!may_tell_of_sender(held.user_id, turn)) continue;
    turn.records.held_messages.set_words(held.id, values, buttons);
  }
  for (auto& call :
       turn.records.outbox.waiting_since(milliseconds(message.received_at), kMostUnderWay)) {
    const std::string body = json_without(call.body_json, message.text);
    if (body == call.body_json || !may_tell_of_sender(call.recipient, turn)) continue;
    turn.records.outbox.set_body(call.id, body);
  }
}

}  // namespace

void take_back(const MessageId& message_id, Turn& turn) {
  turn.records.income_reports.blank_text_for_message(message_id);
  // One that an officer took as evidence stays.
  turn.records.photos.take_back(message_id);
  const auto message = kept_message(message_id, turn.event().user_id, turn.records);
  if (!message || message->text.empty()) return;
  take_out_of_records(*message, turn);
  take_out_of_what_is_under_way(*message, turn);
}

}  // namespace sammachip
