#include "handlers/my_data/my_data.h"

#include <algorithm>
#include <sstream>

#include "handlers/access/houses.h"
#include "handlers/access/join_requests.h"
#include "handlers/joining/house_people.h"
#include "handlers/my_data/programme_data.h"
#include "handlers/words/cards.h"
#include "handlers/words/house_words.h"
#include "handlers/words/wording.h"
#include "storage/machine/notifications.h"
#include "storage/people.h"
#include "storage/records.h"
#include "storage/villages/places.h"

namespace sammachip {

namespace {

constexpr std::chrono::days kPushesToldOf{30};  // Older ones are not kept: storage/retention.h.
constexpr std::size_t kMostEditButtons = 6;
constexpr std::size_t kMostReportLines = 60;  // About 2,000 characters; LINE takes 5,000.

// What came of asking to be let into a house, as the sentence tells apart.
std::string link_state(const HelpRequest& request) {
  if (request.status != HelpStatus::kClosed) return "open";
  return request.done_text.empty() ? "other" : request.done_text;
}

// What was sent without being asked for: what was said about data, and the pushes.
std::string notices_text(const PersonRecord& person, Turn& turn) {
  std::string text;
  for (const auto& notice : person.notices) {
    text += "\n" + say("data.notice_line",
                       {{"version", notice.version}, {"day", day_text(notice.shown_at_ms, turn)}},
                       turn);
  }
  const std::int64_t pushed = turn.records.notifications.pushed_since(
      turn.account.user_id, iso_date(turn.today - kPushesToldOf));
  if (pushed > 0) text += "\n" + say("data.pushed", {{"count", pushed}}, turn);
  return text;
}

std::string account_text(const PersonRecord& person, Turn& turn) {
  const LineAccount& account = turn.account;
  const std::string notice = account.notice_version && account.notice_at_ms
                                 ? say("data.notice",
                                       {{"version", *account.notice_version},
                                        {"day", day_text(*account.notice_at_ms, turn)}},
                                       turn)
                                 : say("data.no_notice", turn);
  std::string text =
      say("data.account",
          {{"name", account.called.empty() ? say("profile.nothing", turn) : account.called},
           {"language", say("data.language", turn)},
           {"since", day_text(account.created_at_ms, turn)},
           {"notice", notice}},
          turn);
  text += notices_text(person, turn);
  for (const auto& request : person.help_requests) {
    if (request.kind == kLinkKind) {
      text += "\n" + say("data.link_line",
                         {{"day", day_text(request.created_at_ms, turn)},
                          {"house", request.text.value_or("")},
                          {"came", link_state(request)}},
                         turn);
      continue;
    }
    const std::string key = "help." + (request.urgent ? "call" : request.kind);
    const std::string kind =
        say(turn.texts.has(turn.language, key) ? key : std::string("help.other"), turn);
    text += "\n" + say("data.help_line",
                       {{"day", day_text(request.created_at_ms, turn)}, {"kind", kind}}, turn);
    if (request.text) text += " (" + *request.text + ")";
    if (!request.done_text.empty()) {
      text += "\n" + say("data.help_done", {{"done", request.done_text}}, turn);
    }
  }
  for (const auto& request : person.data_requests) {
    text += "\n" + say("data.request_line",
                       {{"day", day_text(request.created_at_ms, turn)},
                        {"kind", say("data.kind_" + std::string(to_text(request.kind)), turn)}},
                       turn);
  }
  return text;
}

std::string house_text(const Household& house, Turn& turn) {
  const auto place = turn.records.places.find_village(house.village_code);
  return say(
      "data.house",
      {{"house", house.house_no},
       {"village", place ? place->village.name : house.village_code},
       {"head", house.head_name},
       {"relation", say("register." + std::string(to_text(relation_to(house.id, turn))), turn)},
       {"members", std::int64_t{house.members}},
       {"main", main_work_text(house, turn)},
       {"programme", programme_work_text(house, turn)},
       {"total", baseline_text(house.baseline_total_answer, house.baseline_total_satang, turn)},
       {"occupation_total",
        baseline_text(house.baseline_occupation_answer, house.baseline_occupation_satang, turn)},
       {"skill", skill_text(house, turn)},
       {"day", reporting_day_text(house, turn)}},
      turn);
}

// With the buttons that each of its people has, where there is anybody beside the person.
Card house_card(const Household& house, Turn& turn) {
  Card card;
  std::istringstream lines(house_text(house, turn));
  std::getline(lines, card.title);
  for (std::string line; std::getline(lines, line);) card.lines.emplace_back(line);
  add_people(house, card, turn);
  return card;
}

// What is known of the houses, and of who reports for them.
std::optional<Say> about_houses(const std::vector<Household>& houses, Turn& turn) {
  if (houses.empty()) return std::nullopt;
  std::string words;
  std::vector<Card> cards;
  bool is_alone = true;
  for (const auto& house : houses) {
    Card card = house_card(house, turn);
    words += (words.empty() ? "" : "\n\n") + card_in_words(card);
    is_alone = is_alone && !has_others(house, turn);
    if (cards.size() < kMostCards) cards.push_back(std::move(card));
  }
  if (is_alone) return Say{.text = words};
  return cards_say(cards, words, turn);
}

std::string reports_text(const PersonRecord& person, const Turn& turn) {
  std::string text =
      say("data.reports", {{"count", static_cast<std::int64_t>(person.reports.size())}}, turn);
  std::size_t lines = 0;
  for (const auto& report : person.reports) {
    if (lines++ == kMostReportLines) {
      text += "\n" +
              say("data.more",
                  {{"count", static_cast<std::int64_t>(person.reports.size() - kMostReportLines)}},
                  turn);
      break;
    }
    text += "\n" + say("data.report_line",
                       {{"day", day_text(*parse_iso_date(report.earned_on), turn.language)},
                        {"amount", amount_text(report.amount_satang)}},
                       turn);
    if (report.status != ReportStatus::kCurrent) text += " " + say("data.replaced", turn);
  }
  return text;
}

}  // namespace

Ending my_data(const ProgrammeSettings& settings, Turn& turn) {
  const PersonRecord person =
      turn.records.people.everything_about(turn.account.user_id, milliseconds(turn.now));
  Ending ending;
  ending.says.push_back({.text = account_text(person, turn)});
  std::vector<Household> houses;
  for (const auto& house : houses_of(turn)) {
    if (!may_see_figures(house.id, turn)) continue;
    houses.push_back(house);
    if (ending.buttons.size() < kMostEditButtons) {
      ending.buttons.push_back(
          {"button.edit_house", "edit_data|" + house.id, {{"house", house.house_no}}});
    }
  }
  for (const auto& [request, house] : join_requests_of(turn.account.user_id, turn)) {
    if (ending.buttons.size() == kMostEditButtons) break;
    ending.buttons.push_back(
        {"button.link_cancel", "link_cancel|" + request.id, {{"house", house.house_no}}});
  }
  if (auto about = about_houses(houses, turn)) ending.says.push_back(*std::move(about));
  if (!person.reports.empty()) ending.says.push_back({.text = reports_text(person, turn)});
  std::string programme = programme_data_text(person, turn);
  if (person.stuck && !person.stuck->due_on.empty()) {
    if (!programme.empty()) programme += "\n";
    programme += say("stuck.data", {{"day", day_text(person.stuck->since_ms, turn)}}, turn);
  }
  if (!programme.empty()) ending.says.push_back({.text = programme});
  const auto kept =
      std::count_if(person.photos.begin(), person.photos.end(), [](const Photo& photo) {
        return photo.status == PhotoStatus::kWaiting || photo.status == PhotoStatus::kKept;
      });
  if (kept > 0) ending.says.push_back({"data.photos", {{"count", std::int64_t{kept}}}});
  ending.says.push_back({"data.texts", {{"days", std::int64_t{settings.raw_text_days}}}});
  ending.buttons.push_back({"button.add_house", "register"});
  if (!houses.empty()) ending.buttons.push_back({"button.asking", "asking"});
  ending.buttons.push_back({"button.mute", "mute"});
  ending.buttons.push_back({"button.stop", "stop"});
  ending.buttons.push_back({"button.erase", "erase"});
  ending.buttons.push_back({"button.full_notice", "full_notice"});
  ending.buttons.push_back({"button.menu", "menu"});
  ending.keeps_the_floor = true;
  return ending;
}

}  // namespace sammachip
