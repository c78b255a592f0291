#include "handlers/my_data/take_back.h"

#include <nlohmann/json.hpp>

#include "bot/said/kept_message.h"
#include "bot/said/words_of.h"
#include "storage/households/income_reports.h"
#include "storage/machine/held_messages.h"
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

void take_out_of_what_is_under_way(const Event& message, Turn& turn) {
  for (auto& held :
       turn.records.held_messages.since(milliseconds(message.received_at), kMostUnderWay)) {
    const std::string values = json_without(held.values_json, message.text);
    const std::string buttons = json_without(held.buttons_json, message.text);
    if (values == held.values_json && buttons == held.buttons_json) continue;
    turn.records.held_messages.set_words(held.id, values, buttons);
  }
  for (auto& call :
       turn.records.outbox.waiting_since(milliseconds(message.received_at), kMostUnderWay)) {
    const std::string body = json_without(call.body_json, message.text);
    if (body != call.body_json) turn.records.outbox.set_body(call.id, body);
  }
}

}  // namespace

void take_back(const std::string& message_id, Turn& turn) {
  turn.records.income_reports.blank_text_for_message(message_id);
  // One that an officer took as evidence stays.
  turn.records.photos.take_back(message_id);
  const auto message = kept_message(message_id, turn.event.user_id, turn.records);
  if (!message || message->text.empty()) return;
  take_out_of_records(*message, turn);
  take_out_of_what_is_under_way(*message, turn);
}

}  // namespace sammachip
