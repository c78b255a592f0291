#include "storage/households/round_answers.h"

namespace sammachip {
namespace {

const std::string kRoundAnswerColumns =
    "household_id, period_from, period_to, answer, answered_by, answered_at_ms";
const std::string kSelectRoundAnswer =
    "SELECT " + kRoundAnswerColumns + " FROM round_answer WHERE household_id = :household ";

auto fields(RoundAnswer& row) {
  return std::tie(row.household_id, row.period_from, row.period_to, row.answer, row.answered_by,
                  row.answered_at_ms);
}

}  // namespace

RoundAnswers::RoundAnswers(Connection& connection)
    : standings_(connection),
      save_(connection,
            insert_into("round_answer", kRoundAnswerColumns) +
                " ON CONFLICT (household_id, period_from, period_to) DO UPDATE SET"
                " answer = excluded.answer, answered_by = excluded.answered_by,"
                " answered_at_ms = excluded.answered_at_ms",
            in(fields(row_))),
      find_(connection, kSelectRoundAnswer + "AND period_from = :from AND period_to = :to",
            in(key_), in(from_), in(to_), out(fields(row_))),
      since_(connection,
             kSelectRoundAnswer + "AND period_to >= :from ORDER BY period_to DESC, period_from",
             in(key_), in(from_), out(fields(row_))) {}

void RoundAnswers::save(const RoundAnswer& answer) {
  row_ = answer;
  save_.run();
  standings_.note_answer(answer.household_id, answer.period_to, answer.answered_at_ms);
}

std::optional<RoundAnswer> RoundAnswers::find(const std::string& household_id,
                                              const std::string& period_from,
                                              const std::string& period_to) {
  key_ = household_id;
  from_ = period_from;
  to_ = period_to;
  return find_.fetch_one() ? std::optional(row_) : std::nullopt;
}

std::vector<RoundAnswer> RoundAnswers::since(const std::string& household_id,
                                             const std::string& from) {
  key_ = household_id;
  from_ = from;
  return since_.fetch_all(row_);
}

}  // namespace sammachip
