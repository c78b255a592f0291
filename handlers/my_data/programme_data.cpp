#include "handlers/my_data/programme_data.h"

#include "handlers/access/houses.h"
#include "handlers/questions/given_reason.h"
#include "handlers/words/area_names.h"
#include "handlers/words/names.h"
#include "handlers/words/told_figure.h"
#include "handlers/words/wording.h"
#include "storage/records.h"
#include "storage/villages/purchases.h"
#include "storage/villages/training_sessions.h"

namespace sammachip {

namespace {

constexpr std::size_t kMostLines = 60;  // About 3,000 characters; LINE takes 5,000.

// Collects lines; what is too much is counted.
class DataLines {
 public:
  explicit DataLines(Turn& turn) : turn_(turn) {}

  void add(const char* key, const Values& values) {
    if (++count_ > kMostLines) return;
    text_ += (text_.empty() ? "" : "\n") + turn_.texts.say(turn_.language, key, values);
  }
  std::string text() const {
    if (count_ <= kMostLines) return text_;
    const auto left = static_cast<std::int64_t>(count_ - kMostLines);
    return text_ + "\n" + turn_.texts.say(turn_.language, "data.more_lines", {{"count", left}});
  }

 private:
  Turn& turn_;
  std::string text_;
  std::size_t count_ = 0;
};

std::string house_no(const HouseholdId& household_id, const Turn& turn) {
  for (const auto& house : houses_of(turn)) {
    if (house.id == household_id) return house.house_no;
  }
  return "";
}

template <class E>
std::string word(E value) {
  const std::string text(to_text(value));
  return text.empty() ? "none" : text;
}

void add_roles(const PersonRecord& person, DataLines& lines, Turn& turn) {
  for (const auto& grant : person.roles) {
    lines.add("data.role",
              {{"role", grant.role},
               {"area", area_text(grant.area_code, turn)},
               {"day", day_text(turn.day_of(instant_from(grant.from_ms)), turn.language)}});
  }
  for (const auto& place : person.team_places) {
    lines.add("data.team_place", {{"name", place.name},
                                  {"expertise", place.expertise},
                                  {"responsibility", word(place.responsibility)},
                                  {"readiness", word(place.readiness)},
                                  {"determination", word(place.determination)},
                                  {"status", word(place.status)}});
  }
}

void add_choice_of_houses(const PersonRecord& person, DataLines& lines, Turn& turn) {
  for (const auto& candidate : person.candidates) {
    lines.add("data.candidate", {{"house", candidate.house_no},
                                 {"name", candidate.head_name},
                                 {"reason", reason_text(candidate.reason, turn)},
                                 {"responsibility", word(candidate.responsibility)},
                                 {"readiness", word(candidate.readiness)},
                                 {"determination", word(candidate.determination)},
                                 {"result", word(candidate.result)}});
  }
  for (const auto& answer : person.feasibilities) {
    lines.add("data.feasibility", {{"house", house_no(answer.household_id, turn)},
                                   {"answer", word(answer.answer)},
                                   {"reason", reason_text(answer.reason, turn)}});
  }
}

void add_training_data(const PersonRecord& person, DataLines& lines, Turn& turn) {
  for (const auto& row : person.sessions) {
    const auto session = turn.records.training_sessions.find(row.session_id);
    if (!session) continue;
    lines.add("data.session", {{"topic", session->topic},
                               {"day", iso_day_text(session->held_on, turn)},
                               {"presence", word(row.presence)},
                               {"teachback", row.teachback}});
  }
  for (const auto& handover : person.handovers) {
    const auto purchase = turn.records.purchases.find(handover.purchase_id);
    if (!purchase) continue;
    lines.add("data.handover", {{"item", purchase->item},
                                {"quantity", handover.quantity},
                                {"status", word(handover.status)}});
  }
}

void add_visit_data(const PersonRecord& person, DataLines& lines, Turn& turn) {
  for (const auto& visit : person.visits) {
    if (!may_see_figures(visit.household_id, turn)) continue;
    lines.add("data.visit", {{"day", iso_day_text(visit.visited_on, turn)},
                             {"house", house_no(visit.household_id, turn)},
                             {"doing", word(visit.doing)},
                             {"mood", word(visit.mood)},
                             {"need", visit.need}});
  }
  for (const auto& proposal : person.proposals) {
    if (!may_see_figures(proposal.household_id, turn)) continue;
    const Period days{*parse_iso_date(proposal.period_from), *parse_iso_date(proposal.period_to)};
    lines.add("data.proposal",
              {{"name", name_of(proposal.proposed_by, turn)},
               {"house", house_no(proposal.household_id, turn)},
               {"period", period_text(days, turn.language)},
               {"figure", figure_text(proposal.amount_satang, proposal.basis, turn)},
               {"outcome", word(proposal.outcome)}});
  }
  for (const auto& said : person.encouragements) {
    lines.add("data.encouragement",
              {{"day", day_text(turn.day_of(instant_from(said.created_at_ms)), turn.language)},
               {"text", key_or_words(said.text.empty() ? said.text_key : said.text, turn.texts,
                                     turn.language)}});
  }
}

}  // namespace

std::string programme_data_text(const PersonRecord& person, Turn& turn) {
  DataLines lines(turn);
  add_roles(person, lines, turn);
  add_choice_of_houses(person, lines, turn);
  add_training_data(person, lines, turn);
  add_visit_data(person, lines, turn);
  if (!person.acts.empty()) {
    lines.add("data.acts", {{"count", static_cast<std::int64_t>(person.acts.size())}});
  }
  return lines.text();
}

}  // namespace sammachip
