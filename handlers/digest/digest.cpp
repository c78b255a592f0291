#include "handlers/digest/digest.h"

#include <algorithm>

#include "bot/base/text_length.h"
#include "handlers/access/audit_notes.h"
#include "handlers/access/houses.h"
#include "handlers/access/quiet_houses.h"
#include "handlers/access/roles.h"
#include "handlers/digest/digest_lines.h"
#include "handlers/digest/digest_province.h"
#include "handlers/income/figures.h"
#include "handlers/village_year/village_card.h"
#include "handlers/words/area_names.h"
#include "handlers/words/cards.h"
#include "handlers/words/endings.h"
#include "handlers/words/wording.h"
#include "storage/households/households.h"
#include "storage/records.h"

namespace sammachip {

namespace {

constexpr std::size_t kMostDigestWords = 1500;  // docs/line.md 5.2, docs/programme.md 8.3.

std::string areas_text(const std::vector<AreaCode>& areas, const Turn& turn) {
  std::string text;
  for (const auto& area : areas) text += (text.empty() ? "" : ", ") + area_text(area, turn);
  return text;
}

void add_missed(const std::optional<Day>& missed, const Turn& turn, Card& card) {
  if (!missed) return;
  card.lines.push_back(say("digest.missed", {{"day", day_text(*missed, turn.language)}}, turn));
}

void add_card_part(const DigestPart& part, Card& card) {
  if (part.lines.empty()) return;
  if (!card.lines.empty()) card.lines.emplace_back();
  card.lines.push_back(card_heading(part.title));
  for (const auto& line : part.lines) card.lines.push_back("• " + line);
}

std::vector<CommandButton> buttons_for(const DigestFacts& facts) {
  std::vector<CommandButton> buttons;
  if (!facts.waiting.empty()) buttons.push_back({"button.waiting", "waiting"});
  if (!facts.silent.empty() || !facts.losses.empty()) {
    buttons.push_back({"button.digest_worry", "digest_houses|worry"});
  }
  if (!facts.first_incomes.empty() || !facts.returned.empty()) {
    buttons.push_back({"button.digest_joy", "digest_houses|joy"});
  }
  return buttons;
}

std::shared_ptr<const DigestFacts> read_facts(const std::vector<AreaCode>& areas, Instant since,
                                              Turn& turn) {
  return std::make_shared<const DigestFacts>(digest_facts(areas, since, turn));
}

std::vector<AreaCode> province_areas(const Turn& turn) {
  std::vector<AreaCode> areas;
  for (const auto& standing : standings_of(turn)) {
    if (standing.role == Role::kProvinceOfficer) areas.push_back(standing.area_code);
  }
  return areas;
}

// From when on things are news to who asks at some time of the day.
Instant digest_news_since(const DigestSettings& settings, const Turn& turn) {
  return Instant(working_day_before(turn.today, settings.holidays)) + settings.at - turn.utc_offset;
}

bool works_in_a_village(const Turn& turn) {
  const auto roles = menu_roles_of(turn);
  return std::any_of(roles.begin(), roles.end(),
                     [](const std::string& role) { return role == kAsLeader || role == kAsTeam; });
}

}  // namespace

std::optional<Digest> digest_for(Instant since, std::optional<Day> missed, const FactsOf& facts_of,
                                 Turn& turn) {
  const auto decided = areas_decided(turn);
  const bool is_office = !decided.empty();
  const auto areas = is_office ? decided : province_areas(turn);
  if (areas.empty()) return std::nullopt;
  const auto facts = facts_of(areas, since, turn);
  audit_look("digest", areas.front(), turn);
  Card card;
  card.title = say("digest.title", {{"day", day_text(turn.today, turn.language)}}, turn);
  card.aside = areas_text(areas, turn);
  add_missed(missed, turn, card);
  for (const auto& part : is_office ? digest_parts(*facts, turn) : province_parts(*facts, turn)) {
    add_card_part(part, card);
  }
  if (is_office) add_card_part(digest_by_tambon(*facts, turn), card);
  if (card.lines.empty()) card.lines.push_back(say("digest.nothing", turn));
  if (is_office) card.buttons = buttons_for(*facts);
  card.buttons.push_back({"button.village", "village"});
  Digest digest;
  digest.words = cut_to_utf16(card_in_words(card), kMostDigestWords);
  digest.is_quiet = facts->is_quiet();
  digest.card = cards_say({std::move(card)}, digest.words, turn);
  return digest;
}

Ending show_digest(const DigestSettings& settings, Turn& turn) {
  auto digest = digest_for(digest_news_since(settings, turn), std::nullopt, read_facts, turn);
  if (!digest) return works_in_a_village(turn) ? show_village({}, turn) : my_figures(turn);
  return ending_of(std::move(digest->card),
                   {{"button.waiting", "waiting"}, {"button.village", "village"}});
}

Ending show_digest_houses(const std::string& kind, const DigestSettings& settings, Turn& turn) {
  const auto areas = areas_decided(turn);
  if (areas.empty()) return not_yours();
  const DigestFacts facts = digest_facts(areas, digest_news_since(settings, turn), turn);
  struct Why {
    const std::vector<DigestHouse>& houses;
    const char* key;
  };
  const std::vector<Why> reasons = kind == "joy"
                                       ? std::vector<Why>{{facts.first_incomes, "digest.why_first"},
                                                          {facts.returned, "digest.why_returned"}}
                                       : std::vector<Why>{{facts.silent, "digest.why_silent"},
                                                          {facts.losses, "digest.why_loss"}};
  std::vector<Card> cards;
  for (const auto& reason : reasons) {
    for (const auto& named : reason.houses) {
      if (cards.size() == kMostCards) break;
      const auto house = turn.records.households.find(named.id);
      if (!house || !may(Act::kSeeWhoReported, about_house(*house), turn)) continue;
      Card card;
      card.title =
          say("digest.house_title", {{"house", house->house_no}, {"name", house->head_name}}, turn);
      card.aside = area_text(house->village_code, turn);
      card.lines = {say(reason.key, turn) + quiet_mark(*house, turn)};
      card.buttons = {{"button.open", "household|" + house->id},
                      {"button.encourage", "encourage|" + house->id}};
      cards.push_back(std::move(card));
    }
  }
  if (cards.empty()) {
    return ending_of("digest.no_houses", {}, {{"button.digest", "digest"}});
  }
  std::string words;
  for (const auto& card : cards) {
    words += (words.empty() ? "" : "\n") + card.title + " · " + card.lines.front().text;
  }
  return ending_of(cards_say(cards, cut_to_utf16(words, kMostDigestWords), turn),
                   {{"button.digest", "digest"}});
}

}  // namespace sammachip
