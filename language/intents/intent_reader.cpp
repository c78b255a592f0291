#include "language/intents/intent_reader.h"

#include <algorithm>
#include <string>

#include "language/amounts/amount.h"
#include "language/answers/answers.h"
#include "language/intents/concept_lexicon.h"
#include "language/intents/examples.h"
#include "language/intents/intent_files.h"
#include "language/intents/intent_patterns.h"
#include "language/letters/normalise.h"
#include "language/letters/utf8.h"

namespace sammachip {
namespace {

// An intent is clear if no other is nearly as good.
constexpr float kClearLead = 12;

struct CommandIntent {
  Command command;
  Intent intent;
};

constexpr CommandIntent kCommandIntents[] = {
    {Command::kMenu, Intent::kMenu},
    {Command::kHelp, Intent::kHelp},
    {Command::kCancel, Intent::kCancel},
    {Command::kBack, Intent::kBack},
    {Command::kSkip, Intent::kSkip},
    {Command::kEdit, Intent::kEdit},
    {Command::kStop, Intent::kStop},
    {Command::kMute, Intent::kMute},
    {Command::kUnmute, Intent::kUnmute},
    {Command::kMyData, Intent::kMyData},
    {Command::kErase, Intent::kErase},
    {Command::kMyFigures, Intent::kMyFigures},
    {Command::kReport, Intent::kReport},
    {Command::kCorrect, Intent::kCorrect},
    {Command::kNotRight, Intent::kNotRight},
    {Command::kAskForHelp, Intent::kAskForHelp},
    {Command::kFollowUp, Intent::kFollowUp},
    {Command::kHelpList, Intent::kHelpList},
    {Command::kContactOfficer, Intent::kContactOfficer},
    {Command::kAppointments, Intent::kAppointments},
    {Command::kStart, Intent::kStart},
    {Command::kRegister, Intent::kRegister},
    {Command::kAsking, Intent::kAsking},
    {Command::kResume, Intent::kResume},
    {Command::kNextTask, Intent::kNextTask},
    {Command::kReportForOther, Intent::kReportForOther},
    {Command::kWhoIsLeft, Intent::kWhoIsLeft},
    {Command::kVisit, Intent::kVisit},
    {Command::kPurchase, Intent::kPurchase},
    {Command::kTraining, Intent::kTraining},
    {Command::kTeam, Intent::kTeam},
    {Command::kForum, Intent::kForum},
    {Command::kHouseholds, Intent::kHouseholds},
    {Command::kNoPhone, Intent::kHouseholds},
    {Command::kHasPhone, Intent::kHouseholds},
    {Command::kHouseRecord, Intent::kHouseholds},
    {Command::kReceived, Intent::kReceived},
    {Command::kToConfirm, Intent::kReceived},
    {Command::kFeasible, Intent::kFeasible},
    {Command::kGoing, Intent::kCanAttend},
    {Command::kNotGoing, Intent::kCannotAttend},
    {Command::kSubstitute, Intent::kCannotAttend},
    {Command::kLessons, Intent::kLessons},
    {Command::kGroups, Intent::kGroups},
    {Command::kEncourage, Intent::kEncourage},
    {Command::kWaiting, Intent::kWaiting},
    {Command::kVillageCard, Intent::kVillageCard},
    {Command::kDigest, Intent::kDigest},
    {Command::kFindHousehold, Intent::kFindHousehold},
    {Command::kMessage, Intent::kMessage},
    {Command::kQuota, Intent::kQuota},
    {Command::kInvite, Intent::kInvite},
    {Command::kSwitchRole, Intent::kSwitchRole},
    {Command::kThai, Intent::kThai},
    {Command::kEnglish, Intent::kEnglish},
};

Intent intent_of(Command command) {
  for (const auto& [known, intent] : kCommandIntents) {
    if (known == command) return intent;
  }
  return Intent::kUnclear;
}

bool is_about_a_figure(Intent intent) {
  return intent == Intent::kIncome || intent == Intent::kIncomeForOther ||
         intent == Intent::kCorrectTo;
}

void offer(Intent intent, IntentReading& reading) {
  if (reading.offered_count == reading.offered.size() || intent == Intent::kUnclear) return;
  const auto past = reading.offered.begin() + reading.offered_count;
  if (std::find(reading.offered.begin(), past, intent) != past) return;
  reading.offered[reading.offered_count++] = intent;
}

// How much likeness adds to a fit, and below which it counts no less.
constexpr float kLikenessWorth = 4;
constexpr float kLeastLikeness = -6;
// Unlikelier than this (0.15) nothing is clear, however well it fits.
constexpr float kLikelyEnough = -1.9F;
// What is offered fits well; or it fits and is not unlikely (0.05); or it is likely (0.22).
constexpr std::int16_t kGoodFit = 8;
constexpr float kNotUnlikely = -3;
constexpr float kLikely = -1.5F;
// What fits so well is clear all the same.
constexpr std::int16_t kCertainFit = 30;
// Nobody in despair is asked what they meant: that they do not want to live is clear as soon as it
// fits so well, or fits and is likely, and nothing but one other intent is likelier; and it alone
// is clear by likeness, if that is nearly certain.
constexpr std::int16_t kSelfHarmFit = 12;
constexpr float kSelfHarmLikely = -0.7F;    // 0.5
constexpr float kSelfHarmCertain = -0.02F;  // 0.98
// As clear is grave news that fits so well and is the likeliest.
constexpr std::int16_t kGraveFit = 14;
// So many words may be a yes or a no.
constexpr std::size_t kWordsOfYesOrNo = 2;
// A single word is clear only where a pattern is about just that.
constexpr std::int16_t kFitOfOneWord = 5;

struct FittingIntent {
  float score = 0;
  Intent intent = Intent::kUnclear;
};

IntentReading decide(const Fits& fits, const Likeness& likeness, bool is_one_word) {
  std::array<FittingIntent, 4> best{};  // The likeliest first.
  for (std::size_t i = 0; i < kIntentCount; ++i) {
    FittingIntent next{
        float(fits[i]) + kLikenessWorth * (std::max(likeness[i], kLeastLikeness) - kLeastLikeness),
        Intent(i)};
    for (auto& place : best) {
      if (next.score > place.score) std::swap(next, place);
    }
  }
  IntentReading reading;
  const bool may_be_self_harm =
      best[0].intent == Intent::kSelfHarm || best[1].intent == Intent::kSelfHarm;
  const auto self_harm = std::size_t(Intent::kSelfHarm);
  const float least_self_harm = fits[self_harm] > kNoFit ? kSelfHarmLikely : kSelfHarmCertain;
  const bool is_self_harm =
      fits[self_harm] >= kSelfHarmFit || likeness[self_harm] >= least_self_harm;
  if (may_be_self_harm && is_self_harm) {
    reading.intent = Intent::kSelfHarm;
    return reading;
  }
  const auto first = std::size_t(best[0].intent);
  const bool is_likely = likeness[first] >= kLikelyEnough || fits[first] >= kCertainFit;
  std::int16_t least_fit = kNoFit + 1;
  if (is_one_word) least_fit = kFitOfOneWord;
  // A single word that such news has in it, "ลูกชาย", is in much else.
  if (best[0].intent == Intent::kSickOrDeath) least_fit = kGoodFit;
  const bool is_grave = best[0].intent == Intent::kSickOrDeath && fits[first] >= kGraveFit;
  const bool leads = best[0].score - best[1].score >= kClearLead || is_grave;
  const bool is_clear =
      fits[first] >= least_fit && is_likely && leads && best[0].intent != Intent::kUnclear;
  if (is_clear) {
    reading.intent = best[0].intent;
    return reading;
  }
  for (const auto& candidate : best) {
    const auto place = std::size_t(candidate.intent);
    const float least = fits[place] > kNoFit ? kNotUnlikely : kLikely;
    if (fits[place] >= kGoodFit || likeness[place] >= least) offer(candidate.intent, reading);
  }
  return reading;
}

bool means(const HeardWord& word, ConceptId id) {
  return std::find(word.meanings.begin(), word.meanings.end(), id) != word.meanings.end();
}

// The text without each "บ้าน 12": a house number is no money. Empty if there is none.
std::string without_house_numbers(std::string_view even, const Letters& letters,
                                  const Hearing& hearing, ConceptId house) {
  std::string rest;
  std::size_t from = 0;
  for (std::size_t i = 0; i + 1 < hearing.count; ++i) {
    const HeardWord& word = hearing.words[i];
    const HeardWord& next = hearing.words[i + 1];
    const bool is_house_number =
        means(word, house) && means(next, ConceptLexicon::kNumber) && next.begin <= word.end + 1;
    if (!is_house_number) continue;
    rest += even.substr(from, letters.place[word.begin] - from);
    rest += ' ';
    from = letters.place[next.end];
  }
  if (from == 0) return {};
  rest += even.substr(from);
  return rest;
}

}  // namespace

class IntentFiles {
 public:
  IntentFiles(std::string_view concepts, std::string_view patterns, std::string_view examples)
      : lexicon_(concepts),
        told_(lexicon_),
        patterns_(patterns, lexicon_),
        examples_(examples, lexicon_) {}

