// Which village is looked at: of a whole district first which tambon.
#include <algorithm>
#include <map>

#include "handlers/village_year/talks.h"
#include "handlers/village_year/village_card.h"
#include "handlers/words/endings.h"
#include "language/answers/answers.h"
#include "language/letters/similarity.h"
#include "storage/records.h"

namespace sammachip {

namespace {

constexpr Act kLooks = Act::kRecordMeeting;
constexpr double kSimilarTambon = 0.75;

struct VillageChoice {
  AreaCode tambon;  // Its code; empty where the villages need no dividing.
  ProgrammeId programme;
};

std::map<std::string, std::string> tambons(const Turn& turn) {
  std::map<std::string, std::string> names;
  for (const auto& village : villages_for(kLooks, turn)) {
    names[village.place.village.tambon_code] = village.place.tambon_name;
  }
  return names;
}

std::vector<VillageYear> villages_in(const VillageChoice& form, const Turn& turn) {
  auto villages = villages_for(kLooks, turn);
  std::erase_if(villages, [&](const VillageYear& village) {
    return !form.tambon.empty() && village.place.village.tambon_code != form.tambon;
  });
  return villages;
}

bool needs_tambon(const VillageChoice&, Turn& turn) {
  const auto villages = villages_for(kLooks, turn);
  return villages.size() > kMostVillageButtons && tambons(turn).size() > 1;
}

// A tambon by its name; a village's name leads to its tambon.
Reader<std::string> tambon() {
  Reader<std::string> reader;
  reader.read = [](const std::string& text, const Turn& turn) -> Result<std::string> {
    for (const auto& [code, name] : tambons(turn)) {
      if (contains_keyword(text, name) || name_similarity(text, name) >= kSimilarTambon) {
        return code;
      }
    }
    for (const auto& village : villages_for(kLooks, turn)) {
      if (contains_keyword(text, village.place.village.name)) {
        return village.place.village.tambon_code;
      }
    }
    return tl::make_unexpected(Problem{"village.again"});
  };
  reader.check = [](const std::string& code, const Turn& turn) -> std::optional<Problem> {
    if (tambons(turn).contains(code)) return std::nullopt;
    return Problem{"village.not_yours"};
  };
  return reader;
}

}  // namespace

std::unique_ptr<Conversation> village_talk() {
  auto talk = std::make_unique<FormConversation<VillageChoice>>("village");
  talk->ask("tambon", &VillageChoice::tambon, tambon())
      .only_if(needs_tambon)
      .prompt([](const VillageChoice&, Turn& turn) {
        const std::size_t count = tambons(turn).size();
        if (count <= kMostVillageButtons) return Say{"village.tambon"};
        return Say{"village.tambon_of_many", {{"count", static_cast<std::int64_t>(count)}}};
      })
      .choices([](const VillageChoice&, Turn& turn) {
        std::vector<Choice> choices;
        for (const auto& [code, name] : tambons(turn)) choices.push_back({"", code, name});
        if (choices.size() > kMostVillageButtons) choices.resize(kMostVillageButtons);
        return choices;
      });
  talk->ask("programme", &VillageChoice::programme, village_for(kLooks))
      .prompt([](const VillageChoice& form, Turn& turn) {
        return which_village(villages_in(form, turn).size());
      })
      .choices([](const VillageChoice& form, Turn& turn) {
        std::vector<Choice> choices;
        for (const auto& village : villages_in(form, turn)) {
          if (choices.size() == kMostVillageButtons) break;
          choices.push_back({"", village.programme.id, village_text(village.place, turn)});
        }
        return choices;
      });
  talk->then(
      [](const VillageChoice& form, Turn& turn) { return show_village(form.programme, turn); });
  return talk;
}

}  // namespace sammachip
