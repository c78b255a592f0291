#include "handlers/village_year/open_matters.h"

#include <algorithm>

#include "handlers/access/join_requests.h"
#include "handlers/materials/materials.h"
#include "handlers/words/wording.h"
#include "storage/households/help_requests.h"
#include "storage/records.h"
#include "storage/villages/handovers.h"
#include "storage/villages/purchases.h"
#include "storage/villages/submissions.h"
#include "storage/villages/training_sessions.h"

namespace sammachip {

namespace {

constexpr int kMostOpenHelp = 1000;

// The lines about what is open in a village's year, while they are written.
struct OpenLines {
  const VillageYear& village;
  const Turn& turn;
  std::vector<std::string>& lines;
  const ProgrammeId& id = village.programme.id;

  void add(const char* key, std::int64_t count) const {
    if (count > 0) lines.push_back(say(key, {{"count", count}}, turn));
  }
};

void add_open_lists(const OpenLines& open) {
  const auto is_undecided = [&](SubmissionKind kind) {
    const auto latest = open.turn.records.submissions.latest(open.id, kind);
    return latest && latest->status == SubmissionStatus::kSent;
  };
  open.add("open_matters.team", is_undecided(SubmissionKind::kTeam) ? 1 : 0);
  open.add("open_matters.list", is_undecided(SubmissionKind::kList) ? 1 : 0);
}

void add_open_purchases(const OpenLines& open) {
  std::int64_t undecided = 0, without_evidence = 0, unconfirmed = 0;
  for (const auto& purchase : open.turn.records.purchases.list(open.id)) {
    if (is_purchase_sent(purchase.status)) ++undecided;
    if (!is_purchase_bought(purchase.status)) continue;
    if (purchase.evidence == Evidence::kLater) ++without_evidence;
    unconfirmed += std::ranges::count(open.turn.records.handovers.list_for_purchase(purchase.id),
                                      HandoverStatus::kWaiting, &Handover::status);
  }
  open.add("open_matters.purchases", undecided);
  open.add("open_matters.evidence", without_evidence);
  open.add("open_matters.handovers", unconfirmed);
}

void add_open_help(const OpenLines& open) {
  const auto requests = open.turn.records.help_requests.unclosed_in_area(
      open.village.place.village.code, kMostOpenHelp);
  open.add("open_matters.help", std::ranges::count_if(requests, [](const HelpRequest& request) {
             return request.kind != kLinkKind;
           }));
}

void add_open_sessions(const OpenLines& open) {
  open.add("open_matters.sessions",
           std::ranges::count(open.turn.records.training_sessions.list(open.id),
                              SessionStatus::kPlanned, &TrainingSession::status));
}

void add_unspent(const OpenLines& open) {
  const std::int64_t left = budget_left(open.village, open.turn);
  if (left <= 0) return;
  open.lines.push_back(say("open_matters.unspent", {{"left", amount_text(left)}}, open.turn));
}

}  // namespace

std::vector<std::string> open_matters(const VillageYear& village, const Turn& turn) {
  std::vector<std::string> lines;
  const OpenLines open{village, turn, lines};
  add_open_lists(open);
  add_open_purchases(open);
  add_open_help(open);
  add_open_sessions(open);
  add_unspent(open);
  return lines;
}

}  // namespace sammachip
