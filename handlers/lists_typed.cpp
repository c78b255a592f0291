#include "handlers/lists_typed.h"

#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>

#include "handlers/access/houses.h"
#include "handlers/access/roles.h"
#include "handlers/forum/candidate_list.h"
#include "handlers/materials/materials.h"
#include "handlers/training/attendance.h"
#include "handlers/training/sessions.h"
#include "handlers/village/house_choice.h"
#include "handlers/village/villages.h"
#include "handlers/words/commands.h"
#include "handlers/words/endings.h"
#include "handlers/words/house_line.h"
#include "language/amounts/amount.h"
#include "language/lists/house_list.h"
#include "language/lists/list_lines.h"
#include "storage/records.h"
#include "storage/villages/forums.h"
#include "storage/villages/purchases.h"
#include "storage/villages/training_sessions.h"

namespace sammachip {

namespace {

constexpr std::chrono::days kLatelyHeld{31};

std::vector<ListedHouse> listed(const std::vector<Household>& houses) {
  std::vector<ListedHouse> named;
  named.reserve(houses.size());
  for (const auto& house : houses) named.push_back({house.house_no, house.head_name});
  return named;
}

// Who came is said of two houses at least, or of all but some.
bool says_who_came(const HouseList& list, const std::string& text) {
  const bool is_all_but = list.named > 0 && names_all_houses(text);
  const bool says = list.said == SaidOfHouses::kMissing || list.said == SaidOfHouses::kThere ||
                    list.said == SaidOfHouses::kDivided;
  return says && (list.named > 1 || is_all_but) && list.unclear.size() * 2 <= list.named;
}

// The training that was last, if it was lately.
std::optional<TrainingSession> last_session(const ProgrammeId& programme, const Turn& turn) {
  std::optional<TrainingSession> last;
  for (auto& session : turn.records.training_sessions.list(programme)) {
    const bool was_lately = session.status != SessionStatus::kCancelled &&
                            session.held_on <= iso_date(turn.today) &&
                            session.held_on >= iso_date(turn.today - kLatelyHeld);
    if (was_lately) last = std::move(session);
  }
  return last;
}

Ending ask_which_list(const VillageYear& village) {
  const ProgrammeId& id = village.programme.id;
  return ending_of("lists.which", {},
                   {{"button.training", "training|" + id},
                    {"button.purchases", "purchases|" + id},
                    {"button.report_all", "report_all|" + id}});
}

std::optional<Ending> who_came(const VillageYear& village, const std::string& text, Turn& turn) {
  const auto session = last_session(village.programme.id, turn);
  if (!session) return ask_which_list(village);
  Ending ending = begin_attendance(session->id, turn);
  if (ending.next) ending.next->text = text;
  return ending;
}

// "แจกครก 12 14": of the only thing that is left to hand out, or the one that is named.
std::optional<Ending> handed_to(const VillageYear& village, const std::string& text, Turn& turn) {
  std::string rest = text;
  const auto at = rest.find(kHandOut);
  if (at == std::string::npos) return std::nullopt;
  rest.erase(at, kHandOut.size());
  const auto houses = houses_for(Act::kEnterPurchase, village.place.village.code, turn);
  const HouseList list = read_house_list(rest, listed(houses));
  if (list.houses.empty() && list.said != SaidOfHouses::kAllThere) return std::nullopt;
  std::vector<Purchase> open;
  for (auto& purchase : turn.records.purchases.list(village.programme.id)) {
    if (is_purchase_bought(purchase.status)) open.push_back(std::move(purchase));
  }
  const auto is_named = [&](const Purchase& purchase) {
    return !purchase.item.empty() && rest.find(purchase.item) != std::string::npos;
  };
  if (std::ranges::any_of(open, is_named)) std::erase_if(open, std::not_fn(is_named));
  if (open.size() != 1) return ask_which_list(village);
  const Purchase& purchase = open.front();
  if (is_named(purchase)) rest.erase(rest.find(purchase.item), purchase.item.size());
  Ending ending = begin_handover(purchase.id, turn);
  if (ending.next) ending.next->text = rest;
  return ending;
}

// Lines of a number and a name each, none of them a figure or who came.
bool is_candidate_list(const std::string& text, const Turn& turn) {
  const auto read = house_lines().read(text, turn);
  if (!read || read->more.empty() || house_lines().check(*read, turn)) return false;
  const auto is_whole = [](const HouseLine& line) {
    if (!is_complete(line)) return false;
    const HouseList said = read_house_list(line.head_name, {});
    const bool is_presence = said.said != SaidOfHouses::kNothing && said.unclear.empty();
    return !is_presence && read_amount(line.head_name).certainty == Certainty::kNone;
  };
  return is_whole(*read) && std::ranges::all_of(read->more, is_whole);
}

std::optional<Ending> of_the_forum(const VillageYear& village, const std::string& text,
                                   Turn& turn) {
  const auto forum = turn.records.forums.latest(village.programme.id);
  const bool is_held = forum && forum->status == ForumStatus::kHeld;
  const CandidateList list = candidate_list_of(village.programme, turn);
  if (!is_held || list.waits() || list.is_full() || !is_candidate_list(text, turn)) {
    return std::nullopt;
  }
  return begin_talk("candidate", JsonValue{{"programme", village.programme.id}}, text);
}

}  // namespace

std::optional<Ending> list_without_figures(const std::string& text, Turn& turn) {
  // Most messages are none: no house is looked up for them.
  if (!may_be_house_list(text) || menu_roles_of(turn).front() == kAsHousehold) return std::nullopt;
  const auto villages = villages_for(Act::kRecordMeeting, turn);
  // Nobody types the list of a whole district, and its houses are too many to be looked through.
  if (villages.size() > kMostVillageButtons) return std::nullopt;
  for (const auto& village : villages) {
    const auto houses = houses_for(Act::kRecordMeeting, village.place.village.code, turn);
    if (text.find(kHandOut) != std::string::npos) {
      if (auto ending = handed_to(village, text, turn)) return ending;
    }
    if (says_who_came(read_house_list(text, listed(houses)), text)) {
      return who_came(village, text, turn);
    }
    if (auto ending = of_the_forum(village, text, turn)) return ending;
  }
  return std::nullopt;
}

}  // namespace sammachip
