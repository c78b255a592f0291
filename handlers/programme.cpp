#include "handlers/programme.h"

#include <algorithm>

#include "bot/base/daily_time.h"
#include "bot/said/spoken_words.h"
#include "handlers/access/houses.h"
#include "handlers/access/join_requests.h"
#include "handlers/access/quiet_houses.h"
#include "handlers/access/roles.h"
#include "handlers/digest/digest_job.h"
#include "handlers/households/no_phone.h"
#include "handlers/income/proposals.h"
#include "handlers/income/village_reading.h"
#include "handlers/joining/invitations.h"
#include "handlers/joining/join_codes.h"
#include "handlers/menu/menu.h"
#include "handlers/menu/message_kinds.h"
#include "handlers/my_data/take_back.h"
#include "handlers/pushes/held.h"
#include "handlers/pushes/held_job.h"
#include "handlers/pushes/proposal_question.h"
#include "handlers/pushes/used_up.h"
#include "handlers/reminders/reminders.h"
#include "handlers/training/appointments.h"
#include "handlers/village/still_open.h"
#include "handlers/village/year_rule.h"
#include "handlers/visits/care.h"
#include "language/amounts/amount.h"
#include "language/answers/answers.h"
#include "language/answers/grave_news.h"
#include "language/letters/normalise.h"
#include "storage/database/identifier.h"
#include "storage/joining/join_codes.h"
#include "storage/machine/inbox.h"
#include "storage/machine/line_accounts.h"
#include "storage/machine/photos.h"
#include "storage/machine/settings.h"
#include "storage/records.h"

namespace sammachip {

namespace {

// FNV-1a: only tells whether two messages are alike, so that the words themselves are not kept.
std::int64_t fingerprint(std::string_view text) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return static_cast<std::int64_t>(hash >> 1U);
}

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
               return CommandButton{
                   "button.report_this",
                   "report_said|" + iso_date(turn.today) + "|" + turn.event.message_id,
                   {{"amount", amount_text(reading.satang)}}};
             }) {}

Turn Programme::turn_for(const Event& event, LineAccount& account, Records& records,
                         Instant now) const {
  const Day today = std::chrono::floor<std::chrono::days>(sent_at(event) + settings_.utc_offset);
  Turn turn{records, account,
            event,   now,
            today,   language_from(account.language),
            texts_,  settings_.utc_offset};
  turn.links = Links(settings_.public_url, records, now);
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
  spoken.note(now);
  // Once, with the words that is_said_twice() noted. Nothing of it remains of who was just erased.
  records.line_accounts.note_seen(*account);
  // What waits for the person is not lost with an answer that may not be said.
  const bool is_said = reply && reply->part != Part::kMoreMayCome;
  if (is_said && !reply->forgets_the_person) add_held(*reply, talks_, turn);
  return reply;
}

std::optional<Reply> Programme::apologise(const Event& event, Records& records) {
  if (event.source != SourceKind::kUser || event.reply_token.empty()) return std::nullopt;
  LineAccount account;
  if (auto known = records.line_accounts.find(event.user_id)) account = *known;
  const Turn turn = turn_for(event, account, records, event.received_at);
  return reply_of({{"apology", {}, {}, {}}}, {}, turn);
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
  return reply_of({{"group.hello", {}, {}, {}}}, {}, turn);
}

