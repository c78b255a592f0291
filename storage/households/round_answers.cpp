#include "storage/households/round_answers.h"

namespace sammachip {

RoundAnswers::RoundAnswers(Connection& connection)
    : standings_(connection),
      save_(connection, sql::upsert<RoundAnswer>("household_id, period_from, period_to")),
      find_(connection,
            sql::select<RoundAnswer>() +
                " WHERE household_id = :household AND period_from = :from AND period_to = :to"),
      since_(connection, sql::select<RoundAnswer>() +
                             " WHERE household_id = :household AND period_to >= :from"
                             " ORDER BY period_to DESC, period_from") {}

void RoundAnswers::save(const RoundAnswer& answer) {
  save_.run(answer);
  standings_.count_answer(answer.household_id, answer.period_to, answer.answered_at_ms);
}

std::optional<RoundAnswer> RoundAnswers::find(const HouseholdId& household_id,
                                              const std::string& period_from,
                                              const std::string& period_to) {
  return find_.one(household_id, period_from, period_to);
}

std::vector<RoundAnswer> RoundAnswers::since(const HouseholdId& household_id,
                                             const std::string& from) {
  return since_.all(household_id, from);
}

}  // namespace sammachip
