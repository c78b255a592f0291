#include "handlers/meant/small_talk.h"

#include <array>

#include "handlers/access/houses.h"
#include "handlers/access/roles.h"
#include "handlers/calendar/rounds.h"
#include "handlers/income/reports.h"
#include "handlers/words/endings.h"
#include "handlers/words/wording.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

using Keys = std::array<const char*, 3>;

constexpr Keys kThanks{"meant.thanks_1", "meant.thanks_2", "meant.thanks_3"};
constexpr Keys kAgree{"meant.agree_1", "meant.agree_2", "meant.agree_3"};
constexpr Keys kPraise{"meant.praise_1", "meant.praise_2", "meant.praise_3"};
constexpr Keys kApology{"meant.apology_1", "meant.apology_2", "meant.apology_3"};
constexpr Keys kWeather{"meant.weather_1", "meant.weather_2", "meant.weather_3"};

// One of them, by the message: the same message is answered alike when it is delivered again.
const char* one_of_these(const Keys& keys, const Turn& turn) {
  std::size_t sum = 0;
  const MessageId message = turn.message_id();
  for (const char letter : message.text()) sum += static_cast<unsigned char>(letter);
  return keys[sum % keys.size()];
}

// Without the menu: nobody asked for it.
Ending in_few_words(const char* key, const Values& values = {}) {
  return ending_with(key, values, {});
}

// Greets back, and says the one thing that can be done now.
Ending greet_back(Turn& turn) {
  const Values name{{"name", turn.account.called}};
  const std::string role = menu_role_of(turn);
  if (role == kAsOfficer) {
    return ending_with("meant.hello_officer", name, {{"button.waiting", "waiting"}});
  }
  if (role != kAsHousehold)
    return ending_with("meant.hello_leader", name, {{"button.next", "next"}});
  const auto& houses = houses_of(turn);
  if (houses.empty()) return ending_of("meant.hello", name);
  const Household& house = houses.front();
  const Period round = round_of(turn.today, house.pace, house.reporting_day);
  const EarlierReports& reports = reports_in(house.id, round, turn);
  Values values{{"name", turn.account.called}, {"period", period_text(round, turn.language)}};
  if (reports.figures.empty()) return in_few_words("meant.hello_open", values);
  values.emplace_back("amount", amount_text(reports.total_satang));
  return in_few_words("meant.hello_told", values);
}

}  // namespace

Ending small_talk(Intent intent, Turn& turn) {
  switch (intent) {
    case Intent::kThanks:
      return in_few_words(one_of_these(kThanks, turn));
    case Intent::kAgree:
      return in_few_words(one_of_these(kAgree, turn));
    case Intent::kPraiseOrBlessing:
      return in_few_words(one_of_these(kPraise, turn));
    case Intent::kApology:
      return in_few_words(one_of_these(kApology, turn));
    case Intent::kSmallTalkWeather:
      return in_few_words(one_of_these(kWeather, turn));
    case Intent::kWhoAreYou:
      return ending_of("meant.who_are_you", {}, {{"button.contact", "contact"}});
    case Intent::kIsThisABot:
      return ending_of("meant.bot", {}, {{"button.person", "person"}});
    case Intent::kLinkOrSpam:
      return in_few_words("meant.link");
    case Intent::kComplaintAboutBot:
      return ending_of("meant.complaint", {}, {{"button.person", "person"}});
    default:
      return greet_back(turn);
  }
}

}  // namespace sammachip
