#include "handlers/income/proposals.h"
#include "handlers/income/talks.h"

#include "bot/said/kept_message.h"
#include "bot/said/spoken_words.h"
#include "handlers/access/join_requests.h"
#include "handlers/income/figures.h"
#include "handlers/income/income_form.h"
#include "handlers/income/mend_report.h"
#include "handlers/income/proxy_reports.h"
#include "handlers/income/reports.h"
#include "handlers/income/who_left.h"
#include "handlers/pushes/round_question.h"
#include "handlers/village/house_choice.h"
#include "handlers/village/villages.h"

namespace sammachip {

namespace {

using Text = const std::string&;

// "<household>|<round>": what a reminder asked about.
Ending report_of_round(Text about, Turn& turn) {
  const auto bar = about.find('|');
  JsonValue answers{{"house", about.substr(0, bar)}};
  if (bar != std::string::npos) answers.set(kRoundAsked, about.substr(bar + 1));
  return with_a_house("report", std::move(answers), "", turn);
}

// "<day on which it was written>|<words>": the words of a message that may have been a report.
Ending report_in_words(Text written, Turn& turn) {
  const auto bar = written.find('|');
  if (bar == std::string::npos) return with_a_house("report", JsonValue::object(), "", turn);
  const MessageId message_id(written.substr(bar + 1));
  const auto message = kept_message(message_id, turn.event().user_id, turn.records);
  // It was taken back meanwhile.
  if (!message) return with_a_house("report", JsonValue::object(), "", turn);
  turn.spoken->hear(message_id, message->text);
  Ending ending = with_a_house("report", JsonValue::object(), message->text, turn);
  if (ending.next) ending.next->written_on = parse_iso_date(written.substr(0, bar));
  return ending;
}

// Without a report, what the person is still to decide on comes first, then what they just sent.
Ending object_or_decide(Text report, Turn& turn) {
  if (!report.empty()) return object_to_report(ReportId(report), turn);
  if (auto asked = ask_to_decide(turn)) return *std::move(asked);
  if (just_sent(turn)) {
    if (auto mended = mend_report({Mend::kWrong, false}, {}, turn)) return *std::move(mended);
  }
  return object_to_report({}, turn);
}

}  // namespace

Face income_face(const ProgrammeSettings& settings) {
  return {list_of(report_talk(), reason_talk(settings), correct_talk(), correct_for_talk(),
                  report_for_talk(), fix_for_talk(), village_report_talk(), whose_talk(),
                  who_left_talk(), which_figure_talk()),
          {at_once("report", Command::kReport,
                   [](Text text, Turn& turn) {
                     return with_a_house("report", JsonValue::object(), text, turn);
                   }),
           at_once("report_said", Command::kNone, report_in_words),
           at_once("report_round", Command::kNone, report_of_round),
           at_once("of_today", Command::kNone, move_to_today),
           at_once("figures", Command::kMyFigures, my_figures),
           at_once("correct", Command::kCorrect, begin_correction),
           about_one_house("report_for", Command::kReportForOther, Act::kReportIncome),
           in_a_village("report_all", Command::kNone, Act::kReportIncome, "village_report"),
           about_record("fix_for", "report"), at_once("proposal", Command::kNone, decide_proposal),
           at_once("proxy_wrong", Command::kNotRight, object_or_decide),
           in_a_village("who_left", Command::kWhoIsLeft, Act::kSeeWhoReported, "who_left"),
           at_once("left_house", Command::kNone, show_left_house),
           at_once("not_met", Command::kNone, save_not_met),
           at_once("house_tomorrow", Command::kNone, put_off_house),
           about_record("correct_for", "report")}};
}

}  // namespace sammachip
