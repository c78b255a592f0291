// The privacy notice, before anything is kept. docs/programme.md 9.1; version and time
// are recorded.
#include "handlers/access/houses.h"
#include "handlers/access/join_requests.h"
#include "handlers/joining/invitations.h"
#include "handlers/joining/join_codes.h"
#include "handlers/joining/talks.h"
#include "handlers/questions/readers.h"
#include "handlers/words/endings.h"
#include "language/answers/answers.h"
#include "language/intents/intent_reader.h"
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
  std::string first_words;  // What they wrote before they knew: taken up after a yes.
  std::string first_day;    // When that was, "2017-06-14".
};

// The buttons, or a yes or no in any words: "ตกลงจ้า", "เริ่มเลย", "ไม่เอา".
Reader<std::string> notice_reader() {
  Reader<std::string> reader = one_of({{"notice.accept", "accept"}, {"notice.refuse", "refuse"}});
  reader.read = [](const std::string& text, const Turn&) -> Result<std::string> {
    switch (read_yes_no(text)) {
      case YesNo::kYes:
        return "accept";
      case YesNo::kNo:
        return "refuse";
      case YesNo::kUnclear:
        break;
    }
    switch (read_intent(text, Speaker::kNewcomer).intent) {
      case Intent::kAgree:
      case Intent::kStart:
        return "accept";
      case Intent::kStop:
      case Intent::kCancel:
        return "refuse";
      default:
        return tl::make_unexpected(Problem{"problem.choose"});
    }
  };
  return reader;
}

Ending notice_refused(Turn&) {
  return ending_with("notice.refused", {}, {{"button.start", "start"}});
}

Ending accepted(const NoticeAnswer& notice, const std::string& version, Turn& turn) {
  const std::string& first_words = notice.first_words;
  turn.account.notice_version = version;
  turn.account.notice_at_ms = milliseconds(turn.now);
  turn.records.line_accounts.save(turn.account);
  Ending ending;
  ending.says.push_back({"notice.thanks"});
  // The code may have come in the very first message, from a QR code or link.
  const bool has_code = read_join_code(first_words).has_value();
  if (read_invitation_code(first_words)) {
    ending.next = Start{"accept", JsonValue::object(), first_words};
    return ending;
  }
  if (!houses_of(turn).empty()) {
    // The days in them are counted from when they were written.
    ending.next =
        Start{"report", JsonValue::object(), first_words, parse_iso_date(notice.first_day)};
    return ending;
  }
  const Wrote wrote = first_words.empty() ? Wrote::kNothing : Wrote::kFigure;
  if (auto waits = waits_to_join(wrote, turn); waits && !has_code) {
    waits->says.insert(waits->says.begin(), ending.says.front());
    return *std::move(waits);
  }
  ending.next = Start{"register", JsonValue::object(), has_code ? first_words : std::string()};
  return ending;
}

}  // namespace

std::unique_ptr<Conversation> notice_talk(const ProgrammeSettings& settings) {
  auto talk = std::make_unique<FormConversation<NoticeAnswer>>("notice");
  talk->ask("answer", &NoticeAnswer::answer, notice_reader());
  talk->given("first_words", &NoticeAnswer::first_words)
      .given("first_day", &NoticeAnswer::first_day);
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
