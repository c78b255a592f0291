#include "handlers/digest/area_facts.h"

#include <set>

#include "storage/records.h"
#include "storage/villages/places.h"

namespace sammachip {

namespace {

constexpr std::chrono::minutes kFresh{1};
constexpr std::size_t kDigitsOfProvince = 2;
constexpr std::size_t kDigitsOfTambon = 6;
constexpr std::size_t kDigitsOfALevel = 2;

// The districts of a province that have villages, or the tambons of a district.
std::set<AreaCode> areas_within(const AreaCode& area, Turn& turn) {
  std::set<AreaCode> areas;
  for (const auto& place : turn.records.places.list_villages(area)) {
    areas.insert(area_around(place.village.code, area.text().size() + kDigitsOfALevel));
  }
  return areas;
}

bool is_made_of_others(const AreaCode& area) {
  return area.text().size() >= kDigitsOfProvince && area.text().size() < kDigitsOfTambon;
}

}  // namespace

AreaFacts::Facts AreaFacts::of(const std::vector<AreaCode>& areas, Instant since, Turn& turn) {
  if (areas.size() == 1) {
    drop_what_is_old(areas.front(), since, turn);
    return of_area(areas.front(), since, turn);
  }
  // Few officers have several areas.
  return std::make_shared<const DigestFacts>(digest_facts(areas, since, turn));
}

AreaFacts::Facts AreaFacts::of_area(const AreaCode& area, Instant since, Turn& turn) {
  if (const auto found = known_.find(area); found != known_.end()) return found->second;
  if (!is_made_of_others(area)) {
    const auto facts = std::make_shared<const DigestFacts>(digest_facts({area}, since, turn));
    return known_.emplace(area, facts).first->second;
  }
  std::vector<DigestFacts> parts;
  for (const auto& within : areas_within(area, turn)) {
    parts.push_back(*of_area(within, since, turn));
    // Who is asked next is not within it any more.
    known_.erase(within);
  }
  const auto facts =
      std::make_shared<const DigestFacts>(joined_facts(area, std::move(parts), turn));
  return known_.emplace(area, facts).first->second;
}

void AreaFacts::drop_what_is_old(const AreaCode& area, Instant since, const Turn& turn) {
  const bool is_old = since != since_ || turn.now < read_at_ || turn.now - read_at_ > kFresh;
  if (is_old) {
    known_.clear();
    since_ = since;
    read_at_ = turn.now;
    return;
  }
  const AreaCode province = area_around(area, kDigitsOfProvince);
  std::erase_if(known_, [&](const auto& one) { return !lies_in(one.first, province); });
}

}  // namespace sammachip