  IntentReading read(std::string_view text, Speaker speaker) const;

 private:
  // What is told of a message besides its words.
  struct Told {
    explicit Told(ConceptLexicon& lexicon)
        : figure(lexicon.add_concept("figure")),
          zero(lexicon.add_concept("zero")),
          corrected(lexicon.add_concept("corrected")),
          doubtful_figure(lexicon.add_concept("doubtful_figure")),
          nothing_known(lexicon.add_concept("no_figure_known")),
          house(lexicon.add_concept("house")),
          okay(lexicon.add_concept("okay")) {}
    ConceptId figure;           // What read_amount() takes for a figure.
    ConceptId zero;             // That nothing was sold.
    ConceptId corrected;        // A figure instead of another.
    ConceptId doubtful_figure;  // What it would ask about.
    ConceptId nothing_known;    // "ไม่รู้", "ไม่อยากบอก"
    ConceptId house;            // The word for one.
    ConceptId okay;             // The words for yes.
  };

  void add_amount(const AmountReading& amount, Hearing& hearing) const;

  ConceptLexicon lexicon_;
  Told told_;
  IntentPatterns patterns_;
  IntentExamples examples_;
};

void IntentFiles::add_amount(const AmountReading& amount, Hearing& hearing) const {
  if (amount.certainty == Certainty::kAmbiguous) {
    if (amount.choices.empty()) return;
    hearing.tell(amount.is_correction ? told_.corrected : told_.doubtful_figure);
    return;
  }
  if (amount.certainty == Certainty::kNone) {
    const bool is_withheld =
        amount.kind == AmountKind::kUnknown || amount.kind == AmountKind::kUnwilling;
    if (is_withheld) hearing.tell(told_.nothing_known);
    return;
  }
  if (amount.kind == AmountKind::kZero) {
    hearing.tell(told_.zero);
  } else if (amount.is_correction || amount.kind == AmountKind::kCorrection) {
    hearing.tell(told_.corrected);
  } else {
    hearing.tell(told_.figure);
  }
}

IntentReading IntentFiles::read(std::string_view text, Speaker speaker) const {
  IntentReading reading;
  const std::string even = normalise(text);
  Letters letters;
  Letters sound;
  Hearing hearing;
  letters_of(even, letters);
  sound_of(letters, sound);
  lexicon_.hear(letters, sound, hearing);
  const std::string rest = without_house_numbers(even, letters, hearing, told_.house);
  const AmountReading amount = read_amount(rest.empty() ? even : rest);
  if (const auto intent = examples_.find(letters, hearing, speaker)) {
    reading.intent = *intent;
  } else if (hearing.count == 0) {
    // Only politeness is a yes.
    const bool is_said =
        std::any_of(letters.letter.begin(), letters.letter.begin() + std::ptrdiff_t(letters.count),
                    [](char32_t letter) { return is_thai_letter(letter); });
    if (is_said) reading.intent = Intent::kAgree;
  } else {
    add_amount(amount, hearing);
    Fits fits{};
    patterns_.fit(hearing, speaker, fits);
    const bool is_all_numbers =
        std::all_of(hearing.words.begin(), hearing.words.begin() + std::ptrdiff_t(hearing.count),
                    [](const HeardWord& word) { return means(word, ConceptLexicon::kNumber); });
    if (is_all_numbers && hearing.told.none()) return reading;  // A telephone's, a house's.
    const YesNo yes_no = hearing.count <= kWordsOfYesOrNo ? read_yes_no(text) : YesNo::kUnclear;
    if (yes_no == YesNo::kNo) return reading;  // Of what, only a question could tell.
    if (yes_no == YesNo::kYes && hearing.concepts.test(told_.okay)) {
      reading.intent = Intent::kAgree;
      return reading;
    }
    reading = decide(fits, examples_.like(sound, hearing, speaker), hearing.count == 1);
  }
  if (is_about_a_figure(reading.intent) && amount.certainty == Certainty::kFigure) {
    reading.satang = amount.satang;
  }
  return reading;
}

IntentReader::IntentReader(std::string_view concepts, std::string_view patterns,
                           std::string_view examples)
    : files_(std::make_unique<const IntentFiles>(concepts, patterns, examples)) {}
IntentReader::~IntentReader() = default;

IntentReading IntentReader::read(std::string_view text, Speaker speaker) const {
  return files_->read(text, speaker);
}

namespace {

const IntentFiles& built_in() {
  static const IntentFiles files(concepts_file(), patterns_file(), examples_file());
  return files;
}

}  // namespace

IntentReading read_free_words(std::string_view text, Speaker speaker) {
  return built_in().read(text, speaker);
}

IntentReading read_intent(std::string_view text, Speaker speaker) {
  IntentReading reading;
  reading.intent = intent_of(read_command(text));
  return reading.intent == Intent::kUnclear ? read_free_words(text, speaker) : reading;
}

bool is_plain_figure(std::string_view text) {
  constexpr std::string_view before[] = {"ขายได้", "ได้เงิน", "ได้"};
  constexpr std::string_view after[] = {"ค่ะ", "ครับ", "จ้า", "นะ", "บาท"};  // In this order.
  const auto without_spaces_behind = [&] {
    while (text.ends_with(' ')) text.remove_suffix(1);
  };
  for (const std::string_view word : before) {
    if (!text.starts_with(word)) continue;
    text.remove_prefix(word.size());
    break;
  }
  for (const std::string_view word : after) {
    without_spaces_behind();
    if (text.ends_with(word)) text.remove_suffix(word.size());
  }
  constexpr std::string_view digits = "0123456789";
  return text.find_first_of(digits) != std::string_view::npos &&
         text.find_first_not_of("0123456789,. ") == std::string_view::npos;
}

std::string intent_line(const IntentReading& reading) {
  std::string line(intent_word(reading.intent));
  line += '\t';
  if (reading.satang) {
    AmountReading amount;
    amount.certainty = Certainty::kFigure;
    amount.satang = *reading.satang;
    line += amount_line(amount);
  }
  if (reading.offered_count == 0) return line;
  for (std::size_t i = 0; i < reading.offered_count; ++i) {
    line += i == 0 ? '\t' : ',';
    line += intent_word(reading.offered[i]);
  }
  return line;
}

}  // namespace sammachip
