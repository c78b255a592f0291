// The states of a village's year: docs/programme.md 3.1, on every set of facts and in any order of
// them.
#include "handlers/village/village_state.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <random>

#include "handlers/village/village_facts.h"
#include "storage/database/identifier.h"
#include "storage/records.h"
#include "storage/villages/programme_events.h"
#include "storage/villages/training_sessions.h"
#include "support/village.h"

using namespace sammachip;

namespace {

using FactField = bool VillageFacts::*;
constexpr std::array<FactField, 9> kFactFields{
    &VillageFacts::has_leader,       &VillageFacts::is_team_confirmed,
    &VillageFacts::is_forum_held,    &VillageFacts::is_list_confirmed,
    &VillageFacts::is_session_held,  &VillageFacts::is_feasible,
    &VillageFacts::is_purchase_made, &VillageFacts::has_practice_begun,
    &VillageFacts::is_closed};

VillageFacts facts_from(unsigned bits) {
  VillageFacts facts;
  for (std::size_t i = 0; i < kFactFields.size(); ++i)
    facts.*kFactFields.at(i) = ((bits >> i) & 1U) == 1;
  return facts;
}

// "Enter when" of each state, each with those before it; training and materials overlap.
bool may_be_in(VillageState state, const VillageFacts& facts) {
  const bool listed =
      facts.has_leader && facts.is_team_confirmed && facts.is_forum_held && facts.is_list_confirmed;
  const bool bought = facts.is_feasible && facts.is_purchase_made;
  switch (state) {
    case VillageState::kOpened:
      return true;
    case VillageState::kHasLeader:
      return facts.has_leader;
    case VillageState::kTeamComplete:
      return facts.has_leader && facts.is_team_confirmed;
    case VillageState::kForumHeld:
      return facts.has_leader && facts.is_team_confirmed && facts.is_forum_held;
    case VillageState::kListConfirmed:
      return listed;
    case VillageState::kTraining:
      return listed && facts.is_session_held;
    case VillageState::kMaterials:
      return listed && bought;
    case VillageState::kFollowUp:
      return listed && (facts.is_session_held || bought) && facts.has_practice_begun;
    case VillageState::kClosed:
      return facts.is_closed;
  }
  return false;
}

VillageState furthest(const VillageFacts& facts) {
  VillageState reached = VillageState::kOpened;
  for (int state = 0; state <= static_cast<int>(VillageState::kClosed); ++state) {
    if (may_be_in(static_cast<VillageState>(state), facts)) {
      reached = static_cast<VillageState>(state);
    }
  }
  return reached;
}

}  // namespace

TEST_CASE("Every set of facts carries a village as far as the states say, never back") {
  for (unsigned bits = 0; bits < (1U << kFactFields.size()); ++bits) {
    const VillageFacts facts = facts_from(bits);
    INFO(bits);
    CHECK(state_by(facts) == furthest(facts));
    for (int from = 0; from <= static_cast<int>(VillageState::kClosed); ++from) {
      const auto current = static_cast<VillageState>(from);
      const VillageState next = next_state(current, facts);
      CHECK(next == std::max(current, furthest(facts)));
      CHECK(next_state(next, facts) == next);
    }
  }
}

TEST_CASE("One more fact never takes a village back, and the order of the facts does not matter") {
  std::mt19937 random(12'03);
  for (int run = 0; run < 2000; ++run) {
    auto order = kFactFields;
    std::shuffle(order.begin(), order.end(), random);
    VillageFacts facts;
    VillageState state = VillageState::kOpened;
    for (const auto fact : order) {
      facts.*fact = true;
      const VillageState next = next_state(state, facts);
      CHECK(next >= state);
      CHECK(next == furthest(facts));
      state = next;
    }
    CHECK(state == VillageState::kClosed);
  }
}

TEST_CASE(
    "A village without a leader goes nowhere until one comes, then as far as the rest carries") {
  VillageFacts facts;
  facts.is_team_confirmed = facts.is_forum_held = facts.is_list_confirmed = true;
  CHECK(next_state(VillageState::kOpened, facts) == VillageState::kOpened);
  facts.has_leader = true;
  CHECK(next_state(VillageState::kOpened, facts) == VillageState::kListConfirmed);
}

TEST_CASE("A state that is reached stays when its facts go: going back is an officer's act") {
  VillageFacts facts;
  facts.has_leader = true;
  CHECK(next_state(VillageState::kForumHeld, facts) == VillageState::kForumHeld);
  CHECK(next_state(VillageState::kFollowUp, VillageFacts{}) == VillageState::kFollowUp);
}

TEST_CASE("The history tells each state a village reached, once, whatever came first") {
  std::mt19937 random(25'60);
  for (int run = 0; run < 6; ++run) {
    Chat chat;
    const ProgrammeId programme = add_leader(chat, "สมใจ");
    set_targets(chat, programme, 1, 2);
    std::vector<std::function<void()>> acts{
        [&] { confirm_team(chat, programme); }, [&] { hold_forum(chat, programme); },
        [&] {
          add_listed_household(chat, programme, "12");
          confirm_list(chat, programme);
        },
        [&] {
          chat.player().change([&](Records& records) {
            TrainingSession session;
            session.id = new_id(chat.now_ms());
            session.programme_id = programme;
            session.topic = "เพาะเห็ด";
            session.held_on = "2017-06-14";
            session.status = SessionStatus::kHeld;
            session.created_by = "tests";
            session.created_at_ms = chat.now_ms();
            records.training_sessions.insert(session);
          });
          as_person(chat, "สมใจ", [&](Turn& turn) { refresh_state(programme, turn); });
        }};
    std::shuffle(acts.begin(), acts.end(), random);
    VillageState before = programme_in(chat, programme).state;
    CHECK(before == VillageState::kHasLeader);
    std::size_t moves = 1;
    for (const auto& act : acts) {
      act();
      const VillageState state = programme_in(chat, programme).state;
      CHECK(state >= before);
      if (state != before) ++moves;
      before = state;
    }
    CHECK(before == VillageState::kTraining);
    std::size_t told = 0;
    for (const auto& event : chat.records().programme_events.list(programme)) {
      if (event.kind == kStateReached) ++told;
    }
    CHECK(told == moves);
  }
}
