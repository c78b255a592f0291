#include "handlers/officer/waiting.h"

#include <algorithm>
#include <charconv>
#include <functional>

#include "handlers/access/audit_notes.h"
#include "handlers/access/roles.h"
#include "handlers/joining/stuck.h"
#include "handlers/materials/evidence.h"
#include "handlers/village/villages.h"
#include "handlers/visits/encouragement.h"
#include "handlers/words/area_names.h"
#include "handlers/words/cards.h"
#include "handlers/words/endings.h"
#include "handlers/words/values.h"
#include "handlers/words/wording.h"
#include "storage/households/help_requests.h"
#include "storage/households/households.h"
#include "storage/joining/stuck_people.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/candidates.h"
#include "storage/villages/team_members.h"

namespace sammachip {

namespace {

const char* kind_key(WaitingKind kind) {
  switch (kind) {
    case WaitingKind::kUrgentHelp:
      return "waiting.urgent";
    case WaitingKind::kTeam:
      return "waiting.team";
    case WaitingKind::kList:
      return "waiting.list";
    case WaitingKind::kPurchase:
      return "waiting.purchase";
    case WaitingKind::kEvidence:
      return "waiting.evidence";
    case WaitingKind::kNotGot:
      return "waiting.not_got";
    case WaitingKind::kHelp:
      return "waiting.help";
    case WaitingKind::kLink:
      return "waiting.link";
    case WaitingKind::kNotice:
      return "waiting.notice";
    case WaitingKind::kErasure:
      return "waiting.erasure";
    case WaitingKind::kStuck:
      return "task.stuck";
  }
  return "waiting.help";
}

std::vector<CommandButton> decision(const WaitingItem& item, const char* accept, const char* back,
                                    const char* open, Turn& turn) {
  std::vector<CommandButton> buttons;
  // Who entered a purchase never decides on it: it waits for another officer.
  const bool may_decide =
      item.kind != WaitingKind::kPurchase ||
      may(Act::kDecidePurchase, about_area(item.village_code, item.entered_by), turn);
  if (may_decide) {
    buttons.push_back({"button.accept", std::string(accept) + item.id});
    buttons.push_back({"button.return", std::string(back) + item.id});
  }
  buttons.push_back({"button.open", std::string(open) + item.id});
  return buttons;
}

// Who asks without having a house is brought into one.
void add_bringing_in(const WaitingItem& item, std::vector<CommandButton>& buttons,
                     const Turn& turn) {
  if (!item.household_id.empty()) return;
  const auto request = turn.records.help_requests.find(HelpRequestId(item.id));
  const auto person = request ? turn.records.stuck_people.find(request->user_id) : std::nullopt;
  if (person) buttons.push_back({"button.stuck", "stuck|" + person->id});
}

std::vector<CommandButton> buttons_of(const WaitingItem& item, Turn& turn) {
  std::vector<CommandButton> buttons;
  switch (item.kind) {
    case WaitingKind::kTeam:
      return decision(item, "team_confirm|", "return_list|", "open_team|", turn);
    case WaitingKind::kList:
      return decision(item, "list_confirm|", "return_list|", "open_list|", turn);
    case WaitingKind::kPurchase:
      return decision(item, "purchase_accept|", "purchase_return|", "open_purchase|", turn);
    case WaitingKind::kEvidence:
      return {{"button.open", "open_purchase|" + item.id}};
    case WaitingKind::kNotGot:
      return {{"button.open", "not_got_open|" + item.id}};
    case WaitingKind::kUrgentHelp:
    case WaitingKind::kHelp:
      buttons = {{"button.help_take", "help_take|" + item.id},
                 {"button.help_close", "help_close|" + item.id}};
      add_bringing_in(item, buttons, turn);
      break;
    case WaitingKind::kLink:
      buttons = {{"button.link_accept", "link_accept|" + item.id},
                 {"button.link_refuse", "link_refuse|" + item.id}};
      break;
    case WaitingKind::kStuck:
      return {{"button.stuck", "stuck|" + item.id}};
    case WaitingKind::kNotice:
      return {{"button.notice_told", "notice_told|" + item.id}};
    case WaitingKind::kErasure:
      buttons = {{"button.decide", "erase_done|" + item.id}};
      break;
  }
  if (!item.household_id.empty()) {
    buttons.push_back({"button.open", "household|" + item.household_id});
  }
  return buttons;
}

std::string age_text(const WaitingItem& item, const Turn& turn) {
  const auto age = static_cast<std::int64_t>((turn.today - item.since).count());
  std::string text = say("waiting.age", {{"days", age}}, turn);
  if (item.village_code.empty()) return text;
  return area_text(item.village_code, turn) + " · " + text;
}

Card waiting_card(const WaitingItem& item, Turn& turn) {
  Card card;
  card.title = waiting_text(item, turn);
  const auto line = card.title.find('\n');
  if (line != std::string::npos) {
    card.lines.push_back(card.title.substr(line + 1));
    card.title.resize(line);
  }
  if (item.is_asked_again) card.lines.push_back(say("waiting.asked_again", turn));
  card.aside = age_text(item, turn);
  card.buttons = buttons_of(item, turn);
  return card;
}

std::int64_t houses_in(const std::vector<AreaCode>& areas, Records& records) {
  constexpr int kPage = 1000;
  std::int64_t count = 0;
  for (const auto& area : areas) {
    for (HouseholdId after;;) {
      const auto page = records.households.list_in_area(area, after, kPage);
      for (const auto& house : page) {
        if (house.status != HouseholdStatus::kLeft) ++count;
      }
      if (page.size() < kPage) break;
      after = page.back().id;
    }
  }
  return count;
}

Ending nothing_waits(const std::vector<AreaCode>& areas, Turn& turn) {
  Ending ending;
  ending.buttons = {
      {"button.village", "village"}, {"button.encourage", "encourage"}, {"button.menu", "menu"}};
  const auto kind_word =
      encouragement_for_officer([&] { return houses_in(areas, turn.records); }, turn);
  ending.says.push_back(kind_word ? *kind_word
                                  : Say{"waiting.nothing", {{"name", turn.account.called}}});
  return ending;
}

std::size_t number_from(const std::string& text) {
  std::size_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  return read.ec == std::errc() ? number : 0;
}

// How many days ago the person should have been told; below 1 it is not late.
std::int64_t days_late(const WaitingItem& item, Day today) {
  const auto due = parse_iso_date(text_named("due", item.values));
  return due ? (today - *due).count() : 0;
}

Card notice_card(const WaitingItem& item, Turn& turn) {
  Card card = waiting_card(item, turn);
  if (const std::int64_t late = days_late(item, turn.today); late > 0) {
    card.title = say("waiting.notice_late", {{"days", late}}, turn);
  }
  return card;
}

Card notices_card(const NoticesDue& due, Turn& turn) {
  Card card;
  card.title = say("waiting.notices", {{"count", static_cast<std::int64_t>(due.count())}}, turn);
  card.aside = due.late.empty()
                   ? say("waiting.notices_soon", turn)
                   : say("waiting.notices_late",
                         {{"count", std::ssize(due.late)}, {"days", due.most_days_late}}, turn);
  card.buttons = {{"button.notices", "notices"}};
  return card;
}

// A page of cards from the `first`th on, with how many there are in all.
Ending show_cards(const std::vector<Card>& all, const char* title, const char* command,
                  const std::string& first, Turn& turn) {
  std::size_t from = number_from(first);
  if (from >= all.size()) from = 0;
  const std::size_t until = std::min(all.size(), from + kMostCards);
  std::vector<Card> cards;
  std::string words = say(title, {{"count", std::ssize(all)}}, turn);
  for (std::size_t i = from; i < until; ++i) {
    cards.push_back(all[i]);
    words += "\n" + std::to_string(i - from + 1) + ") " + all[i].title + " · " + all[i].aside;
  }
  Ending ending;
  ending.says.push_back(cards_say(cards, words, turn));
  if (until < all.size()) {
    ending.buttons.push_back(
        {"waiting.answer_more", std::string(command) + "|" + std::to_string(until)});
  }
  ending.buttons.push_back({"button.village", "village"});
  ending.buttons.push_back({"button.menu", "menu"});
  return ending;
}

Ending with_queue(const char* key) { return ending_of(key, {}, {{"button.waiting", "waiting"}}); }

}  // namespace

std::string waiting_text(const WaitingItem& item, const Turn& turn) {
  if (item.kind == WaitingKind::kStuck) {
    const auto person = turn.records.stuck_people.find_by_id(item.id);
    return person ? stuck_text(*person, turn) : std::string();
  }
  Values values = item.values;
  for (auto& [name, value] : values) {
    if (name == "due") {
      if (const auto day = parse_iso_date(std::get<std::string>(value))) {
        value = day_text(*day, turn.language);
      }
    } else if (name == "evidence") {
      const auto purchase = turn.records.purchases.find(PurchaseId(item.id));
      value = purchase ? evidence_text(*purchase, turn) : std::string();
    } else if (name == "kind") {
      const std::string key = "help." + std::get<std::string>(value);
      if (turn.texts.has(turn.language, key)) value = say(key, turn);
    }
  }
  return say(kind_key(item.kind), values, turn);
}

std::vector<AreaCode> areas_decided(const Turn& turn) {
  std::vector<AreaCode> areas;
  for (const auto& standing : standings_of(turn)) {
    if (works_in({standing}, Act::kDecide, standing.area_code)) areas.push_back(standing.area_code);
  }
  std::sort(areas.begin(), areas.end());
  // In this order an area stands before those within it.
  const auto is_within = [](const std::string& outer, const std::string& inner) {
    return inner.compare(0, outer.size(), outer) == 0;
  };
  areas.erase(std::unique(areas.begin(), areas.end(), is_within), areas.end());
  return areas;
}

NoticesDue notices_due(const std::vector<WaitingItem>& items, Day today) {
  NoticesDue due;
  for (const auto& item : items) {
    if (item.kind != WaitingKind::kNotice) continue;
    const std::int64_t late = days_late(item, today);
    (late > 0 ? due.late : due.soon).push_back(&item);
    due.most_days_late = std::max(due.most_days_late, late);
  }
  return due;
}

Ending show_waiting(const std::string& first, Turn& turn) {
  const auto areas = areas_decided(turn);
  if (areas.empty()) {
    return ending_of("waiting.not_yours", {}, {{"button.contact", "contact"}});
  }
  const auto items = waiting_items(areas, turn.today, turn.utc_offset, turn.records);
  if (items.empty()) return nothing_waits(areas, turn);
  const NoticesDue due = notices_due(items, turn.today);
  std::vector<Card> cards;
  for (const auto& item : items) {
    if (item.kind != WaitingKind::kNotice) {
      cards.push_back(waiting_card(item, turn));
    } else if (due.count() == 1) {
      cards.push_back(notice_card(item, turn));
    } else if (&item == (due.late.empty() ? due.soon : due.late).front()) {
      cards.push_back(notices_card(due, turn));
    }
  }
  return show_cards(cards, "waiting.some", "waiting", first, turn);
}

Ending show_notices(const std::string& first, Turn& turn) {
  const auto areas = areas_decided(turn);
  if (areas.empty()) return not_yours();
  auto items = waiting_items(areas, turn.today, turn.utc_offset, turn.records);
  std::erase_if(items, [](const WaitingItem& item) { return item.kind != WaitingKind::kNotice; });
  std::ranges::stable_sort(items, std::greater{},
                           [&](const WaitingItem& item) { return days_late(item, turn.today); });
  if (items.empty()) return with_queue("waiting.gone");
  std::vector<Card> cards;
  cards.reserve(items.size());
  for (const auto& item : items) cards.push_back(notice_card(item, turn));
  return show_cards(cards, "waiting.notices_some", "notices", first, turn);
}

Ending take_as_told(const SubjectId& id, Turn& turn) {
  const auto allowed = [&](const ProgrammeId& programme_id) {
    return village_year(programme_id, Act::kDecide, turn).has_value();
  };
  if (auto candidate = turn.records.candidates.find(CandidateId(id))) {
    if (!allowed(candidate->programme_id)) return not_yours();
    candidate->noticed_at_ms = milliseconds(turn.now);
    turn.records.candidates.update(*candidate);
  } else if (auto member = turn.records.team_members.find(TeamMemberId(id))) {
    if (!allowed(member->programme_id)) return not_yours();
    member->notice_due_on.clear();
    turn.records.team_members.update(*member);
  } else {
    return with_queue("waiting.gone");
  }
  audit_work("notice.told", "person", id, turn);
  return with_queue("waiting.told");
}

}  // namespace sammachip
