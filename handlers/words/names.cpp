#include "handlers/words/names.h"

#include "handlers/words/wording.h"
#include "storage/machine/audit.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

std::string name_of(const AccountId& user_id, const Turn& turn) {
  return name_of(user_id, turn.records, turn.texts, turn.language);
}

std::string name_of(const AccountId& user_id, Records& records, const Texts& texts,
                    Language language) {
  const auto account = records.line_accounts.find(user_id);
  if (!account || account->called.empty()) return texts.say(language, "name.unknown");
  return texts.say(language, "name.of", {{"name", account->called}});
}

std::string who_changed(const Subject& subject, const Turn& turn) {
  constexpr int kLooked = 20;
  for (const auto& entry : turn.records.audit.about(subject.id, kLooked)) {
    if (!entry.action.ends_with(".view")) return name_of(AccountId(entry.actor), turn);
  }
  return say("name.unknown", turn);
}

}  // namespace sammachip
