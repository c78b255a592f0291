// What is known of a household: members, occupations, income before the programme, skill, day.
// docs/programme.md 4.1. "I would rather not say" and "not sure" are answers; zero is a figure.
#include "handlers/access/audit_notes.h"
#include "handlers/access/houses.h"
#include "handlers/access/out_of_house.h"
#include "handlers/calendar/occupations.h"
#include "handlers/households/talks.h"
#include "handlers/questions/amount_question.h"
#include "handlers/questions/day_readers.h"
#include "handlers/questions/name_question.h"
#include "handlers/questions/occupation_question.h"
#include "handlers/questions/readers.h"
#include "handlers/village/house_choice.h"
#include "handlers/village/house_record.h"
#include "handlers/village/still_open.h"
#include "handlers/words/endings.h"
#include "handlers/words/wording.h"
#include "language/amounts/rate_unit.h"
#include "language/answers/answers.h"
#include "language/answers/never_done.h"
#include "storage/database/identifier.h"
#include "storage/households/households.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"

namespace sammachip {

namespace {

struct Profile {
  Household house;    // As it stands before the talk.
  std::string about;  // Its id, also where the person is in it no more.
  // Of its record, when the talk began; see record_over(). Empty: not kept; "none": there was none.
  std::string last_change;

  std::string head_name;  // Asked of those who enter it for the house; else empty.
  int members = 0;
  std::string main_occupation;  // A code, or "other:" and the words.
  std::string programme_occupation;
  AmountAnswer baseline_total;
  int total_count = 1;  // Of a rate: how many of its unit in a month.
  AmountAnswer baseline_occupation;
  int occupation_count = 1;
  std::optional<std::string> skill;
  int reporting_day = 0;
};

// Somebody who found it too long is not asked twice in other words.
constexpr int kMostHouseMembers = 30;

constexpr int kMonthsOfYear = 12;
constexpr int kMostCountsOfMonth = 1'000;
constexpr std::int64_t kSatangOfBaht = 100;

// Asked by the month: "five thousand a month" is the figure itself, and of a year's it is a
// twelfth, in whole baht. Of any other rate it must be asked how many.
void by_the_month(AmountAnswer& answer) {
  if (!answer.is_rate()) return;
  const bool is_yearly = is_by_the_year(answer.unit);
  if (!is_yearly && !is_by_the_month(answer.unit)) return;
  if (is_yearly) answer.satang = answer.satang / kSatangOfBaht / kMonthsOfYear * kSatangOfBaht;
  answer.said_as = SaidAs::kTotal;
}

// A figure, "I would rather not say", or "not sure".
Reader<AmountAnswer> baseline_reader() {
  Reader<AmountAnswer> reader = amount_of_money();
  reader.read = [read = reader.read](const std::string& text, const Turn& turn) {
    if (says_unsure(text)) {
      AmountAnswer unsure;
      unsure.kind = AnswerKind::kUnsure;
      return Result<AmountAnswer>(unsure);
    }
    return read(text, turn).map([](AmountAnswer answer) {
      // "No income" and "0" both are the figure zero here; "not counted" is not being sure.
      if (answer.kind == AnswerKind::kNoIncome) answer.kind = AnswerKind::kFigure;
      if (answer.kind == AnswerKind::kNotYet) answer.kind = AnswerKind::kUnsure;
      by_the_month(answer);
      answer.text.clear();
      return answer;
    });
  };
  reader.check = [check = reader.check](const AmountAnswer& answer,
                                        const Turn& turn) -> std::optional<Problem> {
    if (answer.has_figure() && answer.satang < 0) return Problem{"amount.unclear"};
    return check(answer, turn);
  };
  reader.choices = {amount_kind_choice("profile.unwilling", AnswerKind::kUnwilling),
                    amount_kind_choice("profile.unsure", AnswerKind::kUnsure)};
  return reader;
}

// The question offers zero to who has not done it yet; those words are as good.
Reader<AmountAnswer> part_reader() {
  Reader<AmountAnswer> reader = baseline_reader();
  reader.read = [read = reader.read](const std::string& text, const Turn& turn) {
    if (says_never_done(text)) return Result<AmountAnswer>(AmountAnswer{});
    return read(text, turn);
  };
  return reader;
}

// "ไม่มี" is an answer, too: there is none.
Reader<std::string> skill_reader() {
  Reader<std::string> reader = few_words(200);
  reader.read = [read = reader.read](const std::string& text,
                                     const Turn& turn) -> Result<std::string> {
    if (read_yes_no(text) == YesNo::kNo || says_never_done(text)) return std::string();
    return read(text, turn);
  };
  reader.check = [check = reader.check](const std::string& words, const Turn& turn) {
    return words.empty() ? std::nullopt : check(words, turn);
  };
  return reader;
}

std::string programme_occupation_text(const Profile& form, const Turn& turn) {
  const auto [code, words] = parse_occupation(form.programme_occupation);
  return occupation_text(code, words, turn.texts, turn.language);
}

std::string amount_or_word(const AmountAnswer& answer, int count, const Turn& turn) {
  if (answer.has_figure()) {
    return say("amount.baht", {{"amount", amount_text(answer.total(count))}}, turn);
  }
  return say("profile.nothing", turn);
}

Say summary(const Profile& form, Turn& turn) {
  const auto [main, main_words] = parse_occupation(form.main_occupation);
  std::string text;
  if (!form.head_name.empty()) {
    text = say("profile_for.head", {{"name", form.head_name}}, turn) + "\n";
  }
  text += turn.texts.say(
      turn.language, "profile.summary",
      {{"house", form.house.house_no},
       {"members", std::int64_t{form.members}},
       {"main", occupation_text(main, main_words, turn.texts, turn.language)},
       {"programme", programme_occupation_text(form, turn)},
       {"total", amount_or_word(form.baseline_total, form.total_count, turn)},
       {"occupation_total", amount_or_word(form.baseline_occupation, form.occupation_count, turn)},
       {"skill", form.skill.value_or("").empty() ? say("profile.nothing", turn) : *form.skill},
       {"day", say("weekday." + std::to_string(form.reporting_day), turn)}});
  return {"profile.sure", {{"summary", text}}};
}

void set_baseline(const AmountAnswer& answer, int count, BaselineAnswer& kind,
                  std::optional<long long>& satang) {
  satang.reset();
  if (answer.has_figure()) {
    kind = BaselineAnswer::kFigure;
    satang = answer.total(count);
  } else {
    kind = answer.kind == AnswerKind::kUnwilling ? BaselineAnswer::kUnwilling
                                                 : BaselineAnswer::kUnsure;
  }
}

// The house with what was answered.
Household with_answers(const Profile& form) {
  Household house = form.house;
  const bool is_first = house.members == 0;
  house.members = form.members;
  const auto main = parse_occupation(form.main_occupation);
  const auto programme = parse_occupation(form.programme_occupation);
  house.main_occupation = main.code;
  house.main_occupation_text = main.words;
  // Who chose how often they are asked keeps it as long as they do the same.
  if (is_first || house.programme_occupation != programme.code) {
    house.pace = find_occupation(programme.code)->pace;
  }
  house.programme_occupation = programme.code;
  house.programme_occupation_text = programme.words;
  set_baseline(form.baseline_total, form.total_count, house.baseline_total_answer,
               house.baseline_total_satang);
  set_baseline(form.baseline_occupation, form.occupation_count, house.baseline_occupation_answer,
               house.baseline_occupation_satang);
  house.skill = form.skill.value_or("");
  house.reporting_day = form.reporting_day;
  return house;
}

Ending save_profile(const Profile& form, Turn& turn) {
  Household house = with_answers(form);
  house.is_own_record = true;
  house.record_by.reset();
  const bool is_first = form.house.members == 0;
  turn.records.households.update(house);
  forget_houses(turn);
  audit_work("household.profile", "household", house.id, turn);
  return ending_of(is_first ? "profile.done" : "profile.changed",
                   {{"name", turn.account.called}, {"house", house.house_no}},
                   {{"button.report", "report"}});
}

// Who of the team or the office writes it down for a house, as told at its door.
Ending save_profile_for(const Profile& form, Turn& turn) {
  Household house = with_answers(form);
  house.head_name = form.head_name;
  house.record_by = turn.account.user_id;
  turn.records.households.update(house);
  forget_houses(turn);
  audit_work("household.record", "household", house.id, turn);
  tell_of_record(house, turn);
  return ending_of("profile_for.done", {{"house", house.house_no}, {"name", house.head_name}},
                   {{"button.open", "household|" + house.id},
                    {"button.house_record_next", "house_record"},
                    {"button.next", "next"}});
}

// The programme's occupation earned a part of the whole.
std::optional<Problem> must_be_part(const Profile& form, Turn&) {
  const auto& part = form.baseline_occupation;
  const auto& whole = form.baseline_total;
  const auto total = whole.total(form.total_count);
  const bool is_within = part.total(form.occupation_count) <= total;
  if (!part.has_figure() || !whole.has_figure() || is_within) return {};
  return Problem{"profile.baseline_too_large", {{"total", amount_text(total)}}};
}

using AmountOfProfile = AmountAnswer Profile::*;
using CountOfProfile = int Profile::*;

// How many days or times a month, where the figure was of one.
void ask_count(FormConversation<Profile>& talk, const std::string& key, AmountOfProfile amount,
               CountOfProfile count) {
  talk.ask(key, count, whole_number(1, kMostCountsOfMonth))
      .only_if([amount](const Profile& form, Turn&) { return (form.*amount).is_rate(); })
      .prompt([amount, sentence = "profile." + key](const Profile& form, Turn&) {
        return Say{sentence,
                   {{"unit", (form.*amount).unit}, {"amount", amount_text((form.*amount).satang)}}};
      })
      .must([amount, count](const Profile& form, Turn& turn) {
        if (auto problem = too_large((form.*amount).total(form.*count))) return problem;
        return must_be_part(form, turn);
      });
}

void ask_baseline(FormConversation<Profile>& talk) {
  talk.ask("baseline_total", &Profile::baseline_total, baseline_reader());
  ask_count(talk, "total_count", &Profile::baseline_total, &Profile::total_count);
  talk.ask("baseline_occupation", &Profile::baseline_occupation, part_reader())
      .prompt([](const Profile& form, Turn& turn) {
        return Say{"profile.baseline_occupation",
                   {{"occupation", programme_occupation_text(form, turn)}}};
      })
      .must(must_be_part);
  ask_count(talk, "occupation_count", &Profile::baseline_occupation, &Profile::occupation_count);
}

void ask_head_name(FormConversation<Profile>& talk) {
  talk.ask("head_name", &Profile::head_name, person_name(80))
      .prompt([](const Profile& form, Turn&) {
        return Say{"profile_for.head_name", {{"house", form.house.house_no}}};
      })
      .choices([](const Profile& form, Turn&) {
        std::vector<Choice> choices;
        const std::string& known = form.house.head_name;
        if (!known.empty()) choices.push_back({"", known, known});
        return choices;
      });
}

void ask_record(FormConversation<Profile>& form_talk) {
  auto* talk = &form_talk;
  talk->ask("members", &Profile::members, whole_number(1, kMostHouseMembers));
  talk->ask("main_occupation", &Profile::main_occupation, occupation_of(OccupationOf::kLivelihood));
  talk->ask("programme_occupation", &Profile::programme_occupation,
            occupation_of(OccupationOf::kProgramme));
  ask_baseline(*talk);
  talk->ask_optional("skill", &Profile::skill, skill_reader());
  talk->ask("reporting_day", &Profile::reporting_day, weekday());
  talk->confirm("sure", "", yes_or_no("profile.save", "profile.change")).prompt(summary);
}

// See about_record_of().
FormConversation<Profile>& given_record(FormConversation<Profile>& talk) {
  return talk.given("house_id", &Profile::about).given("last_change", &Profile::last_change);
}

}  // namespace

std::unique_ptr<Conversation> profile_talk() {
  auto talk = std::make_unique<FormConversation<Profile>>("profile");
  given_record(*talk).prepare([](Profile& form, Turn& turn) {
    for (const auto& house : houses_of(turn)) {
      if (house.id == form.about || form.house.id.empty()) form.house = house;
    }
    if (form.about.empty()) form.about = form.house.id;
  });
  ask_record(*talk);
  talk->still(
      [](const Profile& form, Turn&) {
        return Subject{"household", SubjectId(form.about)};
      },
      [](const Subject& house, const Profile& form, Turn& turn) {
        auto out = out_of_house(HouseholdId(house.id), turn);
        return out ? out : record_over(form.house, form.last_change, turn);
      });
  talk->then(save_profile);
  return talk;
}

std::unique_ptr<Conversation> profile_for_talk() {
  auto talk = std::make_unique<FormConversation<Profile>>("profile_for");
  given_record(*talk).prepare([](Profile& form, Turn& turn) {
    const auto house = house_within(HouseholdId(form.about), Act::kNoteVisit, turn);
    if (house) form.house = *house;
  });
  talk->still(
      [](const Profile& form, Turn&) {
        return Subject{"household", SubjectId(form.about)};
      },
      [](const Subject& house, const Profile& form, Turn& turn) -> std::optional<Ending> {
        if (auto over = house_over(HouseholdId(house.id), Act::kNoteVisit, turn)) return over;
        if (!is_for_others_to_enter(form.house, turn)) return house_says_itself(form.house);
        return record_over(form.house, form.last_change, turn);
      });
  ask_head_name(*talk);
  ask_record(*talk);
  talk->then(save_profile_for);
  return talk;
}

}  // namespace sammachip
