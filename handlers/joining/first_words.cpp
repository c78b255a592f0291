#include "handlers/joining/first_words.h"

#include "handlers/joining/invitations.h"
#include "handlers/joining/join_codes.h"
#include "language/amounts/amount.h"
#include "language/answers/answers.h"
#include "language/dates/date.h"
#include "language/intents/intent_reader.h"
#include "language/names/house_number_said.h"
#include "language/names/person_name.h"
#include "storage/machine/conversations.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

bool is_label_of(const char* key, const std::string& text, const Turn& turn) {
  const std::string words = bare_words(text);
  return words == bare_words(turn.texts.say(Language::kThai, key)) ||
         words == bare_words(turn.texts.say(Language::kEnglish, key));
}

// What was kept when the notice was put last; nothing if it does not wait.
JsonValue kept_so_far(const Turn& turn) {
  const auto saved = turn.records.conversations.find(turn.account.user_id, "notice");
  if (!saved) return JsonValue::object();
  return State::from_text(saved->answers, saved->asked).answers;
}

bool holds_figure(const std::string& text) {
  const AmountReading reading = read_amount(text);
  return reading.certainty != Certainty::kNone || reading.kind == AmountKind::kNotCounted ||
         reading.kind == AmountKind::kQuantity;
}

}  // namespace

NoticeSaid notice_said(const std::string& text, const Turn& turn) {
  if (text.empty()) return NoticeSaid::kOther;
  if (is_label_of("notice.accept", text, turn)) return NoticeSaid::kYes;
  if (is_label_of("notice.refuse", text, turn)) return NoticeSaid::kNo;
  switch (nearest_yes_no(text)) {
    case YesNo::kYes:
      return NoticeSaid::kYes;
    case YesNo::kNo:
      return NoticeSaid::kNo;
    case YesNo::kUnclear:
      break;
  }
  switch (read_intent(text, Speaker::kNewcomer).intent) {
    case Intent::kAgree:
    case Intent::kStart:
      return NoticeSaid::kYes;
    case Intent::kStop:
    case Intent::kCancel:
      return NoticeSaid::kNo;
    default:
      return NoticeSaid::kOther;
  }
}

JsonValue kept_before_notice(const std::string& text, const std::string& version,
                             const Turn& turn) {
  JsonValue kept = kept_so_far(turn);
  const std::string reminded = kept.text_of("reminded");
  const bool is_again = is_notice_put(version, turn);
  kept.set("version", version);
  // One digit tells the reminders apart.
  if (is_again) kept.set("reminded", reminded == "1" ? "2" : reminded == "2" ? "3" : "1");
  if (text.empty()) return kept;
  const bool is_code = read_join_code(text) || read_invitation_code(text);
  const std::string house_no = house_number_made_known(text);
  const std::string name = name_made_known(text);
  if (is_code) kept.set("code_words", text);
  if (!house_no.empty()) kept.set("house_no", house_no);
  if (!name.empty()) kept.set("suggested", name);
  if (!is_code && house_no.empty() && (holds_figure(text) || !kept.has("first_words"))) {
    kept.set("first_words", text);
    kept.set("first_day", iso_date(turn.today));
  }
  return kept;
}

bool is_notice_put(const std::string& version, const Turn& turn) {
  return kept_so_far(turn).text_of("version") == version;
}

}  // namespace sammachip
