// What the tests of a single talk share.
#pragma once

#include "bot/talks/conversation.h"
#include "bot/talks/texts.h"
#include "storage/database/database.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "support/places.h"

namespace sammachip::testing {

// The turn of a person, "U1", who has not spoken yet, with records of their own.
struct TalkRig {
  TalkRig() { account.user_id = "U1"; }

  Texts texts{source_dir() + "/locales"};
  Database database{"sqlite://:memory:"};
  Records records{database};
  LineAccount account;
  Event event;
  Turn turn = Turn::answering(event, account, records, texts, Instant{}, std::chrono::minutes{0});
};

}  // namespace sammachip::testing
