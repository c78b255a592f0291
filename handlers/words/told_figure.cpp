#include "handlers/words/told_figure.h"

#include <cstdlib>

#include "handlers/words/values.h"

namespace sammachip {

Told told_figure(std::int64_t satang, Basis basis) {
  if (satang == 0) return Told::sentence("figure.none");
  const char* key = satang < 0             ? "figure.loss"
                    : basis == Basis::kNet ? "figure.net"
                                           : "figure.baht";
  return Told::sentence(key, {{"amount", Told::amount(std::abs(satang))}});
}

std::string figure_text(std::int64_t satang, Basis basis, const Turn& turn) {
  const Values values =
      worded({{"figure", told_figure(satang, basis)}}, {turn.language, turn.texts, turn.records});
  return text_named("figure", values);
}

}  // namespace sammachip
