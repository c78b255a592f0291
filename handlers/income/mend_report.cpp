#include "handlers/income/mend_report.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "bot/line/quoted_message.h"
#include "bot/said/kept_message.h"
#include "bot/said/spoken_words.h"
#include "handlers/access/houses.h"
#include "handlers/income/correctable.h"
#include "handlers/income/days_said.h"
#include "handlers/income/proxy_reports.h"
#include "handlers/income/reports.h"
#include "handlers/words/commands.h"
#include "handlers/words/endings.h"
#include "handlers/words/wording.h"
#include "language/amounts/amount.h"
#include "language/intents/intent_reader.h"
#include "storage/database/identifier.h"
#include "storage/machine/conversations.h"
#include "storage/machine/line_accounts.h"
#include "storage/machine/outbox.h"
#include "storage/records.h"

namespace sammachip {

namespace {

// Of several reports the one that was made within this time is meant, if it is the only one.
constexpr std::chrono::hours kOfToday{24};

// So far apart at most may two messages be that came in the wrong order.
constexpr std::chrono::minutes kSwappedWithin{5};

// Which report words are about. Both empty: it must be asked.
struct Meant {
  ReportId own;    // Of one of the person's houses.
  ReportId other;  // Of a house that they reported for.
};

using Reports = std::vector<IncomeReport>;

bool has_amount_of(const IncomeReport& report, const std::vector<std::int64_t>& figures) {
  return std::ranges::find(figures, std::abs(report.amount_satang)) != figures.end();
}

// Keeps those that fit, if any does.
template <class Fits>
void prefer(Reports& reports, Fits fits) {
  if (!std::ranges::any_of(reports, fits)) return;
  std::erase_if(reports, [&](const IncomeReport& report) { return !fits(report); });
}

// The receipt of a report is made right after it, in the same turn. Calls of this time are looked
// through for it, less the two minutes by which first_id_at() is early.
constexpr std::chrono::minutes kReceiptWithin{3};

// Whether the message is what the bot answered to the message or the button that made the report.
bool is_receipt(const MessageId& message_id, const IncomeReport& report, Turn& turn) {
  if (report.reported_by != turn.account.user_id) return false;
  const auto until = report.created_at_ms + std::chrono::milliseconds(kReceiptWithin).count();
  const auto said = turn.records.outbox.find_said(turn.account.user_id, message_id, report.id,
                                                  first_id_at(until));
  // What answers a later message came in after the report was made.
  return said && said->created_at_ms <= report.created_at_ms;
}

// The report which the message made, or made first, or which it was the receipt of; null: of none.
const IncomeReport* made_by(const MessageId& message_id, const Reports& reports, Turn& turn) {
  const IncomeReport* answered = nullptr;
  ReportId latest;
  for (const auto& report : reports) {
    for (const auto& one : turn.records.income_reports.history(report.id)) {
      if (one.message_id == message_id) return &report;
      // Of several made at once, ids tell which came right before the answer.
      if (one.id <= latest || !is_receipt(message_id, one, turn)) continue;
      answered = &report;
      latest = one.id;
    }
  }
  return answered;
}

bool is_since(const IncomeReport& report, std::chrono::milliseconds age, const Turn& turn) {
  return instant_from(report.created_at_ms) + age > turn.sent();
}

// Nothing: none is.
std::optional<Meant> meant_report(const Mending& mending, const std::string& text, Turn& turn) {
  Reports reports = correctable(turn.today, turn);
  if (const MessageId quoted = quoted_message(turn.event()); !quoted.empty() && !reports.empty()) {
    if (const auto* report = made_by(quoted, reports, turn)) return Meant{report->id, {}};
    return reports.size() == 1 ? Meant{reports.front().id, {}} : Meant{};
  }
  const auto latest = just_sent(turn);
  if (const auto figures = figures_named(text); !figures.empty()) {
    const auto fits = [&](const IncomeReport& one) { return has_amount_of(one, figures); };
    const bool is_named = std::ranges::any_of(reports, fits);
    if (!is_named && mending.mend == Mend::kDelete && mending.is_only_right_after) {
      return std::nullopt;
    }
    prefer(reports, fits);
    if (!is_named && mending.mend == Mend::kDelete && !reports.empty()) return Meant{};
  }
  if (const auto days = days_in(text, turn.today).period) {
    prefer(reports, [&](const IncomeReport& report) {
      const Period of = days_of(report);
      return of.from <= days->to && days->from <= of.to;
    });
  }
  if (latest) {
    const bool is_own = std::ranges::any_of(
        reports, [&](const IncomeReport& report) { return report.id == latest->id; });
    if (is_own) return Meant{latest->id, {}};
    if (reports.empty() && is_by_others(*latest)) return Meant{{}, latest->id};
  }
  if (mending.is_only_right_after || reports.empty()) return std::nullopt;
  if (reports.size() > 1) {
    prefer(reports, [&](const IncomeReport& report) {
      return report.reported_by == turn.account.user_id && is_since(report, kOfToday, turn);
    });
  }
  return reports.size() == 1 ? Meant{reports.front().id, {}} : Meant{};
}

// What was written in one breath with the figure that it corrects, before that was answered, and is
// nothing that would be asked about if it were the first.
bool is_of_one_breath(const IncomeReport& old, const AmountAnswer& amount, const std::string& text,
                      Turn& turn) {
  const bool is_plain = read_amount(text).certainty == Certainty::kFigure && !amount.is_rate() &&
                        amount.satang > 0 && amount.satang <= kSurprisingSatang &&
                        against_usual(old.household_id, amount.satang, turn) == Against::kUsual;
  if (!is_plain || turn.sent() > instant_from(old.created_at_ms) || !old.message_id) return false;
  const auto message = kept_message(*old.message_id, turn.account.user_id, turn.records);
  return message && sent_at(*message) <= turn.sent();
}

Ending begin_mending(const Mending& mending, const Meant& meant, const std::string& text,
                     Turn& turn) {
  JsonValue answers = JsonValue::object();
  const bool is_known = !meant.own.empty() || !meant.other.empty();
  if (is_known) answers.set("report", meant.own.empty() ? meant.other : meant.own);
  Start start{meant.other.empty() ? "correct" : "fix_for", std::move(answers)};
  if (mending.mend == Mend::kDelete && meant.other.empty()) {
    AmountAnswer removes;
    removes.kind = AnswerKind::kRemove;
    start.answers.set("amount", Json(removes));
  }
  if (mending.mend != Mend::kTo) return begin_talk(std::move(start));
  const auto old = turn.records.income_reports.find(meant.own.empty() ? meant.other : meant.own);
  if (const auto amount = amount_instead(text, old ? old->amount_satang : 0, turn)) {
    if (!meant.own.empty() && old && is_of_one_breath(*old, *amount, text, turn)) {
      turn.is_taken = true;
      return correct_at_once(old->id, *amount, turn);
    }
    start.answers.set("amount", Json(*amount));
  } else if (!figures_named(text).empty() || !old) {
    start.text = text;
  }
  return begin_talk(std::move(start));
}

// Figures of the same days are added as they are: so it is said what they come to.
std::optional<Ending> sum_of_round(Turn& turn) {
  const auto latest = just_sent(turn);
  if (!latest || !may_see_figures(latest->household_id, turn)) return std::nullopt;
  const EarlierReports& all = reports_in(latest->household_id, days_of(*latest), turn);
  const Values values{{"amount", amount_text(all.total_satang)},
                      {"count", static_cast<std::int64_t>(all.figures.size())},
                      {"period", period_text(days_of(*latest), turn.language)}};
  return ending_of(all.figures.size() > 1 ? "mend.together" : "mend.only_one", values,
                   {{"button.fix", "correct"}, {"button.figures", "figures"}});
}

}  // namespace

std::optional<Mending> mending_of(const std::string& text, Turn& turn) {
  // Most messages are but a figure: it mends only what it quotes.
  if (const auto mending = is_plain_figure(text) ? std::nullopt : mending_in(text)) return mending;
  const MessageId quoted = quoted_message(turn.event());
  if (quoted.empty() || read_amount(text).certainty != Certainty::kFigure) return std::nullopt;
  const bool is_of_a_report = made_by(quoted, correctable(turn.today, turn), turn) != nullptr;
  return is_of_a_report ? std::optional(Mending{Mend::kTo, false}) : std::nullopt;
}

std::optional<IncomeReport> just_sent(Turn& turn) {
  for (const auto& report : turn.records.income_reports.list_by(turn.account.user_id)) {
    if (!is_since(report, kRightAfter, turn)) break;
    if (report.status == ReportStatus::kCurrent) return report;
  }
  return std::nullopt;
}

std::optional<AmountAnswer> amount_instead(const std::string& text, std::int64_t old_satang,
                                           const Turn& turn) {
  const auto mending = mending_in(text);
  if (!mending || mending->mend != Mend::kTo) return std::nullopt;
  if (const auto amount = amount_of_money().read(text, turn)) {
    return amount->is_report() ? std::optional(*amount) : std::nullopt;
  }
  const auto satang = figure_instead(text, old_satang);
  if (!satang || too_large(*satang)) return std::nullopt;
  AmountAnswer amount;
  amount.satang = *satang;
  amount.said_as = SaidAs::kCorrection;
  amount.text = text;
  return amount;
}

std::optional<Ending> mend_report(const Mending& mending, const std::string& text, Turn& turn) {
  if (mending.mend == Mend::kTogether) return sum_of_round(turn);
  const auto meant = meant_report(mending, text, turn);
  if (meant) return begin_mending(mending, *meant, text, turn);
  if (mending.mend == Mend::kTo || mending.is_only_right_after || houses_of(turn).empty()) {
    return std::nullopt;
  }
  return ending_of("correct.nothing", {}, {{"button.report", "report"}});
}

namespace {

// Whether the message was written after the one at hand, and corrects it.
bool corrects_this(const std::optional<Event>& message, const Turn& turn) {
  if (!message) return false;
  const auto later_by = sent_at(*message) - turn.sent();
  if (later_by <= std::chrono::milliseconds{0} || later_by > kSwappedWithin) return false;
  const auto mending = mending_in(message->text);
  return mending && mending->mend == Mend::kTo;
}

}  // namespace

std::optional<Ending> corrected_before(const std::string& text, Turn& turn) {
  if (read_amount(text).certainty != Certainty::kFigure) return std::nullopt;
  const auto latest = just_sent(turn);
  if (!latest || !latest->message_id) return std::nullopt;
  const auto message = kept_message(*latest->message_id, turn.account.user_id, turn.records);
  if (!corrects_this(message, turn)) return std::nullopt;
  return ending_of("mend.later_stands",
                   {{"amount", amount_text(latest->amount_satang)}, {"text", text}},
                   {{"button.fix", "correct|" + latest->id}});
}

std::optional<Event> correction_waiting_in(const char* talk, const std::string& text, Turn& turn) {
  if (read_amount(text).certainty != Certainty::kFigure) return std::nullopt;
  const auto saved = turn.records.conversations.find(turn.account.user_id, talk);
  if (!saved) return std::nullopt;
  const State state = State::from_text(saved->answers, saved->asked);
  const MessageId message_id(state.messages.text_of("amount"));
  auto message = kept_message(message_id, turn.account.user_id, turn.records);
  return corrects_this(message, turn) ? message : std::nullopt;
}

}  // namespace sammachip
