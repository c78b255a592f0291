// The privacy notice, before anything is kept. docs/programme.md 9.1; version and time
// are recorded.
#include "handlers/access/houses.h"
#include "handlers/access/join_requests.h"
#include "handlers/access/roles.h"
#include "handlers/joining/first_words.h"
#include "handlers/joining/invitations.h"
#include "handlers/joining/join_codes.h"
#include "handlers/joining/talks.h"
#include "handlers/questions/readers.h"
#include "handlers/visits/help.h"
#include "handlers/words/endings.h"
#include "language/amounts/amount.h"
#include "storage/database/identifier.h"
#include "storage/joining/notice_records.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

enum class NoticeAnswered { kAccept, kRefuse };

constexpr auto enum_words(NoticeAnswered) {
  return std::to_array<std::string_view>({"accept", "refuse"});
}

struct NoticeAnswer {
  std::optional<NoticeAnswered> answer;
  // What they wrote before they knew, taken up after a yes; see kept_before_notice().
  std::string first_words;
  std::string first_day;   // When that was, "2017-06-14".
  std::string code_words;  // Those with a code in them.
  std::string house_no;
  std::string suggested;  // How they called themselves.
  std::string reminded;   // Which reminder it is: "1" to "3".
};

Reader<std::string> notice_reader() {
  Reader<std::string> reader = one_of({{"notice.accept", "accept"}, {"notice.refuse", "refuse"}});
  reader.read = [](const std::string& text, const Turn& turn) -> Result<std::string> {
    switch (notice_said(text, turn)) {
      case NoticeSaid::kYes:
        return "accept";
      case NoticeSaid::kNo:
        return "refuse";
      case NoticeSaid::kOther:
        break;
    }
    return tl::make_unexpected(Problem{"notice.reminder_1"});
  };
  return reader;
}

// The notice once; from then on what it waits for, in other words each time.
Say notice_or_reminder(const NoticeAnswer& notice, const std::string& version, Turn& turn) {
  if (!is_notice_put(version, turn)) return {"notice.answer"};
  if (notice.reminded == "2") return {"notice.reminder_2"};
  if (notice.reminded == "3") return {"notice.reminder_3", {{"contact", contact_text(turn)}}};
  return {"notice.reminder_1"};
}

bool is_figure_kept(const std::string& words) {
  return !words.empty() && read_amount(words).certainty != Certainty::kNone;
}

Ending notice_refused(Turn&) {
  return ending_with("notice.refused", {}, {{"button.start", "start"}});
}

// Who is known already has accepted an earlier version: they go on where they were.
Ending goes_on(const NoticeAnswer& notice, Turn& turn) {
  const std::string& words = notice.first_words;
  if (!houses_of(turn).empty() && is_figure_kept(words)) {
    Ending ending = ending_of("notice.thanks");
    ending.buttons.clear();
    // The days in them are counted from when they were written.
    ending.next = Start{"report", JsonValue::object(), words, parse_iso_date(notice.first_day)};
    return ending;
  }
  return ending_of("notice.thanks_again", {},
                   houses_of(turn).empty()
                       ? std::vector<CommandButton>()
                       : std::vector<CommandButton>{{"button.report", "report"}});
}

Ending accepted(const NoticeAnswer& notice, const std::string& version, Turn& turn) {
  turn.account.notice_version = version;
  turn.account.notice_at_ms = milliseconds(turn.now);
  turn.records.line_accounts.save(turn.account);
  // Talks of an earlier release kept a code with the first words.
  const std::string& code = notice.code_words.empty() ? notice.first_words : notice.code_words;
  Ending ending;
  ending.says.push_back({"notice.thanks"});
  if (read_invitation_code(code)) {
    ending.next = Start{"accept", JsonValue::object(), code};
    return ending;
  }
  const bool has_code = read_join_code(code).has_value();
  const bool is_known = !houses_of(turn).empty() || menu_roles_of(turn).front() != kAsHousehold;
  if (is_known && !has_code) return goes_on(notice, turn);
  const Wrote wrote = is_figure_kept(notice.first_words) ? Wrote::kFigure : Wrote::kNothing;
  if (auto waits = waits_to_join(wrote, turn); waits && !has_code) {
    waits->says.insert(waits->says.begin(), ending.says.front());
    return *std::move(waits);
  }
  JsonValue known = JsonValue::object();
  if (!notice.house_no.empty()) known.set("house_no", notice.house_no);
  if (!notice.suggested.empty()) known.set("suggested", notice.suggested);
  ending.next = Start{"register", known, has_code ? code : std::string()};
  return ending;
}

}  // namespace

std::unique_ptr<Conversation> notice_talk(const ProgrammeSettings& settings) {
  auto talk = std::make_unique<FormConversation<NoticeAnswer>>("notice");
  talk->ask("answer", &NoticeAnswer::answer, notice_reader())
      .prompt([version = settings.notice_version](const NoticeAnswer& notice, Turn& turn) {
        return notice_or_reminder(notice, version, turn);
      });
  talk->given("first_words", &NoticeAnswer::first_words)
      .given("first_day", &NoticeAnswer::first_day)
      .given("code_words", &NoticeAnswer::code_words)
      .given("house_no", &NoticeAnswer::house_no)
      .given("suggested", &NoticeAnswer::suggested)
      .given("reminded", &NoticeAnswer::reminded);
  talk->then([version = settings.notice_version](const NoticeAnswer& notice, Turn& turn) {
    turn.records.notice_records.insert({new_id(milliseconds(turn.now)), turn.account.user_id,
                                        version, milliseconds(turn.now), word_of(notice.answer),
                                        milliseconds(turn.now)});
    if (notice.answer != NoticeAnswered::kAccept) return notice_refused(turn);
    return accepted(notice, version, turn);
  });
  return talk;
}

}  // namespace sammachip
