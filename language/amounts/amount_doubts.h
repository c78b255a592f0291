// What makes a figure that was read better asked about. Private to language/.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "language/amounts/amount_reading.h"
#include "language/amounts/figure.h"
#include "language/letters/tokens.h"

namespace sammachip {

struct Doubt {
  AmountKind why = AmountKind::kNothing;
  bool offers_figure = true;  // Else what was read is only a part, and no button.
};

// Returns why `reading`, which is a figure, should be asked about; nothing if it may stand.
std::optional<Doubt> doubt_about(std::string_view text, const std::vector<Token>& tokens,
                                 const std::vector<Figure>& figures, const AmountReading& reading);

}  // namespace sammachip
