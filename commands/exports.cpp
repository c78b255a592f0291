#include "commands/exports.h"

#include <map>

#include "bot/base/clock.h"
#include "handlers/materials/evidence.h"
#include "handlers/words/csv.h"
#include "handlers/words/house_words.h"
#include "handlers/words/wording.h"
#include "storage/households/households.h"
#include "storage/households/income_reports.h"
#include "storage/joining/role_grants.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/lessons.h"
#include "storage/villages/places.h"
#include "storage/villages/purchases.h"
#include "storage/villages/team_members.h"

namespace sammachip {

namespace {

constexpr int kPageOfRows = 1'000;
constexpr int kMostLessonsOut = 100'000;

// In baht; empty where no figure was given.
std::string baht_cell(const std::optional<long long>& satang) {
  if (!satang) return {};
  std::string text;
  for (const char c : amount_text(*satang)) {
    if (c != ',') text += c;
  }
  return text;
}

template <class E>
std::string word_cell(E value) {
  return std::string(to_text(value));
}

// Villages and houses, each looked up once.
class Known {
 public:
  explicit Known(Records& records) : records_(records) {}

  const VillagePlace& place(const VillageCode& code) {
    auto found = places_.find(code);
    if (found == places_.end()) {
      found =
          places_.emplace(code, records_.places.find_village(code).value_or(VillagePlace{})).first;
    }
    return found->second;
  }
  const Household& house(const HouseholdId& id) {
    auto found = houses_.find(id);
    if (found == houses_.end()) {
      found = houses_.emplace(id, records_.households.find(id).value_or(Household{})).first;
    }
    return found->second;
  }

