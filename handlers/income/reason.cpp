// After a round without income or with a loss: why, if they like to say, and whether somebody
// should help. The report itself is already kept. docs/programme.md 5.2, 7.4.
#include "handlers/access/out_of_house.h"
#include "handlers/income/talks.h"
#include "handlers/questions/readers.h"
#include "handlers/visits/help.h"
#include "language/answers/reasons.h"
#include "storage/households/income_reports.h"
#include "storage/records.h"

namespace sammachip {

namespace {

struct Reason {
  ReportId report;  // Its id.
  std::optional<std::string> reason;
  std::optional<std::string> help;
};

Choice code(const char* prefix, const char* value) { return {std::string(prefix) + value, value}; }

// A button's reason, or one in the person's own words: of these only the kind is kept.
Reader<std::string> reason_kind() {
  Reader<std::string> reader = one_of(
      {code("reason.", "unsold"), code("reason.", "price"), code("reason.", "weather"),
       code("reason.", "material"), code("reason.", "personal"), code("reason.", "not_started"),
       code("reason.", "off_season"), code("reason.", "away"), code("reason.", "unsaid")});
  reader.read = [](const std::string& text, const Turn&) -> Result<std::string> {
    const std::string_view kind = reason_told(text);
    if (kind.empty()) return tl::make_unexpected(Problem{"problem.choose"});
    return std::string(kind);
  };
  reader.check = [known = reader.check](const std::string& kind, const Turn& turn) {
    return kind == "other" ? std::nullopt : known(kind, turn);
  };
  return reader;
}

}  // namespace

std::unique_ptr<Conversation> reason_talk(const ProgrammeSettings& settings) {
  auto talk = std::make_unique<FormConversation<Reason>>("reason");
  // Why a round was poor is no longer asked once something else is spoken of.
  talk->lapses_when_left();
  talk->given("report_id", &Reason::report);
  talk->ask_optional("reason", &Reason::reason, reason_kind());
  talk->ask_optional(
      "help", &Reason::help,
      one_of({code("help.", "none"), code("help.", "visit"), code("help.", "market"),
              code("help.", "method"), code("help.", "material"), code("help.", "other")}));
  talk->still("income_report", &Reason::report,
              [](const Subject& subject, const Reason&, Turn& turn) {
                const auto report = turn.records.income_reports.find(ReportId(subject.id));
                return report ? out_of_house(report->household_id, turn) : std::nullopt;
              });
  talk->then([settings](const Reason& reason, Turn& turn) {
    const ReportId& report = reason.report;
    if (reason.reason) turn.records.income_reports.set_reason(report, *reason.reason);
    Ending ending;
    if (reason.help && *reason.help != "none") {
      request_help(*reason.help, "", turn, settings.help_answer_days);
      ending.says.push_back(help_sent(settings, turn));
    } else {
      ending.says.push_back({"reason.done"});
    }
    ending.buttons = {{"button.fix", "correct|" + report}, {"button.menu", "menu"}};
    // Out of season nobody need be asked each week.
    const auto about = turn.records.income_reports.find(report);
    if (reason.reason == "off_season" && about) {
      ending.buttons.insert(ending.buttons.begin(),
                            CommandButton{"button.rest", "asking|" + about->household_id});
    }
    return ending;
  });
  return talk;
}

}  // namespace sammachip
