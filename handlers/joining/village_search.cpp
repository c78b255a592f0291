#include "handlers/joining/village_search.h"

#include <algorithm>
#include <utility>

#include "handlers/access/roles.h"
#include "handlers/words/wording.h"
#include "language/answers/answers.h"
#include "language/letters/normalise.h"
#include "language/letters/similarity.h"
#include "language/names/person_name.h"
#include "storage/joining/role_grants.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

// From here on two names are near enough to be asked about.
constexpr double kNearName = 0.7;
// What is said of the tambon or the number beside the name tells alike villages apart.
constexpr double kNamesTambon = 0.2;
constexpr double kNamesMoo = 0.2;

struct Place {
  std::string name;    // Without "บ้าน" before it.
  std::string tambon;  // What else was said.
  int moo = 0;
};

void cut_out(std::string& text, std::string_view words) {
  for (auto at = text.find(words); at != std::string::npos; at = text.find(words)) {
    text.erase(at, words.size());
  }
}

std::string trimmed_place(std::string text) {
  while (text.starts_with(' ')) text.erase(0, 1);
  while (text.ends_with(' ')) text.pop_back();
  return text;
}

// "บ้านควนเมา หมู่ 1 ต.เขากอบ" in its parts.
Place place_in(const std::string& words) {
  Place place;
  std::string text = normalise(without_politeness(words));
  for (const std::string_view mark : {"หมู่ที่", "หมู่บ้าน", "หมู่", "ม."}) {
    const auto at = text.find(mark);
    if (at == std::string::npos) continue;
    std::size_t end = at + mark.size();
    while (end < text.size() && text[end] == ' ') ++end;
    const std::size_t digits = end;
    int moo = 0;
    while (end < text.size() && end < digits + 3 && text[end] >= '0' && text[end] <= '9') {
      moo = moo * 10 + (text[end++] - '0');
    }
    if (end > digits) place.moo = moo;
    text.replace(at, end - at, " ");
  }
  for (const std::string_view mark : {"ตำบล", "ต."}) {
    const auto at = text.find(mark);
    if (at == std::string::npos) continue;
    place.tambon = trimmed_place(text.substr(at + mark.size()));
    text.erase(at);
  }
  for (const std::string_view mark : {"ผมอยู่", "หนูอยู่", "ฉันอยู่", "อยู่ที่", "อยู่", "ชื่อ"})
    cut_out(text, mark);
  text = trimmed_place(text);
  if (text.starts_with("บ้าน") && text.size() > std::string_view("บ้าน").size() + 3) {
    text = trimmed_place(text.substr(std::string_view("บ้าน").size()));
  }
  if (const auto space = text.find(' '); space != std::string::npos && place.tambon.empty()) {
    place.tambon = trimmed_place(text.substr(space));
    text.resize(space);
  }
  place.name = std::move(text);
  return place;
}

std::string bare_village(const std::string& name) {
  constexpr std::string_view house = "บ้าน";
  return name.starts_with(house) ? name.substr(house.size()) : name;
}

double likeness(const Place& said, const VillagePlace& known) {
  if (said.name.empty()) return 0;
  const std::string name = normalise(bare_village(known.village.name));
  double near = name == said.name ? 1 : name_similarity(name, said.name);
  // "ควน" of ควนเมา is near, but not the same.
  constexpr double kBegins = 0.75;
  constexpr std::size_t kTwoLetters = 6;
  if (said.name.size() >= kTwoLetters && name.starts_with(said.name))
    near = std::max(near, kBegins);
  if (near < kNearName) return 0;
  const auto is_around = [&](const std::string& around) {
    return !said.tambon.empty() && said.tambon.find(normalise(around)) != std::string::npos;
  };
  if (is_around(known.tambon_name) || is_around(known.district_name)) near += kNamesTambon;
  if (said.moo != 0 && said.moo == known.village.moo) near += kNamesMoo;
  return near;
}

using Ranked = std::vector<std::pair<double, VillagePlace>>;

void add_led_by(const std::string& words, Ranked& found, const Turn& turn) {
  const std::string name = read_person_name(words).name;
  if (name.empty()) return;
  for (const auto& grant :
       turn.records.role_grants.list_with_role(std::string(kAsLeader), milliseconds(turn.now))) {
    const auto account = turn.records.line_accounts.find(grant.user_id);
    if (!account) continue;
    // "ผู้ใหญ่แดง" and "แดง" are one; a surname may be left out.
    const std::string& called = account->called;
    const double near = std::max(
        name_similarity(called, name),
        name_similarity(called.substr(0, called.find(' ')), name.substr(0, name.find(' '))));
    if (near < kNearName) continue;
    const auto place = turn.records.places.find_village(VillageCode(grant.area_code.text()));
    if (place) found.emplace_back(near, *place);
  }
}

}  // namespace

std::vector<VillagePlace> villages_meant(const std::string& words, const Turn& turn) {
  const Place said = place_in(words);
  Ranked found;
  for (auto& place : turn.records.places.list_villages(AreaCode())) {
    const double near = likeness(said, place);
    if (near > 0) found.emplace_back(near, std::move(place));
  }
  add_led_by(words, found, turn);
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& one, const auto& other) { return one.first > other.first; });
  std::vector<VillagePlace> places;
  for (auto& [near, place] : found) {
    const bool is_there = std::any_of(places.begin(), places.end(), [&](const auto& other) {
      return other.village.code == place.village.code;
    });
    if (!is_there && places.size() < kMostVillagesFound) places.push_back(std::move(place));
  }
  return places;
}

VillageCode village_chosen(const std::vector<VillagePlace>& found, const std::string& answer) {
  if (found.size() == 1 && read_yes_no(answer) == YesNo::kYes) return found.front().village.code;
  const std::string even = normalise(without_politeness(answer));
  const bool is_number = !even.empty() && even.find_first_not_of("0123456789") == std::string::npos;
  if (is_number) {
    const std::size_t at = even.size() == 1 ? static_cast<std::size_t>(even.front() - '0') : 0;
    return at >= 1 && at <= found.size() ? found[at - 1].village.code : VillageCode();
  }
  const Place said = place_in(answer);
  VillageCode best;
  double nearest = 0;
  bool is_tied = false;
  for (const auto& place : found) {
    // "หมู่ 4" alone tells them apart as well.
    const double near = said.name.empty() ? (said.moo == place.village.moo && said.moo != 0 ? 1 : 0)
                                          : likeness(said, place);
    if (near <= 0) continue;
    is_tied = near == nearest;
    if (near < nearest) continue;
    nearest = near;
    best = place.village.code;
  }
  return is_tied ? VillageCode() : best;
}

std::string villages_listed(const std::vector<VillagePlace>& found, const Turn& turn) {
  std::string lines;
  std::int64_t number = 0;
  for (const auto& place : found) {
    lines += (lines.empty() ? "" : "\n") + say("register.village_line",
                                               {{"number", ++number},
                                                {"village", bare_village(place.village.name)},
                                                {"moo", std::int64_t{place.village.moo}},
                                                {"tambon", place.tambon_name}},
                                               turn);
  }
  return lines;
}

}  // namespace sammachip
