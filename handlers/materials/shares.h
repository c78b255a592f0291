// How much of what was bought is left to be handed out: never more than was bought.
#pragma once

#include <optional>
#include <string>

#include "bot/talks/conversation.h"
#include "language/lists/quantity.h"
#include "storage/villages/handovers.h"
#include "storage/villages/purchases.h"

namespace sammachip {

// What was bought; nothing where no number was said.
std::optional<Quantity> bought_quantity(const Purchase& purchase);

// How much of it was handed out, in its unit. What an older release kept in words counts as far as
// they can be read in that unit.
Quantity handed_out(const Purchase& purchase, const Turn& turn);

// What is left of it; nothing where it is not known how much was bought.
std::optional<Quantity> left_of(const Purchase& purchase, const Turn& turn);

}  // namespace sammachip
