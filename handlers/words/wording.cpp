#include "handlers/words/wording.h"

#include "bot/talks/conversation.h"
#include "handlers/calendar/rounds.h"
#include "language/dates/calendar.h"
#include "language/dates/date_names.h"

namespace sammachip {

namespace {

struct Written {
  std::string day, month, year;
};

Written written(Day day, Language language) {
  const std::chrono::year_month_day date{day};
  const bool is_thai = language == Language::kThai;
  const auto month = static_cast<unsigned>(date.month()) - 1;
  const int year = static_cast<int>(date.year());
  return {std::to_string(static_cast<unsigned>(date.day())),
          is_thai ? kThaiMonthNames.at(month) : kEnglishMonthNames.at(month),
          std::to_string(is_thai ? (year + 543) % 100 : year)};
}

}  // namespace

std::string say(const std::string& key, const Values& values, const Turn& turn) {
  return turn.texts.say(turn.language, key, values);
}

std::string say(const std::string& key, const Turn& turn) { return say(key, {}, turn); }

std::string month_text(Day day, Language language) {
  const Written parts = written(day, language);
  return parts.month + " " + parts.year;
}

std::string day_text(Day day, Language language) {
  const auto weekday = std::chrono::weekday{day}.c_encoding();
  const Written parts = written(day, language);
  return std::string(language == Language::kThai ? kThaiDayNames.at(weekday)
                                                 : kEnglishDayNames.at(weekday)) +
         " " + parts.day + " " + parts.month + " " + parts.year;
}

std::string day_text(long long unix_ms, const Turn& turn) {
  return day_text(turn.day_of(instant_from(unix_ms)), turn.language);
}

std::string iso_day_text(const std::string& iso, const Turn& turn) {
  const auto day = parse_iso_date(iso);
  return day ? day_text(*day, turn.language) : iso;
}

std::string period_text(const Period& period, Language language) {
  if (period.from == period.to) return day_text(period.from, language);
  const Period month = calendar_month(period.from);
  if (month.from == period.from && month.to == period.to) return month_text(period.from, language);
  const Written from = written(period.from, language);
  const Written to = written(period.to, language);
  std::string text = from.day;
  if (from.month != to.month || from.year != to.year) text += " " + from.month;
  if (from.year != to.year) text += " " + from.year;
  return text + " – " + to.day + " " + to.month + " " + to.year;
}

std::string key_or_words(const std::string& kept, const Texts& texts, Language language) {
  return texts.has(language, kept) ? texts.say(language, kept) : kept;
}

std::string occupation_text(const std::string& code, const std::string& own_words,
                            const Texts& texts, Language language) {
  if (!own_words.empty()) return own_words;
  const std::string key = "occupation." + code;
  return texts.has(language, key) ? texts.say(language, key) : code;
}

}  // namespace sammachip
