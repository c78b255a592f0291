// The officer's digest: what is to be decided, what worries, what is good news, the figures.
// docs/programme.md 8.3. Pushed in the morning, and given free to whoever asks for it.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "bot/talks/talks.h"
#include "handlers/calendar/holidays.h"
#include "handlers/digest/digest_facts.h"
#include "storage/ids/ids.h"

namespace sammachip {

struct DigestSettings {
  std::chrono::minutes at{7 * 60 + 30};  // Of the local day.
  Holidays holidays = {};
};

// A digest as it is shown: a card, and the same in words of at most 1,500 characters.
struct Digest {
  Say card;
  std::string words;
  bool is_quiet = false;  // Nothing but figures.
};

// The digest of who is talking (for the job: whose account is in `turn`), with the news from
// `since` on; nothing if they are no officer. `missed` is the day whose digest did not come.
// `facts_of` is AreaFacts::of() or reads the facts of areas as digest_facts() does.
using FactsOf = std::function<std::shared_ptr<const DigestFacts>(const std::vector<AreaCode>& areas,
                                                                 Instant since, Turn& turn)>;
std::optional<Digest> digest_for(Instant since, std::optional<Day> missed, const FactsOf& facts_of,
                                 Turn& turn);

// The command "สรุป": the digest for an officer, the village's card for who works in one, the own
// figures for a household.
Ending show_digest(const DigestSettings& settings, Turn& turn);

// What the digest's buttons open: the houses that worry or are good news, each with its card.
// `kind` is "worry" or "joy".
Ending show_digest_houses(const std::string& kind, const DigestSettings& settings, Turn& turn);

}  // namespace sammachip
