// The material budget of a village's year: what is left of it, and what may be done to a purchase.
// docs/programme.md 6.1: allotment = spent (sent and accepted) + left, at every moment.
#pragma once

#include <optional>
#include <string>

#include "handlers/calendar/programme_settings.h"
#include "handlers/village/villages.h"
#include "storage/villages/handovers.h"
#include "storage/villages/purchases.h"

namespace sammachip {

// In satang; never below zero, as nothing is sent that does not fit.
std::int64_t budget_left(const VillageYear& village, const Turn& turn);

// The purchase, if the person may enter purchases in its village; nothing if not, or unknown.
std::optional<Purchase> purchase_within(const PurchaseId& purchase_id, const Turn& turn);

// In which states something may be done to a purchase.
using PurchaseStates = bool (*)(PurchaseStatus);
// While nobody has accepted it, replaced it or taken it back.
bool is_purchase_open(PurchaseStatus status);
bool is_purchase_sent(PurchaseStatus status);
// While a photo may prove it: what was accepted without one can be given it later.
bool is_purchase_provable(PurchaseStatus status);
// While it may be handed out.
bool is_purchase_bought(PurchaseStatus status);

// What hears who may not decide on a purchase: there is none, it lies in nobody's area of theirs,
// or they entered it themselves.
std::optional<Ending> not_to_decide(const std::optional<Purchase>& purchase, const Turn& turn);

// What is said instead of changing a purchase by `act`: its village's year or the person's role is
// over, or the purchase is not in one of the states `open` any more. Nothing if it may be changed.
std::optional<Ending> purchase_over(const PurchaseId& purchase_id, Act act, PurchaseStates open,
                                    const Turn& turn);

// "พริกแห้ง 5 กิโล".
std::string purchase_text(const Purchase& purchase);

// Of what waits for people: the reminder that a receipt is to come, and the question whether
// something has arrived.
std::string evidence_topic(const PurchaseId& purchase_id);
std::string handover_topic(const HandoverId& handover_id);

void audit_purchase(const char* action, const Purchase& purchase, Turn& turn);

// Sends a draft, or one that was returned, to the officer, if it fits what is left; says how it
// went.
Ending send_purchase(const PurchaseId& purchase_id, Turn& turn);

// The officer's yes, at once where its evidence is kept; else by `rule`. Refuses who entered it.
// REQUIRES: nothing; everything is checked.
Ending begin_acceptance(const PurchaseId& purchase_id, WithoutEvidence rule, Turn& turn);

// Begins the purchase talk with everything answered, so that any of it can be changed.
Ending begin_purchase_fix(const PurchaseId& purchase_id, Turn& turn);
// Begins the talk about the evidence that was to come later.
Ending begin_evidence(const PurchaseId& purchase_id, Turn& turn);
// Begins the talk about who gets what was bought.
Ending begin_handover(const PurchaseId& purchase_id, Turn& turn);

// What was given to the person's houses and waits for their word, with buttons for it.
Ending show_received(Turn& turn);
// What a house said it did not get, with a button to say that it was taken there after all: then it
// is asked again.
Ending show_not_got(const HandoverId& handover_id, Turn& turn);
Ending hand_again(const HandoverId& handover_id, Turn& turn);
// What a household says of what it was given: "got", "not_got". For a house of which nobody is on
// LINE, somebody of the team or the office says it, but who gave it out. `argument`: the hand-over,
// and the mark of the answer of another of the house that the person was shown, "id|mark".
Ending answer_handover(const std::string& argument, bool is_got, Turn& turn);
// The refusal of who gave it out.
Ending giver_confirms_not(const Handover& handover, Turn& turn);
// Of who comes second: who said what of it, and when.
Ending answered_already(const Handover& handover, const std::string& house_no, Turn& turn);
// What was taken back, or given in a year that is over, needs no word any more: why.
std::optional<Ending> handover_over(const Handover& handover, const Turn& turn);
// What waits for such a word of who is talking, of a purchase (empty: of all), with a button each.
Ending show_to_confirm(const PurchaseId& purchase_id, Turn& turn);
// Begins to ask about one of them.
Ending begin_received_for(const HandoverId& handover_id, Turn& turn);

}  // namespace sammachip
