// Why a team or a list goes back to the village.
#include "handlers/access/roles.h"
#include "handlers/officer/decisions.h"
#include "handlers/officer/talks.h"
#include "handlers/questions/given_reason.h"
#include "handlers/questions/readers.h"
#include "storage/records.h"
#include "storage/villages/places.h"
#include "storage/villages/submissions.h"

namespace sammachip {

namespace {

struct Returning {
  SubmissionId submission;
  std::string reason;
  // Looked up.
  bool is_team = true;
};

Reader<std::string> submission_id() {
  Reader<std::string> reader = words_up_to(40);
  reader.check = [](const std::string& id, const Turn& turn) -> std::optional<Problem> {
    const auto submission = turn.records.submissions.find(SubmissionId(id));
    if (!submission) return Problem{"village.not_yours"};
    const auto programme = turn.records.places.find_programme_by_id(submission->programme_id);
    if (programme && may(Act::kDecide, about_area(programme->village_code), turn)) {
      return std::nullopt;
    }
    return Problem{"village.not_yours"};
  };
  return reader;
}

}  // namespace

std::unique_ptr<Conversation> return_list_talk() {
  auto talk = std::make_unique<FormConversation<Returning>>("return_list");
  talk->ask("submission", &Returning::submission, submission_id())
      .settle([](Returning& form, Turn& turn) {
        const auto submission = turn.records.submissions.find(form.submission);
        form.is_team = submission && submission->kind == SubmissionKind::kTeam;
      });
  talk->ask("reason", &Returning::reason, reason_words()).choices([](const Returning& form, Turn&) {
    if (form.is_team) {
      return reason_choices({"return_list.answer_unasked", "return_list.answer_names",
                             "return_list.answer_other_sage", "return_list.answer_talk"});
    }
    return reason_choices({"return_list.answer_few", "return_list.answer_number",
                           "return_list.answer_twice", "return_list.answer_carer",
                           "return_list.answer_talk"});
  });
  talk->still("submission", &Returning::submission,
              [](const Subject& submission, const Returning&, Turn& turn) {
                return submission_over(SubmissionId(submission.id), turn);
              });
  talk->then([](const Returning& form, Turn& turn) {
    return return_submission(form.submission, kept_reason(form.reason), turn);
  });
  return talk;
}

}  // namespace sammachip
