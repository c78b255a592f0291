#include "handlers/programme.h"

#include <algorithm>

#include "bot/base/daily_time.h"
#include "bot/said/spoken_words.h"
#include "bot/talks/wording.h"
#include "handlers/access/getting_on.h"
#include "handlers/access/houses.h"
#include "handlers/access/quiet_houses.h"
#include "handlers/digest/digest_job.h"
#include "handlers/joining/first_words.h"
#include "handlers/joining/invitations.h"
#include "handlers/joining/join_codes.h"
#include "handlers/joining/stuck.h"
#include "handlers/meant/meant.h"
#include "handlers/menu/menu.h"
#include "handlers/menu/message_kinds.h"
#include "handlers/my_data/take_back.h"
#include "handlers/pushes/held.h"
#include "handlers/pushes/held_job.h"
#include "handlers/pushes/used_up.h"
#include "handlers/reminders/reminders.h"
#include "handlers/village/still_open.h"
#include "handlers/village/year_rule.h"
#include "handlers/visits/help.h"
#include "handlers/words/endings.h"
#include "language/amounts/amount.h"
#include "language/answers/answers.h"
#include "storage/machine/line_accounts.h"
#include "storage/machine/settings.h"
#include "storage/records.h"

namespace sammachip {

namespace {

std::vector<std::unique_ptr<Conversation>> under_the_rules(
    std::vector<std::unique_ptr<Conversation>> talks) {
  for (auto& talk : talks) {
    talk->tells_by(changed_since);
    talk->ruled_by(refused_after_year);
  }
  return talks;
}

}  // namespace

Programme::Programme(const Texts& texts, ProgrammeSettings settings)
    : texts_(texts),
      settings_(std::move(settings)),
      commands_(all_commands(settings_)),
      typed_(commands_, texts_),
      talks_(under_the_rules(all_conversations(settings_)),
             [](const std::string& text, Turn& turn) -> std::optional<CommandButton> {
               const AmountReading reading = read_amount(text);
               if (reading.certainty != Certainty::kFigure) return std::nullopt;
               if (houses_of(turn).empty()) return std::nullopt;
               return CommandButton{"button.report_this",
                                    "report_said|" + iso_date(turn.today) + "|" + turn.message_id(),
                                    {{"amount", amount_text(reading.satang)}}};
             }) {}

Turn Programme::turn_for(const Event& event, LineAccount& account, Records& records,
                         Instant now) const {
  Turn turn = Turn::answering(event, account, records, texts_, now, settings_.utc_offset);
  turn.links = Links(settings_.public_url, records, now);
  turn.memo.of<OfficeContact>() = {settings_.office_name, settings_.office_phone};
  return turn;
}

std::optional<Reply> Programme::handle(const Event& event, Records& records, Instant now) {
  if (event.source == SourceKind::kGroup || event.source == SourceKind::kRoom) {
    return in_group(event, records);
  }
  if (event.user_id.empty()) return std::nullopt;
  auto account = records.line_accounts.find(event.user_id);
  const bool is_new = !account.has_value();
  if (is_new) {
    account.emplace();
    account->user_id = event.user_id;
    account->language = language_code(settings_.language);
    account->created_at_ms = milliseconds(now);
  }
  account->last_seen_ms = milliseconds(now);
  if (is_new) records.line_accounts.save(*account);
  SpokenWords spoken(records);
  spoken.hear(event.message_id, event.text);
  Turn turn = turn_for(event, *account, records, now);
  turn.spoken = &spoken;
  std::optional<Reply> reply = one_to_one(turn);
  if (!reply || !reply->forgets_the_person) {
    const bool is_noticed = account->notice_version == settings_.notice_version;
    note_getting_on(talks_.open_question(turn), is_noticed, turn);
  }
  spoken.keep(now);
  // What waits for the person is not lost with an answer that may not be said.
  const bool is_said = reply && reply->part != Part::kMoreMayCome;
  if (is_said && !reply->forgets_the_person) {
    add_held(*reply, talks_, turn);
    if (auto shown = shown_.of(*reply)) account->shown_buttons = *std::move(shown);
  }
  // Once, with the words that is_said_twice() noted. Nothing of it remains of who was just erased.
  records.line_accounts.save_seen(*account);
  return reply;
}

std::optional<Reply> Programme::apologise(const Event& event, Records& records) {
  if (event.source != SourceKind::kUser || event.reply_token.empty()) return std::nullopt;
  LineAccount account;
  if (auto known = records.line_accounts.find(event.user_id)) account = *known;
  const Turn turn = turn_for(event, account, records, event.received_at);
  return reply_of({{"apology"}}, {}, turn);
}

std::vector<ScheduledJob> Programme::scheduled_jobs() {
  std::vector<ScheduledJob> jobs;
  const NotifySettings settings{settings_.utc_offset, settings_.holidays};
  jobs.push_back({"pushes_used_up", next_used_up_look,
                  [this, settings](Records& records, const ScheduledRun& run) {
                    return tell_if_used_up(records, texts_, settings, run.now, run.position);
                  }});
  for (const auto& hour : reminder_hours()) {
    jobs.push_back({hour.name,
                    [at = hour.at, offset = settings_.utc_offset](Instant after) {
                      return next_daily(after, at, offset);
                    },
                    [this, hour, settings](Records& records, const ScheduledRun& run) {
                      return remind(hour, records, texts_, settings, run.due, run.now,
                                    run.position);
                    }});
  }
  jobs.push_back(
      {"held_messages",
       [offset = settings_.utc_offset](Instant after) { return next_held_look(after, offset); },
       [this, settings](Records& records, const ScheduledRun& run) {
         return push_held(records, texts_, settings, run.now, run.position);
       }});
  const DigestSettings digests{settings_.digest_at, settings_.holidays};
  jobs.push_back({"digests",
                  [at = settings_.digest_at, offset = settings_.utc_offset](Instant after) {
                    return next_daily(after, at, offset);
                  },
                  [this, digests, settings, facts = std::make_shared<AreaFacts>()](
                      Records& records, const ScheduledRun& run) {
                    return send_digests(digests, settings, records, texts_, *facts, run.due,
                                        run.now, run.position);
                  }});
  return jobs;
}

// A group is told once that this account talks one to one; nothing said there is looked at.
std::optional<Reply> Programme::in_group(const Event& event, Records& records) {
  if (event.reply_token.empty()) return std::nullopt;
  const std::string key = "group_told:" + event.group_id;
  if (records.settings.find(key)) return std::nullopt;
  records.settings.save(key, "1");
  LineAccount nobody;
  const Turn turn = turn_for(event, nobody, records, event.received_at);
  return reply_of({{"group.hello"}}, {}, turn);
}

std::optional<Reply> Programme::one_to_one(Turn& turn) {
  switch (turn.event().type) {
    case EventType::kFollow:
      return follow(turn);
    case EventType::kUnfollow:
      unfollow(turn);
      return std::nullopt;
    case EventType::kUnsend:
      unsend(turn);
      return std::nullopt;
    case EventType::kText:
      return take_text(turn);
    case EventType::kPostback:
      return take_postback(turn);
    case EventType::kSticker:
    case EventType::kImage:
    case EventType::kVideo:
    case EventType::kAudio:
    case EventType::kFile:
    case EventType::kLocation:
      return take_media(turn);
    default:
      return std::nullopt;
  }
}

std::optional<Reply> Programme::follow(Turn& turn) {
  if (auto refused = out_of_service(turn)) return refused;
  if (turn.account.notice_version != settings_.notice_version) return first_words(turn);
  Ending ending;
  ending.says.push_back({"welcome.back", {{"name", turn.account.called}}});
  ending.buttons = menu_buttons(turn);
  return talks_.say(std::move(ending), turn);
}

void Programme::unfollow(Turn& turn) {
  if (turn.account.status == AccountStatus::kActive) {
    turn.account.status = AccountStatus::kUnfollowed;
    turn.records.line_accounts.save(turn.account);
    rest_unheard(kUntilBack, turn);
  }
}

// The event itself is blanked by the engine.
void Programme::unsend(Turn& turn) {
  if (turn.message_id().empty()) return;
  talks_.forget_message(turn.message_id(), turn);
  take_back(turn.message_id(), turn);
}

// Who has stopped still sees what is kept of them, has it erased, and asks a person for help: none
// of it draws them in again.
bool Programme::works_while_stopped(Turn& turn) const {
  const std::string data = parse_command_data(turn.event().postback_data).value_or("");
  const std::string word = data.substr(0, data.find('|'));
  const Command typed = read_command(turn.event().text);
  const auto is_one = [&](const CommandEntry& entry) {
    return entry.works_while_stopped &&
           (entry.word == word || (typed != Command::kNone && entry.typed == typed));
  };
  if (std::ranges::any_of(commands_, is_one)) return true;
  // Only what was begun since then can be open.
  const bool is_command = !data.empty() || typed != Command::kNone;
  if (!talks_.is_open(turn)) return false;
  return !is_command || talk_word(typed) != nullptr || word == "cancel" || word == "back" ||
         word == "skip";
}

// Somebody who asked us to stop or to erase is not drawn in again by a stray word.
std::optional<Reply> Programme::out_of_service(Turn& turn) {
  if (turn.account.status == AccountStatus::kUnfollowed) {
    // They write, so they no longer block us; LINE's follow event may have been lost.
    turn.account.status = AccountStatus::kActive;
    turn.records.line_accounts.save(turn.account);
    end_unheard(kUntilBack, turn);
  }
  if (turn.account.status == AccountStatus::kActive) return std::nullopt;
  if (works_while_stopped(turn)) return std::nullopt;
  const auto button = parse_command_data(turn.event().postback_data);
  const bool starts = button == "start" || read_command(turn.event().text) == Command::kStart ||
                      turn.event().type == EventType::kFollow;
  if (!starts) {
    return reply_of({{"stop.is_stopped"}}, {{"button.start", "start"}}, turn);
  }
  turn.account.status = AccountStatus::kActive;
  turn.records.line_accounts.save(turn.account);
  return std::nullopt;
}

// Before anything is kept about a person they are told what would be: docs/programme.md 9.1.
Reply Programme::first_words(Turn& turn) {
  const std::string& text = turn.event().text;
  const bool is_about_code_or_money = read_join_code(text).has_value() ||
                                      read_invitation_code(text).has_value() ||
                                      is_about_money(text);
  if (!is_about_code_or_money && wants_a_person(reading_of(turn).intent)) {
    const bool cannot_read = reading_of(turn).intent == Intent::kCannotTypeOrRead;
    if (auto reply = command(cannot_read ? "cannot_read" : "person", turn)) return *reply;
  }
  const std::string question = talks_.open_question(turn);
  const bool is_asked = question == kNoticeQuestion;
  if (!question.empty() && !is_asked) {
    if (auto reply = talks_.take_text(text, turn)) return *reply;
  }
  const NoticeSaid said = notice_said(text, turn);
  JsonValue answers = kept_before_notice(said == NoticeSaid::kOther ? text : std::string(),
                                         settings_.notice_version, turn);
  const bool is_put = is_asked && is_notice_put(settings_.notice_version, turn);
  if (is_put && said != NoticeSaid::kOther) {
    // Also of one that was put days ago.
    answers.set("answer", said == NoticeSaid::kYes ? "accept" : "refuse");
    return talks_.begin({"notice", answers, {}}, turn);
  }
  turn.memo.of<GettingOn>().is_missed = is_put && !is_about_code_or_money;
  if (said == NoticeSaid::kNo && !turn.account.notice_version) {
    return talks_.say(ending_with("notice.refused_first", {}, {{"button.start", "start"}}), turn);
  }
  const std::vector<Say> told = is_put ? said_to_question(turn) : std::vector<Say>();
  Reply notice = talks_.begin({"notice", answers, {}}, turn);
  if (!is_asked) {
    Reply hello = reply_of({{"welcome.hello"}}, {}, turn);
    notice.bubbles.insert(notice.bubbles.begin(), hello.bubbles.begin(), hello.bubbles.end());
  }
  if (!told.empty()) {
    Reply answer = reply_of(told, {}, turn);
    notice.bubbles.insert(notice.bubbles.begin(), answer.bubbles.begin(), answer.bubbles.end());
  }
  notice.buttons.push_back(worded(CommandButton{"button.full_notice", "full_notice"}, turn));
  notice.buttons.push_back(worded(turn.language == Language::kThai
                                      ? CommandButton{"button.english", "english"}
                                      : CommandButton{"button.thai", "thai"},
                                  turn));
  return notice;
}

Reply Programme::take_postback(Turn& turn) {
  // A button between two equal messages: the second one is meant.
  if (turn.account.last_text_fingerprint != 0) {
    forget_words(turn);
    turn.account.last_answered_ms = milliseconds(turn.now);
  }
  if (auto refused = out_of_service(turn)) return *refused;
  if (const auto button = parse_talk_button(turn.event().postback_data)) {
    return talks_.take_button(*button, turn);
  }
  if (const auto word = parse_command_data(turn.event().postback_data)) {
    if (auto reply = press(*word, turn)) return *reply;
  }
  // A button of an earlier release, or somebody else's data.
  return talks_.say(not_understood(turn), turn);
}

}  // namespace sammachip
