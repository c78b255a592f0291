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

struct OpenLook {
  const VillageYear& village;
  const Turn& turn;
  std::vector<std::string>& lines;
  const ProgrammeId& id = village.programme.id;

  void add(const char* key, std::int64_t count) const {
    if (count > 0) lines.push_back(say(key, {{"count", count}}, turn));
  }
};

void add_open_lists(const OpenLook& look) {
  const auto is_undecided = [&](SubmissionKind kind) {
    const auto latest = look.turn.records.submissions.latest(look.id, kind);
    return latest && latest->status == SubmissionStatus::kSent;
  };
  look.add("open_matters.team", is_undecided(SubmissionKind::kTeam) ? 1 : 0);
  look.add("open_matters.list", is_undecided(SubmissionKind::kList) ? 1 : 0);
}

void add_open_purchases(const OpenLook& look) {
  std::int64_t undecided = 0, without_evidence = 0, unconfirmed = 0;
  for (const auto& purchase : look.turn.records.purchases.list(look.id)) {
    if (is_purchase_sent(purchase.status)) ++undecided;
    if (!is_purchase_bought(purchase.status)) continue;
    if (purchase.evidence == Evidence::kLater) ++without_evidence;
    unconfirmed += std::ranges::count(look.turn.records.handovers.list_for_purchase(purchase.id),
                                      HandoverStatus::kWaiting, &Handover::status);
  }
  look.add("open_matters.purchases", undecided);
  look.add("open_matters.evidence", without_evidence);
  look.add("open_matters.handovers", unconfirmed);
}

void add_open_help(const OpenLook& look) {
  const auto requests = look.turn.records.help_requests.unclosed_in_area(
      look.village.place.village.code, kMostOpenHelp);
  look.add("open_matters.help", std::ranges::count_if(requests, [](const HelpRequest& request) {
             return request.kind != kLinkKind;
           }));
}

void add_open_sessions(const OpenLook& look) {
  look.add("open_matters.sessions",
           std::ranges::count(look.turn.records.training_sessions.list(look.id),
                              SessionStatus::kPlanned, &TrainingSession::status));
}

void add_unspent(const OpenLook& look) {
  const std::int64_t left = budget_left(look.village, look.turn);
  if (left <= 0) return;
  look.lines.push_back(say("open_matters.unspent", {{"left", amount_text(left)}}, look.turn));
}

}  // namespace

std::vector<std::string> open_matters(const VillageYear& village, const Turn& turn) {
  std::vector<std::string> lines;
  const OpenLook look{village, turn, lines};
  add_open_lists(look);
  add_open_purchases(look);
  add_open_help(look);
  add_open_sessions(look);
  add_unspent(look);
  return lines;
}

}  // namespace sammachip
