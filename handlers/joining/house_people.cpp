#include "handlers/joining/house_people.h"

#include <algorithm>
#include <array>

#include "handlers/access/audit_notes.h"
#include "handlers/access/roles.h"
#include "handlers/joining/link_requests.h"
#include "handlers/joining/talks.h"
#include "handlers/questions/readers.h"
#include "handlers/village/still_open.h"
#include "handlers/words/commands.h"
#include "handlers/words/endings.h"
#include "handlers/words/names.h"
#include "handlers/words/wording.h"
#include "storage/households/household_links.h"
#include "storage/machine/audit.h"
#include "storage/machine/conversations.h"
#include "storage/machine/held_messages.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

constexpr std::size_t kMostPeopleButtons = 12;
constexpr char kUnlinked[] = "household.unlink";

// The talks of somebody of a house: what they answered there may be of the one they were taken out
// of, and would pass to another of theirs.
constexpr std::array<std::string_view, 6> kHouseTalks = {"report",  "correct",       "reason",
                                                         "profile", "feasible_self", "unlink"};

struct Unlinking {
  LinkId link_id;
  std::optional<HouseholdLink> link;  // Ended or not; if the person may end it.
  std::optional<Household> house;
  bool is_sure = false;
};

bool is_person_of(const HouseholdId& household_id, const Turn& turn) {
  const auto own = turn.records.household_links.find(turn.account.user_id, household_id);
  return own && own->relation != Relation::kHelper;
}

// Nobody takes themselves out here: that is what stopping is for.
void look_up_link(const LinkId& link_id, Unlinking& form, Turn& turn) {
  form.link_id = link_id;
  auto link = turn.records.household_links.find_by_id(link_id);
  if (!link || link->user_id == turn.account.user_id) return;
  auto house = turn.records.households.find(link->household_id);
  if (!house) return;
  if (!is_person_of(house->id, turn) && !may(Act::kDecide, about_house(*house), turn)) return;
  form.link = std::move(link);
  form.house = std::move(house);
}

bool is_known(const Unlinking& form, Turn&) { return form.link.has_value(); }

Values link_values(const HouseholdLink& link, const Household& house, const Turn& turn) {
  return {{"name", name_of(link.user_id, turn)},
          {"house", house.house_no},
          {"relation", std::string(to_text(link.relation))}};
}

std::vector<CommandButton> after_unlinking(const Unlinking& form, const Turn& turn) {
  if (is_person_of(form.house->id, turn)) return {{"button.data", "data"}};
  return {{"button.open", "household|" + form.house->id}};
}

void end_house_talks(const AccountId& user_id, const HouseholdId& household_id, Turn& turn) {
  Conversations& talks = turn.records.conversations;
  for (const auto& talk : talks.all(user_id)) {
    const bool is_of_houses =
        std::find(kHouseTalks.begin(), kHouseTalks.end(), talk.name) != kHouseTalks.end();
    if (is_of_houses || talk.answers.find(household_id) != std::string::npos) {
      talks.erase(user_id, talk.name);
    }
  }
}

// What was to be told of the house may hold its figures.
void drop_news_of_house(const AccountId& user_id, const Household& house, Turn& turn) {
  turn.records.held_messages.drop_with(user_id, "\"house\":" + JsonValue(house.house_no).dump());
}

// They are offered another house of theirs from now on.
void forget_current_house(const AccountId& user_id, const HouseholdId& household_id, Turn& turn) {
  auto account = turn.records.line_accounts.find(user_id);
  if (!account || account->current_household_id != household_id) return;
  account->current_household_id.reset();
  turn.records.line_accounts.save(*account);
}

void tell_of_unlinking(const HouseholdLink& link, const Household& house, Turn& turn) {
  const auto gone = turn.records.line_accounts.find(link.user_id);
  const ToldValues words{{"name", Told::words(gone ? gone->called : std::string())},
                         {"house", Told::words(house.house_no)},
                         {"by", Told::words(is_person_of(house.id, turn) ? "house" : "officer")},
                         {"who", Told::words(turn.account.called)}};
  hold_until_they_write(link.user_id, "unlink.told", words, turn);
  for (const auto& other : turn.records.household_links.list_for_household(house.id)) {
    if (other.relation == Relation::kHelper || other.user_id == turn.account.user_id) continue;
    hold_until_they_write(other.user_id, "unlink.told_others", words, turn);
  }
}