 private:
  Records& records_;
  std::map<std::string, VillagePlace> places_;
  std::map<std::string, Household> houses_;
};

void add_place(std::vector<std::string>& cells, const VillagePlace& place) {
  cells.push_back(place.village.code);
  cells.push_back(std::to_string(place.village.moo));
  cells.push_back(text_cell(place.village.name));
  cells.push_back(text_cell(place.tambon_name));
}

std::string looked_after_by(const Household& house, Records& records) {
  if (!house.team_member_id) return {};
  const auto member = records.team_members.find(*house.team_member_id);
  return member ? member->name : std::string();
}

std::vector<std::string> house_cells(const Household& house, Known& known, Records& records) {
  std::vector<std::string> cells;
  add_place(cells, known.place(house.village_code));
  // What was never asked is an empty cell.
  const auto work = [&](const std::string& code, const std::string& words) {
    if (!is_occupation_known(house, code, words)) return std::string();
    return text_cell(words.empty() ? code : words);
  };
  // A house number such as "1/2" is no date.
  for (const std::string& cell :
       {text_cell(house.house_no), text_cell(house.head_name),
        house.members == 0 ? std::string() : std::to_string(house.members),
        work(house.main_occupation, house.main_occupation_text),
        work(house.programme_occupation, house.programme_occupation_text),
        baht_cell(house.baseline_total_satang), baht_cell(house.baseline_occupation_satang),
        word_cell(house.status), word_cell(house.pace), text_cell(house.skill),
        text_cell(looked_after_by(house, records)), std::string(house.no_phone ? "yes" : "no")}) {
    cells.push_back(cell);
  }
  return cells;
}

// A lesson under the headings of the knowledge form.
struct Note {
  std::string title, by, position, date, address, background, steps, cautions;
};

const char* position_key(const std::vector<RoleGrant>& grants) {
  for (const auto& [role, key] :
       {std::pair{"officer", "export.officer"}, std::pair{"leader", "export.leader"},
        std::pair{"team", "export.team"}}) {
    for (const auto& grant : grants) {
      if (grant.role == role) return key;
    }
  }
  return "export.formerly";
}

Note note_of(const Lesson& lesson, const LessonExport& what, const Texts& texts, Known& known,
             Records& records) {
  const auto say = [&](const std::string& key, const Values& values = {}) {
    return texts.say(what.language, key, values);
  };
  const VillagePlace& place = known.place(lesson.village_code);
  const std::string occupation = lesson.occupation.empty()
                                     ? say("lesson.answer_any")
                                     : occupation_text(lesson.occupation, {}, texts, what.language);
  const auto account = records.line_accounts.find(lesson.added_by);
  const Day day =
      std::chrono::floor<std::chrono::days>(instant_from(lesson.created_at_ms) + what.utc_offset);
  const Values values{
      {"occupation", occupation},        {"stage", say("lessons.answer_" + lesson.stage)},
      {"village", place.village.name},   {"moo", std::int64_t{place.village.moo}},
      {"tambon", place.tambon_name},     {"district", place.district_name},
      {"province", place.province_name}, {"year", std::int64_t{lesson.fiscal_year_be}}};
  return {say("export.note_title", values),
          account ? account->called : std::string(),
          say(position_key(records.role_grants.list_for_user(lesson.added_by, what.now_ms))),
          day_text(day, what.language),
          say("export.note_address", values),
          say("export.note_background", values),
          lesson.worked,
          lesson.caution};
}

std::vector<Note> notes_of(const LessonExport& what, const Texts& texts, Records& records) {
  std::vector<Note> notes;
  Known known(records);
  for (const auto& lesson : records.lessons.list_in_area(what.area_code, kMostLessonsOut)) {
    if (!what.occupation.empty() && lesson.occupation != what.occupation) continue;
    notes.push_back(note_of(lesson, what, texts, known, records));
  }
  return notes;
}

constexpr const char* kNoteHeadings[] = {"export.title",   "export.by",         "export.position",
                                         "export.date",    "export.address",    "export.background",
                                         "export.process", "export.precautions"};

}  // namespace

void export_households(const AreaCode& area_code, Records& records, std::ostream& out) {
  Known known(records);
  out << kCsvBeginning
      << csv_line({"village_code", "moo", "village", "tambon", "house_no", "head", "members",
                   "main_occupation", "programme_occupation", "baseline_total_baht",
                   "baseline_occupation_baht", "status", "pace", "skill", "looked_after_by",
                   "no_phone"});
  for (HouseholdId after;;) {
    const auto page = records.households.list_in_area(area_code, after, kPageOfRows);
    for (const auto& house : page) out << csv_line(house_cells(house, known, records));
    if (page.size() < kPageOfRows) return;
    after = page.back().id;
  }
}

void export_reports(const AreaCode& area_code, Records& records, std::ostream& out) {
  Known known(records);
  out << kCsvBeginning
      << csv_line({"village_code", "moo", "village", "tambon", "house_no", "head", "from", "to",
                   "earned_on", "baht", "answer", "basis", "approximate", "source", "reason"});
  for (ReportId after;;) {
    const auto page = records.income_reports.list_in_area(area_code, "0000-00-00", "9999-99-99",
                                                          after, kPageOfRows);
    for (const auto& report : page) {
      const Household& house = known.house(report.household_id);
      std::vector<std::string> cells;
      add_place(cells, known.place(house.village_code));
      for (const std::string& cell :
           {text_cell(house.house_no), text_cell(house.head_name), report.period_from,
            report.period_to, report.earned_on, baht_cell(report.amount_satang),
            word_cell(report.answer), word_cell(report.basis),
            std::string(report.is_approximate ? "yes" : "no"), word_cell(report.source),
            text_cell(report.reason_code)}) {
        cells.push_back(cell);
      }
      out << csv_line(cells);
    }
    if (page.size() < kPageOfRows) return;
    after = page.back().id;
  }
}

void export_purchases(const AreaCode& area_code, Language language, const Texts& texts,
                      Records& records, std::ostream& out) {
  out << kCsvBeginning
      << csv_line({"village_code", "moo", "village", "tambon", "fiscal_year", "bought_on", "item",
                   "quantity", "unit", "baht", "vendor", "status", "evidence"});
  for (const auto& place : records.places.list_with_retired(area_code)) {
    for (const auto& programme : records.places.years_of(place.village.code)) {
      for (const auto& purchase : records.purchases.list(programme.id)) {
        if (purchase.status == PurchaseStatus::kReplaced) continue;
        std::vector<std::string> cells;
        add_place(cells, place);
        for (const std::string& cell :
             {std::to_string(programme.fiscal_year_be), purchase.bought_on,
              text_cell(purchase.item), text_cell(purchase.quantity), text_cell(purchase.unit),
              baht_cell(purchase.amount_satang), text_cell(purchase.vendor),
              word_cell(purchase.status),
              text_cell(evidence_text(purchase, records, texts, language))}) {
          cells.push_back(cell);
        }
        out << csv_line(cells);
      }
    }
  }
}

void export_lesson_notes(const LessonExport& what, const Texts& texts, Records& records,
                         std::ostream& out) {
  const auto heading = [&](const char* key) { return texts.say(what.language, key); };
  for (const auto& note : notes_of(what, texts, records)) {
    out << "# " << note.title << "\n\n";
    for (const auto& [key, text] :
         {std::pair{"export.by", note.by}, std::pair{"export.position", note.position},
          std::pair{"export.date", note.date}, std::pair{"export.address", note.address}}) {
      out << "- " << heading(key) << ": " << text << '\n';
    }
    for (const auto& [key, text] :
         {std::pair{"export.background", note.background}, std::pair{"export.process", note.steps},
          std::pair{"export.precautions", note.cautions}}) {
      out << "\n## " << heading(key) << "\n\n" << (text.empty() ? "-" : text) << '\n';
    }
    out << '\n';
  }
}

void export_lesson_table(const LessonExport& what, const Texts& texts, Records& records,
                         std::ostream& out) {
  std::vector<std::string> headings;
  for (const char* key : kNoteHeadings)
    headings.push_back(text_cell(texts.say(what.language, key)));
  out << kCsvBeginning << csv_line(headings);
  for (const auto& note : notes_of(what, texts, records)) {
    out << csv_line({text_cell(note.title), text_cell(note.by), text_cell(note.position),
                     text_cell(note.date), text_cell(note.address), text_cell(note.background),
                     text_cell(note.steps), text_cell(note.cautions)});
  }
}

}  // namespace sammachip
