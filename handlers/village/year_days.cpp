#include "handlers/village/year_days.h"

#include "handlers/words/wording.h"
#include "language/dates/date.h"
#include "language/dates/fiscal_year.h"

namespace sammachip {

std::optional<Problem> of_another_year(const std::string& day, const VillageProgramme& programme,
                                       const Turn& turn) {
  const auto date = parse_iso_date(day);
  if (!date || fiscal_year_be(*date) == programme.fiscal_year_be) return std::nullopt;
  const Period year = fiscal_year(programme.fiscal_year_be);
  return Problem{"day.other_year",
                 {{"day", day_text(*date, turn.language)},
                  {"year", std::int64_t{programme.fiscal_year_be}},
                  {"from", day_text(year.from, turn.language)},
                  {"to", day_text(year.to, turn.language)}}};
}

}  // namespace sammachip