// Who comes second reads who was first.
Ending unlinked_before(const Unlinking& form, Turn& turn) {
  Values values = link_values(*form.link, *form.house, turn);
  const auto entries = turn.records.audit.about(form.link->id, 1);
  const AccountId by(entries.empty() ? std::string() : entries.front().actor);
  values.emplace_back("by", by == turn.account.user_id ? say("name.you", turn) : name_of(by, turn));
  values.emplace_back("day", day_text(*form.link->until_ms, turn));
  return ending_of("unlink.over", values, after_unlinking(form, turn));
}

// Another was first, or the house is not theirs to decide on any more.
std::optional<Ending> unlinking_over(const Subject& subject, const Unlinking& form, Turn& turn) {
  if (form.link && form.link->until_ms) return unlinked_before(form, turn);
  if (form.link) return std::nullopt;
  const auto link = turn.records.household_links.find_by_id(LinkId(subject.id));
  const auto house = turn.records.households.find(link ? link->household_id : "");
  auto over = house ? role_over(about_house(*house), Act::kDecide, turn) : std::nullopt;
  return over ? over : not_yours();
}

Ending unlink(const Unlinking& form, Turn& turn) {
  const Values values = link_values(*form.link, *form.house, turn);
  if (!form.is_sure) return ending_of("unlink.not_done", values, after_unlinking(form, turn));
  const AccountId& user = form.link->user_id;
  const HouseholdId& house = form.house->id;
  turn.records.household_links.end(user, house, milliseconds(turn.now));
  end_house_talks(user, house, turn);
  forget_current_house(user, house, turn);
  drop_news_of_house(user, *form.house, turn);
  audit_work(kUnlinked, "household_link", form.link->id, JsonValue{{"household", house}}, turn);
  tell_of_unlinking(*form.link, *form.house, turn);
  return ending_of("unlink.done", values, after_unlinking(form, turn));
}

}  // namespace

Ending begin_unlink(const LinkId& link_id, Turn& turn) {
  Unlinking form;
  look_up_link(link_id, form, turn);
  if (!form.link) return not_yours();
  if (form.link->until_ms) return unlinked_before(form, turn);
  return begin_talk("unlink", JsonValue{{"link", link_id}});
}

std::unique_ptr<Conversation> unlink_talk() {
  auto talk = std::make_unique<FormConversation<Unlinking>>("unlink");
  talk->given("link", &Unlinking::link_id).prepare([](Unlinking& form, Turn& turn) {
    look_up_link(form.link_id, form, turn);
  });
  talk->ask("sure", &Unlinking::is_sure, yes_or_no("button.take_out", "button.keep_in"))
      .only_if(is_known)
      .prompt([](const Unlinking& form, Turn& turn) {
        return Say{"unlink.sure", link_values(*form.link, *form.house, turn)};
      });
  talk->still("household_link", &Unlinking::link_id, unlinking_over);
  talk->then(unlink);
  return talk;
}

void add_people(const Household& house, Card& card, const Turn& turn) {
  card.lines.push_back(card_heading(say("people.title", turn)));
  for (const auto& link : turn.records.household_links.list_for_household(house.id)) {
    const bool is_self = link.user_id == turn.account.user_id;
    Values values = link_values(link, house, turn);
    values.emplace_back("day", day_text(link.since_ms, turn));
    card.lines.push_back(say(is_self ? "people.you" : "people.line", values, turn));
    if (is_self || card.buttons.size() >= kMostPeopleButtons) continue;
    const auto account = turn.records.line_accounts.find(link.user_id);
    card.buttons.push_back({"button.unlink",
                            "unlink|" + link.id,
                            {{"name", account ? account->called : std::string()}}});
  }
  const bool is_own = is_person_of(house.id, turn);
  for (const auto& request : join_requests_for(house.id, turn)) {
    card.lines.push_back(say("people.waits",
                             {{"name", name_of(request.user_id, turn)},
                              {"relation", request.asked_for},
                              {"day", day_text(request.created_at_ms, turn)}},
                             turn));
    if (card.buttons.size() + 1 >= kMostPeopleButtons) continue;
    const auto answers =
        is_own ? answers_to(request, turn)
               : std::vector<CommandButton>{{"button.link_accept", "link_accept|" + request.id},
                                            {"button.link_refuse", "link_refuse|" + request.id}};
    card.buttons.insert(card.buttons.end(), answers.begin(), answers.end());
  }
}

bool has_others(const Household& house, const Turn& turn) {
  return turn.records.household_links.list_for_household(house.id).size() > 1 ||
         !join_requests_for(house.id, turn).empty();
}

}  // namespace sammachip
