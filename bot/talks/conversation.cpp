#include "bot/talks/conversation.h"

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>

#include "bot/said/spoken_words.h"
#include "storage/machine/line_accounts.h"

namespace sammachip {

namespace {

// Nothing was sent without a time but by tests.
Instant sent_moment(const Event* event, Instant now) {
  return event == nullptr || event->received_at == Instant{} ? now : sent_at(*event);
}

}  // namespace

Turn::Turn(Kind kind_of_turn, const Event* event, LineAccount& its_account, Records& its_records,
           const Texts& its_texts, Instant present, std::chrono::minutes offset)
    : kind(kind_of_turn),
      records(its_records),
      account(its_account),
      now(present),
      today(std::chrono::floor<std::chrono::days>(sent_moment(event, present) + offset)),
      language(language_from(its_account.language)),
      texts(its_texts),
      utc_offset(offset),
      event_(event) {}

Turn Turn::answering(const Event& event, LineAccount& account, Records& records, const Texts& texts,
                     Instant now, std::chrono::minutes utc_offset) {
  return {Kind::kMessage, &event, account, records, texts, now, utc_offset};
}

Turn Turn::of_own_accord(Day today, Language language, Records& records, const Texts& texts,
                         Instant now, std::chrono::minutes utc_offset) {
  const auto nobody = std::make_shared<LineAccount>();
  Turn turn(Kind::kOwnAccord, nullptr, *nobody, records, texts, now, utc_offset);
  turn.nobody_ = nobody;
  turn.today = today;
  turn.language = language;
  return turn;
}

Turn Turn::for_reader(LineAccount& reader) const {
  if (kind != Kind::kOwnAccord) throw std::logic_error("a message has one reader: who sent it");
  Turn turn(kind, nullptr, reader, records, texts, now, utc_offset);
  turn.today = today;
  return turn;
}

const Event& Turn::event() const {
  if (event_ == nullptr) throw std::logic_error("nobody speaks in this turn");
  return *event_;
}

MessageId Turn::message_id() const { return event_ ? event_->message_id : MessageId(); }

Instant Turn::sent() const { return sent_moment(event_, now); }

MessageId message_of(std::string_view words, const Turn& turn) {
  const auto message = turn.spoken == nullptr ? std::nullopt : turn.spoken->message_of(words);
  return message.value_or(turn.message_id());
}

std::string State::to_text() const {
  Json json = answers.json();
  Json more = Json::object();
  if (!said.empty()) more["said"] = said;
  if (misses != 0) more["misses"] = misses;
  if (misses != 0 && !problem.empty()) more["problem"] = problem;
  if (!messages.json().empty()) more["messages"] = messages.json();
  if (is_pushed) more["pushed"] = true;
  if (!begun_on.empty()) more["on"] = begun_on;
  if (!contracts.json().empty()) more["contracts"] = contracts.json();
  if (!words.json().empty()) more["words"] = words.json();
  if (!more.empty()) json["~"] = std::move(more);
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

State State::from_text(const std::string& text, std::string asked) {
  State state;
  state.asked = std::move(asked);
  Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return state;
  if (const auto more = json.find("~"); more != json.end()) {
    if (more->is_object()) {
      state.said = more->value("said", "");
      state.misses = more->value("misses", 0);
      state.problem = more->value("problem", "");
      state.messages = more->value("messages", Json::object());
      state.is_pushed = more->value("pushed", false);
      state.begun_on = more->value("on", "");
      state.contracts = more->value("contracts", Json::object());
      state.words = more->value("words", Json::object());
    }
    json.erase(more);
  }
  state.answers = std::move(json);
  return state;
}

}  // namespace sammachip
