// What the talks about one purchase share. For the talks of this folder only.
#pragma once

#include "bot/talks/form_conversation.h"
#include "handlers/materials/materials.h"
#include "storage/records.h"

namespace sammachip {

// A question about what was bought, which it names.
template <class T>
auto asks_about_item(const char* key) {
  return [key](const T& form, Turn& turn) {
    const Purchase purchase = turn.records.purchases.find(form.purchase).value_or(Purchase{});
    return Say{
        key, {{"item", purchase_text(purchase)}, {"amount", amount_text(purchase.amount_satang)}}};
  };
}

// Gives a talk about one purchase its id, and the guard that it is open to `act`.
template <class T>
void about_purchase(FormConversation<T>& talk, Act act, PurchaseStates open) {
  talk.given("purchase", &T::purchase);
  talk.still("purchase", &T::purchase, [act, open](const Subject& purchase, const T&, Turn& turn) {
    return purchase_over(PurchaseId(purchase.id), act, open, turn);
  });
}

}  // namespace sammachip
