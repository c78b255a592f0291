#include "handlers/my_data/leave.h"

#include "handlers/access/houses.h"
#include "handlers/access/quiet_houses.h"
#include "handlers/joining/link_requests.h"
#include "handlers/my_data/talks.h"
#include "handlers/questions/readers.h"
#include "handlers/words/endings.h"
#include "handlers/words/wording.h"
#include "storage/database/identifier.h"
#include "storage/joining/data_requests.h"
#include "storage/machine/conversations.h"
#include "storage/machine/line_accounts.h"
#include "storage/machine/outbox.h"
#include "storage/people.h"
#include "storage/records.h"

namespace sammachip {

namespace {

constexpr std::chrono::days kMuteFor{30};
constexpr std::chrono::days kErasureAnsweredWithin{30};  // docs/programme.md 9.4.

struct Sure {
  bool is_sure = false;
};

Ending nothing_done(const char* key) { return ending_of(key); }

Ending stop(Turn& turn) {
  turn.account.status = AccountStatus::kStopped;
  turn.records.line_accounts.save(turn.account);
  turn.records.outbox.cancel_pushes_for(turn.account.user_id, milliseconds(turn.now));
  turn.records.conversations.erase_all(turn.account.user_id);
  turn.saved_talks.reset();
  return ending_with("stop.done", {}, {{"button.start", "start"}});
}

// One for each house that was the person's: the officer decides on its record (s.33). Without any,
// nothing is left to decide.
std::vector<DataRequest> erasures_of(Turn& turn) {
  DataRequest request;
  request.user_id = kErasedPerson;
  request.kind = DataRequestKind::kErase;
  request.created_at_ms = milliseconds(turn.now);
  request.due_at_ms = milliseconds(turn.now + kErasureAnsweredWithin);
  std::vector<DataRequest> requests;
  for (const auto& house : houses_of(turn)) {
    if (!may_see_figures(house.id, turn)) continue;
    request.id = new_id(milliseconds(turn.now));
    request.household_id = house.id;
    requests.push_back(request);
  }
  if (!requests.empty()) return requests;
  request.id = new_id(milliseconds(turn.now));
  request.status = DataRequestStatus::kDone;
  request.closed_at_ms = request.created_at_ms;
  return {request};
}

// The LINE account is unlinked at once.
Ending erase(Turn& turn) {
  const auto requests = erasures_of(turn);
  withdraw_requests(turn);
  turn.records.people.erase_person(turn.account.user_id);
  turn.saved_talks.reset();
  std::string numbers;
  for (const auto& request : requests) {
    turn.records.data_requests.insert(request);
    // The last eight of the number are enough to find it by, and can be read aloud.
    numbers +=
        (numbers.empty() ? "" : ", ") + request.id.text().substr(request.id.text().size() - 8);
  }
  Ending ending;
  ending.says.push_back({"erase.done", {{"number", numbers}}});
  ending.forgets_the_person = true;
  return ending;
}

using Step = Ending (*)(Turn&);

std::unique_ptr<Conversation> sure_talk(const char* name, const char* yes, const char* no,
                                        const char* refused, Step act) {
  auto talk = std::make_unique<FormConversation<Sure>>(name);
  talk->ask("sure", &Sure::is_sure, yes_or_no(yes, no));
  talk->then([act, refused](const Sure& sure, Turn& turn) {
    return sure.is_sure ? act(turn) : nothing_done(refused);
  });
  return talk;
}

}  // namespace

std::unique_ptr<Conversation> stop_talk() {
  return sure_talk("stop", "stop.yes", "stop.no", "stop.not_done", stop);
}

std::unique_ptr<Conversation> erase_talk() {
  return sure_talk("erase", "erase.yes", "erase.no", "erase.not_done", erase);
}

Ending mute(Turn& turn) {
  turn.account.muted_until_ms = milliseconds(turn.now + kMuteFor);
  turn.records.line_accounts.save(turn.account);
  rest_unheard(iso_date(turn.day_of(turn.now + kMuteFor)), turn);
  turn.records.outbox.cancel_pushes_for(turn.account.user_id, milliseconds(turn.now));
  return ending_of("mute.done", {{"day", day_text(turn.today + kMuteFor, turn.language)}},
                   {{"button.unmute", "unmute"}});
}

Ending unmute(Turn& turn) {
  const Day until = turn.day_of(instant_from(turn.account.muted_until_ms));
  turn.account.muted_until_ms = 0;
  turn.records.line_accounts.save(turn.account);
  end_unheard(iso_date(until), turn);
  return nothing_done("mute.off");
}

}  // namespace sammachip
