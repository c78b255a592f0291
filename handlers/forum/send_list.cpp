// Putting the list of households before the officer. docs/programme.md 3.2.
#include <nlohmann/json.hpp>

#include "handlers/forum/candidate_list.h"
#include "handlers/forum/talks.h"
#include "handlers/questions/readers.h"
#include "handlers/village/sendings.h"
#include "handlers/village/still_open.h"
#include "handlers/village/village_work.h"
#include "handlers/words/endings.h"
#include "storage/records.h"
#include "storage/villages/candidates.h"
#include "storage/villages/forums.h"
#include "storage/villages/places.h"
#include "storage/villages/submissions.h"

namespace sammachip {

namespace {

struct ListSending {
  ProgrammeId programme;
  bool sure = false;
  // Looked up.
  CandidateList list;
  bool is_forum_held = false;
};

std::int64_t selected(const ListSending& form) {
  return form.list.count(CandidateResult::kSelected);
}

bool is_list_ready(const ListSending& form, Turn&) {
  return form.is_forum_held && !form.list.waits() && selected(form) > 0 &&
         form.list.unsplit().empty() && form.list.has_unsent();
}

Ending list_not_ready(const ListSending& form) {
  const ProgrammeId& id = form.programme;
  const CommandButton see{"button.see_list", "households|" + id};
  if (!form.is_forum_held) {
    return ending_of("list_send.no_forum", {}, {{"button.forum", "forum|" + id}, see});
  }
  if (selected(form) == 0) {
    return ending_of("list_send.none_selected", form.list.counts(),
                     {{"button.add_candidate", "candidate|" + id}, see});
  }
  const auto unsplit = form.list.unsplit();
  if (!unsplit.empty()) {
    return ending_of("list_send.unsplit", {{"houses", static_cast<std::int64_t>(unsplit.size())}},
                     {{"button.split", "split|" + id}, see});
  }
  return ending_of("list_send.nothing_new", {}, {see});
}

// The houses themselves, with who looks after each.
JsonValue houses_sent(const ListSending& form, Turn&) {
  Json houses = Json::array();
  for (const auto& one : form.list.candidates) {
    houses.push_back({one.id, one.house_no, one.head_name, to_text(one.result),
                      one.team_member_id.value_or("")});
  }
  return houses;
}

std::string house_numbers_sent(const ListSending& form) {
  std::string numbers;
  for (const auto& one : form.list.candidates) {
    if (one.result != CandidateResult::kSelected) continue;
    numbers += (numbers.empty() ? "" : ", ") + one.house_no;
  }
  return numbers;
}

Ending send_the_list(const ListSending& form, Turn& turn) {
  const auto village = year_to_work_in(form.programme, Act::kNominateSage, turn);
  if (!village) return village.error();
  if (!is_list_ready(form, turn)) return list_not_ready(form);
  if (!form.sure) {
    return ending_of("list_send.not_yet", {},
                     {{"button.add_candidate", "candidate|" + form.programme},
                      {"button.see_list", "households|" + form.programme}});
  }
  send_to_officer(form.programme, SubmissionKind::kList, turn);
  for (const auto from : {CandidateStatus::kDraft, CandidateStatus::kReturned}) {
    turn.records.candidates.set_status(form.programme, from, CandidateStatus::kSent);
  }
  Values values = form.list.counts();
  values.emplace_back("village", village_text(village->place, turn));
  return ending_of("list_send.done", values, {{"button.next", "next"}});
}

}  // namespace

std::unique_ptr<Conversation> send_list_talk() {
  auto talk = std::make_unique<FormConversation<ListSending>>("list_send");
  ask_village(*talk, &ListSending::programme, Act::kNominateSage);
  talk->settle([](ListSending& form, Turn& turn) {
    const auto programme = turn.records.places.find_programme_by_id(form.programme);
    if (!programme) return;
    form.list = candidate_list_of(*programme, turn);
    const auto forum = turn.records.forums.latest(form.programme);
    form.is_forum_held = forum && forum->status == ForumStatus::kHeld;
  });
  talk->ask("sure", &ListSending::sure, yes_or_no("button.send_now", "button.change_first"))
      .contract(houses_sent)
      .only_if(is_list_ready)
      .prompt([](const ListSending& form, Turn&) {
        Values values = form.list.counts();
        values.emplace_back("numbers", house_numbers_sent(form));
        return Say{form.list.is_full() ? "list_send.sure" : "list_send.sure_few", values};
      });
  still_in_year(*talk, &ListSending::programme, Act::kNominateSage,
                [](const ListSending& form, Turn& turn) -> std::optional<Ending> {
                  if (auto over = list_over(form.programme, turn)) return over;
                  if (!form.list.sent || form.list.has_unsent()) return std::nullopt;
                  return about_list_sent(*form.list.sent, turn);
                });
  talk->then(send_the_list);
  return talk;
}

}  // namespace sammachip
