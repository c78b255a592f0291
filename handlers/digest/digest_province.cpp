#include "handlers/digest/digest_province.h"

#include <algorithm>

#include "handlers/village_year/village_figures.h"
#include "handlers/words/area_names.h"

namespace sammachip {

namespace {

constexpr std::size_t kDistrictDigits = 4;
constexpr std::size_t kMostDistrictLines = 12;

std::string count_text(const std::optional<long long>& count, const Turn& turn) {
  return count ? std::to_string(*count) : say("province.hidden", turn);
}

void add_count(const char* key, std::size_t count, const Turn& turn, DigestPart& part) {
  if (count == 0) return;
  const auto shown = shown_counts({static_cast<long long>(count)});
  part.lines.push_back(say(key, {{"count", count_text(shown.front(), turn)}}, turn));
}

bool is_few(long long count) { return count > 0 && count < kFewestShown; }

struct DistrictLine {
  long long houses = 0, reported = 0, silent = 0;
};

DigestPart by_district(const DigestFacts& facts, const Turn& turn) {
  std::map<AreaCode, DistrictLine> districts;
  const auto of = [&](const VillageCode& village) -> DistrictLine& {
    return districts[area_around(village, kDistrictDigits)];
  };
  for (const auto& house : facts.houses) {
    ++of(house.village_code).houses;
    if (spoke_last(house, turn.today)) ++of(house.village_code).reported;
  }
  for (const auto& house : facts.silent) ++of(house.village_code).silent;
  std::vector<long long> houses, reported, silent;
  for (const auto& [code, district] : districts) {
    houses.push_back(district.houses);
    reported.push_back(district.reported);
    silent.push_back(district.silent);
  }
  const auto shown_houses = shown_counts(houses);
  const auto shown_reported = shown_counts(reported);
  const auto shown_silent = shown_counts(silent);
  std::size_t place = 0;
  const auto line_of = [&](const auto& district) {
    const std::size_t shown = place++;
    return say("digest.district_line",
               {{"area", area_text(district.first, turn)},
                {"houses", count_text(shown_houses[shown], turn)},
                {"reported", count_text(shown_reported[shown], turn)},
                {"silent", count_text(shown_silent[shown], turn)}},
               turn);
  };
  return {say("digest.by_district", turn),
          first_lines(districts, kMostDistrictLines, "digest.more_districts", line_of, turn)};
}

}  // namespace

std::vector<std::optional<long long>> shown_counts(const std::vector<long long>& counts) {
  std::vector<std::optional<long long>> shown(counts.begin(), counts.end());
  const auto few = std::count_if(counts.begin(), counts.end(), is_few);
  for (auto& count : shown) {
    if (count && is_few(*count)) count.reset();
  }
  if (few != 1 || counts.size() == 1) return shown;
  std::optional<long long>* smallest = nullptr;
  for (auto& count : shown) {
    if (count && *count > 0 && (smallest == nullptr || *count < **smallest)) smallest = &count;
  }
  if (smallest != nullptr) smallest->reset();
  return shown;
}

std::vector<DigestPart> province_parts(const DigestFacts& facts, const Turn& turn) {
  std::size_t decisions = 0, help = 0;
  for (const auto& item : facts.waiting) {
    if (is_decision(item)) ++decisions;
    if (item.kind == WaitingKind::kHelp || item.kind == WaitingKind::kUrgentHelp) ++help;
  }
  DigestPart waits{say("digest.worry", turn), {}};
  add_count("digest.province_decisions", decisions, turn, waits);
  add_count("digest.province_silent", facts.silent.size(), turn, waits);
  add_count("digest.province_losses", facts.losses.size(), turn, waits);
  add_count("digest.province_help", help, turn, waits);
  DigestPart joys{say("digest.joy", turn), {}};
  add_count("digest.province_first", facts.first_incomes.size(), turn, joys);
  add_count("digest.province_returned", facts.returned.size(), turn, joys);
  DigestPart figures{say("digest.figures", turn), {}};
  // Of few houses even the sums would tell too much.
  const Measures all = facts.measures(turn.today).all;
  bool shows_figures = facts.reported >= kFewestShown;
  for (const long long count :
       {facts.gross.houses, facts.net.houses, static_cast<long long>(all.practising),
        static_cast<long long>(all.heard_of), static_cast<long long>(all.compared),
        static_cast<long long>(all.with_whole)}) {
    shows_figures = shows_figures && !is_few(count);
  }
  if (shows_figures) {
    figures.lines = figure_lines(facts, turn);
  } else {
    figures.lines.push_back(say("digest.province_few", turn));
  }
  std::vector<DigestPart> parts{std::move(waits), std::move(joys), std::move(figures),
                                by_district(facts, turn)};
  std::erase_if(parts, [](const DigestPart& part) { return part.lines.empty(); });
  return parts;
}

}  // namespace sammachip
