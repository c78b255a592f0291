// Asking which village's team, list or purchases are meant, before it is shown.
#include "handlers/forum/candidate_list.h"
#include "handlers/materials/opened_purchase.h"
#include "handlers/team/team_list.h"
#include "handlers/village_year/talks.h"

namespace sammachip {

namespace {

struct VillageView {
  ProgrammeId programme;
};

}  // namespace

std::unique_ptr<Conversation> team_view_talk() {
  auto talk = std::make_unique<FormConversation<VillageView>>("team");
  ask_village(*talk, &VillageView::programme, Act::kSuggestSage);
  talk->then([](const VillageView& form, Turn& turn) { return show_team(form.programme, turn); });
  return talk;
}

std::unique_ptr<Conversation> purchases_view_talk() {
  auto talk = std::make_unique<FormConversation<VillageView>>("purchases");
  ask_village(*talk, &VillageView::programme, Act::kEnterPurchase);
  talk->then(
      [](const VillageView& form, Turn& turn) { return list_purchases(form.programme, 0, turn); });
  return talk;
}

std::unique_ptr<Conversation> list_view_talk() {
  auto talk = std::make_unique<FormConversation<VillageView>>("households");
  ask_village(*talk, &VillageView::programme, Act::kRecordMeeting);
  talk->then(
      [](const VillageView& form, Turn& turn) { return show_list(form.programme, 0, turn); });
  return talk;
}

}  // namespace sammachip
