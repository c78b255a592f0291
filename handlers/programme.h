// The programme: what the bot does with each event. Decides which talk or command a message is for;
// what those do stands in their own files.
#pragma once

#include <string>
#include <vector>

#include "bot/engine/event_handler.h"
#include "bot/talks/talks.h"
#include "bot/talks/texts.h"
#include "handlers/all.h"
#include "handlers/menu/shown_buttons.h"
#include "handlers/menu/typed_words.h"
#include "language/intents/intent.h"

namespace sammachip {

// Used by the event engine's thread only. `texts` must outlive it.
class Programme : public EventHandler {
 public:
  Programme(const Texts& texts, ProgrammeSettings settings);

  std::optional<Reply> handle(const Event& event, Records& records, Instant now) override;
  std::optional<Reply> apologise(const Event& event, Records& records) override;
  bool tell_of_lost_photo(const Photo& photo, Records& records, Instant now) override;
  // The hours at which people are reminded.
  std::vector<ScheduledJob> scheduled_jobs() override;

  const Talks& talks() const { return talks_; }

 private:
  std::optional<Reply> in_group(const Event& event, Records& records);
  std::optional<Reply> one_to_one(Turn& turn);
  std::optional<Reply> follow(Turn& turn);
  void unfollow(Turn& turn);
  void unsend(Turn& turn);
  Reply take_text(Turn& turn);
  Reply take_words(Turn& turn);
  std::optional<Reply> take_grave_news(Turn& turn);
  std::optional<Reply> take_loss(Turn& turn);
  static void forget_words(Turn& turn);
  Reply take_postback(Turn& turn);
  Reply take_media(Turn& turn);
  std::optional<Reply> take_picture(Turn& turn);
  std::optional<Reply> take_photo(Turn& turn);
  Reply first_words(Turn& turn);
  bool works_while_stopped(Turn& turn) const;
  std::optional<Reply> out_of_service(Turn& turn);
  // programme_meant.cpp
  std::optional<Reply> take_meant(const std::string& question, Turn& turn);
  std::optional<Reply> do_meant(Intent intent, Turn& turn);
  Reply ask_or_apologise(Turn& turn);
  std::optional<Reply> typed_command(const std::string& text, Turn& turn);
  std::optional<Reply> command(const std::string& command, Turn& turn);
  std::optional<Reply> typed_button(const std::string& text, Turn& turn);
  std::optional<Reply> begun_to_type(const std::string& text, Turn& turn);
  std::optional<Reply> press(const std::string& word, Turn& turn);
  std::optional<Reply> command_about(const std::string& text, bool is_asked, Turn& turn);
  std::optional<Start> begins_a_talk(const std::string& text, Turn& turn) const;
  bool is_said_twice(const std::string& question, Turn& turn);
  Turn turn_for(const Event& event, LineAccount& account, Records& records, Instant now) const;

  const Texts& texts_;
  ProgrammeSettings settings_;
  std::vector<CommandEntry> commands_;
  TypedWords typed_;
  Talks talks_;
  ShownButtons shown_;
};

}  // namespace sammachip