std::optional<Reply> Programme::one_to_one(Turn& turn) {
  switch (turn.event.type) {
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
  ending.says.push_back({"welcome.back", {{"name", turn.account.called}}, {}, {}});
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
  if (turn.event.message_id.empty()) return;
  talks_.forget_message(turn.event.message_id, turn);
  take_back(turn.event.message_id, turn);
}

// Who has stopped still sees what is kept of them, has it erased, and asks a person for help: none
// of it draws them in again.
bool Programme::works_while_stopped(Turn& turn) const {
  const std::string data = parse_command_data(turn.event.postback_data).value_or("");
  const std::string word = data.substr(0, data.find('|'));
  const Command typed = read_command(turn.event.text);
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
  const auto button = parse_command_data(turn.event.postback_data);
  const bool starts = button == "start" || read_command(turn.event.text) == Command::kStart ||
                      turn.event.type == EventType::kFollow;
  if (!starts) {
    return reply_of({{"stop.is_stopped", {}, {}, {}}}, {{"button.start", "start", {}}}, turn);
  }
  turn.account.status = AccountStatus::kActive;
  turn.records.line_accounts.save(turn.account);
  return std::nullopt;
}

// Before anything is kept about a person they are told what would be: docs/programme.md 9.1.
Reply Programme::first_words(Turn& turn) {
  const bool is_about_code_or_money = read_join_code(turn.event.text).has_value() ||
                                      read_invitation_code(turn.event.text).has_value() ||
                                      is_about_money(turn.event.text);
  if (talks_.is_open(turn) && !is_about_code_or_money) {
    if (auto reply = talks_.take_text(turn.event.text, turn)) return *reply;
  }
  const bool is_greeted = talks_.is_open(turn);
  JsonValue answers = JsonValue::object();
  if (!turn.event.text.empty()) {
    answers.set("first_words", turn.event.text);
    answers.set("first_day", iso_date(turn.today));
  }
  Reply notice = talks_.begin({"notice", answers, {}}, turn);
  if (!is_greeted) {
    Reply hello = reply_of({{"welcome.hello", {}, {}, {}}}, {}, turn);
    notice.bubbles.insert(notice.bubbles.begin(), hello.bubbles.begin(), hello.bubbles.end());
  }
  notice.buttons.push_back(worded(CommandButton{"button.full_notice", "full_notice", {}}, turn));
  notice.buttons.push_back(worded(turn.language == Language::kThai
                                      ? CommandButton{"button.english", "english", {}}
                                      : CommandButton{"button.thai", "thai", {}},
                                  turn));
  return notice;
}

// An old phone with a weak signal sends the same words twice: within a minute they are one message
// if the first ones were taken (see forget_words()), and the question they answered is answered.
bool Programme::is_said_twice(const std::string& question, Turn& turn) {
  const std::int64_t words = fingerprint(turn.event.text);
  LineAccount& account = turn.account;
  const std::int64_t said_at_ms = milliseconds(sent_at(turn.event));
  const bool is_soon =
      std::abs(said_at_ms - account.last_text_ms) <
      std::chrono::duration_cast<std::chrono::milliseconds>(kSameTextWindow).count();
  const bool is_twice =
      account.last_text_fingerprint == words && is_soon &&
      (account.last_question == question || said_at_ms < account.last_answered_ms);
  account.last_text_fingerprint = words;
  account.last_text_ms = said_at_ms;
  account.last_question = question;
  account.last_answered_ms = milliseconds(turn.now);
  return is_twice;
}

// Words that were refused, or only asked about, are said anew by who says them again.
void Programme::forget_words(Turn& turn) {
  turn.account.last_text_fingerprint = 0;
  turn.account.last_text_ms = 0;
  turn.account.last_question.clear();
}

Reply Programme::take_text(Turn& turn) {
  Reply reply = take_words(turn);
  if (!turn.is_taken) forget_words(turn);
  const bool is_about_loss = turn.account.status == AccountStatus::kActive && turn.is_taken &&
                             read_grave_news(turn.event.text) == Grave::kLoss;
  if (is_about_loss && is_about_money(turn.event.text) && reply.bubbles.size() < kMostBubbles) {
    reply.bubbles.insert(reply.bubbles.begin(), worded(sorry_for_loss(), turn));
  }
  return reply;
}

// The person comes before the figure, before any question, and also where they had stopped: what
// was earned can be told later, and of the words nothing is kept.
std::optional<Reply> Programme::take_grave_news(Turn& turn) {
  const std::string& text = turn.event.text;
  if (read_command(text) != Command::kNone) return std::nullopt;
  const Grave grave = read_grave_news(text);
  const std::string question = talks_.open_question(turn);
  const bool is_answer = question.starts_with("care.");
  if (!is_answer && (grave == Grave::kNone || is_about_others(question))) return std::nullopt;
  // Of a list each line is looked at where the list is read.
  if (question.empty() && village_report_in(text, turn)) return std::nullopt;
  if (grave == Grave::kLoss && !is_answer) return take_loss(turn);
  std::optional<Reply> reply;
  if (grave == Grave::kNone || grave == Grave::kLoss) {
    reply = talks_.take_text(text, turn);
  } else {
    if (talks_.lapses(turn)) talks_.drop(turn);
    reply = talks_.say(take_care(grave, turn), turn);
  }
  turn.is_taken = true;
  turn.records.inbox.blank_message(turn.event.message_id);
  return reply;
}

// Animals or crops: a figure beside them is taken as any other.
std::optional<Reply> Programme::take_loss(Turn& turn) {
  const bool is_in_service = turn.account.status == AccountStatus::kActive &&
                             turn.account.notice_version == settings_.notice_version;
  if (!is_in_service || read_amount(turn.event.text).certainty != Certainty::kNone) {
    return std::nullopt;
  }
  turn.is_taken = true;
  return talks_.say(offer_help_after_loss(), turn);
}

Reply Programme::take_words(Turn& turn) {
  const std::string& text = turn.event.text;
  if (turn.event.holds_national_id) {
    // Only the number is dropped: a question that waits is put again.
    const Say block{"problem.national_id", {}, {}, {}};
    if (auto again = talks_.ask_again(turn, {block})) return *again;
    return reply_of({block}, {{"button.menu", "menu", {}}}, turn);
  }
  if (auto care = take_grave_news(turn)) return *care;
  if (auto refused = out_of_service(turn)) return *refused;
  if (was_asked_in_vain(talks_.open_question(turn), text, turn)) talks_.drop(turn);
  const std::string question = talks_.open_question(turn);
  if (is_said_twice(question, turn) && !asks_to_see(text)) {
    turn.is_taken = true;
    const Say once{"talk.once", {}, {}, {}};
    if (auto again = talks_.ask_again(turn, {once})) return *again;
    return reply_of({once}, {{"button.menu", "menu", {}}}, turn);
  }
  // Without a question open nothing is looked up for it again: most reports come that way.
  const bool answers_a_button =
      !question.empty() && (talks_.is_choice(text, turn) || is_answer_to(question, text));
  if (!answers_a_button) {
    if (auto reply = typed_command(text, turn)) return *reply;
  }
  if (turn.account.notice_version != settings_.notice_version) return first_words(turn);
  if (question.empty()) {
    if (auto ending = mark_phones_in(text, turn)) return talks_.say(std::move(*ending), turn);
    if (const auto list = village_report_in(text, turn)) return talks_.begin(*list, turn);
  }
  if (auto reply = command_about(text, !question.empty(), turn)) return *reply;
  if (!question.empty() && talks_.lapses(turn) && is_figure_of_its_own(question, text, turn) &&
      !houses_of(turn).empty()) {
    // Another figure, and no answer to why the last one was low.
    talks_.drop(turn);
    return talks_.begin({"report", JsonValue::object(), text}, turn);
  }
  if (!question.empty()) {
    if (const auto start = with_the_other_code(question, text)) {
      talks_.drop(turn);
      return talks_.begin(*start, turn);
    }
    if (auto reply = talks_.take_text(text, turn)) return *reply;
  }
  if (const auto start = begins_a_talk(text, turn)) return talks_.begin(*start, turn);
  if (is_answer_to(kWhichFigure, text)) {
    if (auto asked = ask_to_decide(turn)) return talks_.say(std::move(*asked), turn);
  }
  return talks_.say(not_understood(turn), turn);
}

std::optional<Start> Programme::begins_a_talk(const std::string& text, Turn& turn) const {
  if (const auto code = read_join_code(text); code && turn.records.join_codes.find(*code)) {
    return Start{"register", JsonValue::object(), text};
  }
  if (read_invitation_code(text)) return Start{"accept", JsonValue::object(), text};
  const bool is_money = is_about_money(text);
  if (!houses_of(turn).empty()) {
    return is_money ? std::optional(Start{"report", JsonValue::object(), text}) : std::nullopt;
  }
  if (read_join_code(text)) return Start{"register", JsonValue::object(), text};
  if (!is_money) return std::nullopt;
  // Who waits to be let into a house is told so, not asked to register.
  if (waits_to_join(Wrote::kFigure, turn)) return std::nullopt;
  if (auto whose = whose_figure_in(text, turn)) return whose;
  // An officer's figure, or laughter, is about no house of theirs.
  if (menu_roles_of(turn).front() != kAsHousehold) return std::nullopt;
  return Start{"register", JsonValue::object(), {}};
}

std::optional<Reply> Programme::typed_command(const std::string& text, Turn& turn) {
  const Command typed = read_command(text);
  if (typed == Command::kNone) {
    const CommandEntry* entry = typed_.with_label(text);
    return entry ? command(std::string(entry->word), turn) : std::nullopt;
  }
  // Words that answer many a question are only for an invitation where none waits.
  if (answers_invitation(typed) && (talks_.is_open(turn) || !is_invited(turn))) return std::nullopt;
  if (const char* word = talk_word(typed)) {
    if (auto reply = talks_.take_word(word, turn)) return reply;
    // "Change" with nothing to change in a talk means what was reported.
    if (typed == Command::kEdit) return command("correct", turn);
    return reply_of({{"menu.nothing_waits", {}, {}, {}}}, {{"button.menu", "menu", {}}}, turn);
  }
  for (const auto& entry : commands_) {
    if (entry.typed == typed) return command(std::string(entry.word), turn);
  }
  return std::nullopt;
}

// Of who works in villages: a household's words are figures and answers.
std::optional<Reply> Programme::command_about(const std::string& text, bool is_asked, Turn& turn) {
  const auto about = typed_.with_object(text, is_asked);
  if (about.command == nullptr || menu_roles_of(turn).front() == kAsHousehold) return std::nullopt;
  return talks_.say(about.command->run_about(about.words, turn), turn);
}

std::optional<Reply> Programme::command(const std::string& command, Turn& turn) {
  const auto bar = command.find('|');
  const std::string word = command.substr(0, bar);
  const std::string argument = bar == std::string::npos ? "" : command.substr(bar + 1);
  for (const auto& entry : commands_) {
    if (entry.word != word) continue;
    // Nothing about a person is done before the notice, except what tells about it.
    const bool needs_notice =
        !entry.works_before_notice && turn.account.notice_version != settings_.notice_version;
    if (needs_notice) return first_words(turn);
    auto refused = act_refused_after_year(word, argument, turn);
    return talks_.say(refused ? std::move(*refused) : entry.run(argument, turn), turn);
  }
  return std::nullopt;
}

Reply Programme::take_postback(Turn& turn) {
  // A button between two equal messages: the second one is meant.
  if (turn.account.last_text_fingerprint != 0) {
    forget_words(turn);
    turn.account.last_answered_ms = milliseconds(turn.now);
  }
  if (auto refused = out_of_service(turn)) return *refused;
  if (const auto button = parse_talk_button(turn.event.postback_data)) {
    return talks_.take_button(*button, turn);
  }
  if (const auto word = parse_command_data(turn.event.postback_data)) {
    if (auto reply = talks_.take_word(*word, turn)) return *reply;
    if (auto reply = command(*word, turn)) return *reply;
  }
  // A button of an earlier release, or somebody else's data.
  return talks_.say(not_understood(turn), turn);
}

}  // namespace sammachip
