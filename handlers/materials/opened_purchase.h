// A purchase as it is opened before deciding, with its evidence. Whoever may enter purchases in the
// village may open them, too.
#pragma once

#include <string>

#include "bot/talks/talks.h"
#include "storage/ids/ids.h"

namespace sammachip {

// With buttons for what may be done now. With who entered it, its evidence, what is left of the
// budget, and whether its photo proves another purchase too.
Ending open_purchase(const PurchaseId& purchase_id, Turn& turn);
// The photo of its receipt.
Ending show_receipt(const PurchaseId& purchase_id, Turn& turn);
// The purchases of a village's year, the newest first: ten from the `first`th on.
Ending list_purchases(const ProgrammeId& programme_id, std::size_t first, Turn& turn);

}  // namespace sammachip
