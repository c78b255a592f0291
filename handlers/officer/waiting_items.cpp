#include <algorithm>
#include <set>

#include "handlers/calendar/rounds.h"
#include "handlers/joining/stuck.h"
#include "handlers/officer/waiting.h"
#include "handlers/words/values.h"
#include "storage/households/help_requests.h"
#include "storage/households/households.h"
#include "storage/joining/data_requests.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/candidates.h"
#include "storage/villages/handovers.h"
#include "storage/villages/places.h"
#include "storage/villages/purchases.h"
#include "storage/villages/submissions.h"
#include "storage/villages/team_members.h"

namespace sammachip {

namespace {

constexpr int kMostOfAKind = 100;

// The queue of an area while it is filled. Each function adds the items of a kind.
struct WaitingQueue {
  const AreaCode& area;
  Day today;
  std::chrono::minutes utc_offset;
  Records& records;
  std::vector<WaitingItem>& items;

  // By then a role given today holds, too.
  Instant evening() const { return Instant(today + std::chrono::days{1}) - utc_offset; }
  Day day_of(long long ms) const {
    return std::chrono::floor<std::chrono::days>(instant_from(ms) + utc_offset);
  }
};

// Nobody can decide in a year that was closed or called off.
bool is_over(const ProgrammeId& programme_id, const WaitingQueue& queue) {
  const auto year = queue.records.places.find_programme_by_id(programme_id);
  return year && (year->state == VillageState::kClosed || year->pause == VillagePause::kCancelled);
}

void add_submissions(const WaitingQueue& queue) {
  for (const auto& [submission, village] :
       queue.records.submissions.waiting_in_area(queue.area, kMostOfAKind)) {
    if (is_over(submission.programme_id, queue)) continue;
    const bool is_team = submission.kind == SubmissionKind::kTeam;
    std::int64_t count = 0;
    if (is_team) {
      count = std::ssize(queue.records.team_members.list(submission.programme_id));
    } else {
      count = queue.records.candidates.count(submission.programme_id, CandidateResult::kSelected);
    }
    queue.items.push_back({is_team ? WaitingKind::kTeam : WaitingKind::kList,
                           submission.id,
                           village,
                           {},
                           {},
                           queue.day_of(submission.sent_at_ms),
                           {{"count", count}}});
  }
}

WaitingItem purchase_item(const Purchase& purchase, WaitingKind kind, const VillageCode& village,
                          Day since) {
  return {kind,
          purchase.id,
          village,
          {},
          purchase.entered_by,
          since,
          {{"item", purchase.item},
           {"amount", amount_text(purchase.amount_satang)},
           {"evidence", std::string()}}};
}

void add_purchases(const WaitingQueue& queue) {
  for (const auto& [purchase, village] :
       queue.records.purchases.waiting_in_area(queue.area, kMostOfAKind)) {
    if (is_over(purchase.programme_id, queue)) continue;
    queue.items.push_back(purchase_item(purchase, WaitingKind::kPurchase, village,
                                        queue.day_of(purchase.created_at_ms)));
  }
  const std::string before = iso_date(queue.today - std::chrono::days{kEvidenceDays});
  for (const auto& purchase :
       queue.records.purchases.without_evidence_in_area(queue.area, before, kMostOfAKind)) {
    // One that was sent is there already, and is looked at with what it lacks.
    if (purchase.status == PurchaseStatus::kSent) continue;
    queue.items.push_back(purchase_item(purchase, WaitingKind::kEvidence,
                                        village_of(purchase.programme_id, queue.records),
                                        *parse_iso_date(purchase.bought_on)));
  }
}

void add_not_got(const WaitingQueue& queue) {
  const Instant before = Instant(queue.today - std::chrono::days{kNotGotDays}) - queue.utc_offset;
  for (const auto& handover :
       queue.records.handovers.not_got_in_area(queue.area, milliseconds(before), kMostOfAKind)) {
    const auto programme = queue.records.places.find_programme_by_id(handover.programme_id);
    const auto purchase = queue.records.purchases.find(handover.purchase_id);
    const auto house = queue.records.households.find(handover.household_id);
    // As in the leader's tasks: nobody is asked for it any more once the year or the purchase is
    // over, or the house has left.
    const bool is_over = !programme || programme->state == VillageState::kClosed ||
                         programme->pause == VillagePause::kCancelled;
    const bool is_bought = purchase && (purchase->status == PurchaseStatus::kSent ||
                                        purchase->status == PurchaseStatus::kAccepted);
    if (is_over || !is_bought || !house || house->status == HouseholdStatus::kLeft) continue;
    queue.items.push_back(
        {WaitingKind::kNotGot,
         handover.id,
         programme->village_code,
         house->id,
         {},
         queue.day_of(handover.answered_at_ms.value_or(0)),
         {{"house", house->house_no}, {"item", purchase->item}, {"quantity", handover.quantity}}});
  }
}

WaitingKind kind_of(const HelpRequest& request) {
  if (request.kind == "link") return WaitingKind::kLink;
  return request.urgent ? WaitingKind::kUrgentHelp : WaitingKind::kHelp;
}

// What is open in the area, and where it is theirs to see to, what is of no known place.
std::vector<HelpRequest> requests_of(const WaitingQueue& queue) {
  auto requests = queue.records.help_requests.unclosed_in_area(queue.area, kMostOfAKind);
  if (!queue.area.empty() && takes_in_the_unplaced(queue.area, queue.evening(), queue.records)) {
    const auto others = queue.records.help_requests.unclosed_nowhere(kMostOfAKind);
    requests.insert(requests.end(), others.begin(), others.end());
  }
  return requests;
}

void add_help_items(const WaitingQueue& queue) {
  for (const auto& request : requests_of(queue)) {
    if (request.status != HelpStatus::kOpen) continue;
    WaitingItem item{
        kind_of(request), request.id, {}, {}, {}, queue.day_of(request.created_at_ms), {}};
    const auto account = queue.records.line_accounts.find(request.user_id);
    item.values = {{"name", account ? account->called : std::string()},
                   {"kind", request.kind},
                   {"text", request.text.value_or("")},
                   {"house", std::string()}};
    item.village_code = request.from_village;
    item.is_asked_again = request.asked_again_ms.has_value();
    if (request.household_id) {
      if (const auto house = queue.records.households.find(*request.household_id)) {
        item.village_code = house->village_code;
        item.household_id = house->id;
        set_named("house", house->house_no, item.values);
      }
    }
    queue.items.push_back(std::move(item));
  }
}

// One person is one item: who asked for help is there already.
void add_stuck(const WaitingQueue& queue) {
  for (const auto& person :
       stuck_in_area(queue.area, queue.today, queue.evening(), queue.records)) {
    const auto account = queue.records.line_accounts.find(person.user_id);
    if (!account || account->status != AccountStatus::kActive) continue;
    const bool is_there = person.why == StuckBy::kAsked &&
                          !queue.records.help_requests.unclosed_for_user(person.user_id).empty();
    if (is_there) continue;
    queue.items.push_back({WaitingKind::kStuck,
                           person.id,
                           person.village_code,
                           {},
                           {},
                           *parse_iso_date(person.due_on),
                           {}});
  }
}

WaitingItem notice_item(const SubjectId& id, const VillageCode& village, const std::string& who,
                        const std::string& due_on, Day since) {
  return {WaitingKind::kNotice, id, village, {}, {}, since, {{"who", who}, {"due", due_on}}};
}

void add_notices(const WaitingQueue& queue) {
  const std::string until = iso_date(queue.today + std::chrono::days{kNoticeDays});
  for (const auto& candidate :
       queue.records.candidates.notices_due_in_area(queue.area, until, kMostOfAKind)) {
    queue.items.push_back(
        notice_item(candidate.id, village_of(candidate.programme_id, queue.records),
                    candidate.head_name + " " + candidate.house_no, candidate.notice_due_on,
                    queue.day_of(candidate.created_at_ms)));
  }
  for (const auto& programme :
       queue.records.places.list_programmes(queue.area, fiscal_year_be(queue.today))) {
    for (const auto& member : queue.records.team_members.list(programme.id)) {
      if (member.notice_due_on.empty() || member.notice_due_on > until) continue;
      queue.items.push_back(notice_item(member.id, programme.village_code, member.name,
                                        member.notice_due_on, queue.day_of(member.created_at_ms)));
    }
  }
}

void add_erasures(const WaitingQueue& queue) {
  for (const auto& request : queue.records.data_requests.open_in_area(queue.area, kMostOfAKind)) {
    if (request.kind != DataRequestKind::kErase) continue;
    const auto house = queue.records.households.find(*request.household_id);
    if (!house) continue;
    queue.items.push_back({WaitingKind::kErasure,
                           request.id,
                           house->village_code,
                           house->id,
                           {},
                           queue.day_of(request.created_at_ms),
                           {{"house", house->house_no},
                            {"name", house->head_name},
                            {"due", iso_date(queue.day_of(request.due_at_ms))}}});
  }
}

}  // namespace

std::vector<WaitingItem> waiting_items(const std::vector<AreaCode>& areas, Day today,
                                       std::chrono::minutes utc_offset, Records& records) {
  std::vector<WaitingItem> items;
  for (const auto& area : areas) {
    const WaitingQueue queue{area, today, utc_offset, records, items};
    add_submissions(queue);
    add_purchases(queue);
    add_not_got(queue);
    add_help_items(queue);
    add_stuck(queue);
    add_notices(queue);
    add_erasures(queue);
  }
  // What is of no known place may come with several areas.
  std::set<SubjectId> known;
  std::erase_if(items, [&](const WaitingItem& item) { return !known.insert(item.id).second; });
  sort_waiting(items);
  return items;
}

std::vector<WaitingItem> waiting_requests(const AreaCode& area, Day today,
                                          std::chrono::minutes utc_offset, Records& records) {
  std::vector<WaitingItem> items;
  const WaitingQueue queue{area, today, utc_offset, records, items};
  add_help_items(queue);
  add_stuck(queue);
  return items;
}

VillageCode village_of(const ProgrammeId& programme_id, Records& records) {
  const auto programme = records.places.find_programme_by_id(programme_id);
  return programme ? programme->village_code : VillageCode();
}

void sort_waiting(std::vector<WaitingItem>& items) {
  std::stable_sort(items.begin(), items.end(), [](const WaitingItem& a, const WaitingItem& b) {
    const bool is_a_urgent = a.kind == WaitingKind::kUrgentHelp;
    const bool is_b_urgent = b.kind == WaitingKind::kUrgentHelp;
    if (is_a_urgent != is_b_urgent) return is_a_urgent;
    if (a.is_asked_again != b.is_asked_again) return a.is_asked_again;
    return a.since < b.since;
  });
}

}  // namespace sammachip
