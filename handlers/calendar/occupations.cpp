#include "handlers/calendar/occupations.h"

#include <algorithm>

#include "language/answers/occupation_words.h"

namespace sammachip {

const std::vector<Occupation>& occupations() {
  // Main and programme flags decide the buttons; every code can be typed for either question.
  static const std::vector<Occupation> all{
      {"rice", Pace::kMonthly, true, false},     {"fruit", Pace::kMonthly, true, false},
      {"rubber", Pace::kTwoWeekly, true, false}, {"palm", Pace::kMonthly, true, false},
      {"cattle", Pace::kMonthly, true, false},   {"trade", Pace::kWeekly, true, false},
      {"labour", Pace::kWeekly, true, false},    {"veg", Pace::kWeekly, false, true},
      {"mush", Pace::kWeekly, false, true},      {"curry", Pace::kWeekly, false, true},
      {"ferm", Pace::kWeekly, false, true},      {"snack", Pace::kWeekly, false, true},
      {"chick", Pace::kWeekly, false, true},     {"fish", Pace::kWeekly, false, true},
      {"weave", Pace::kTwoWeekly, false, true},  {"mat", Pace::kTwoWeekly, false, true},
      {"basket", Pace::kTwoWeekly, false, true}, {"herb", Pace::kTwoWeekly, false, true},
      {"batik", Pace::kTwoWeekly, false, false}, {"soap", Pace::kTwoWeekly, false, false},
      {"fert", Pace::kMonthly, false, false},    {"garland", Pace::kWeekly, false, false},
      {"sew", Pace::kTwoWeekly, false, false},   {"tour", Pace::kMonthly, false, false},
      {"svc", Pace::kWeekly, false, false},      {"other", Pace::kWeekly, true, true},
  };
  return all;
}

const Occupation* find_occupation(std::string_view code) {
  const auto& all = occupations();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Occupation& one) { return one.code == code; });
  return found == all.end() ? nullptr : &*found;
}

const Occupation* read_occupation(std::string_view text) {
  return find_occupation(occupation_in(text));
}

}  // namespace sammachip
