// Taking up an invitation: from its code to the role. docs/programme.md 2.3: a role claimed in the
// chat is only a request; the invitation is what grants it.
#include "handlers/access/roles.h"
#include "handlers/joining/invitations.h"
#include "handlers/joining/talks.h"
#include "handlers/joining/wrong_codes.h"
#include "handlers/questions/name_question.h"
#include "handlers/questions/readers.h"
#include "handlers/team/team.h"
#include "handlers/village/still_open.h"
#include "handlers/words/area_names.h"
#include "handlers/words/endings.h"
#include "storage/joining/invitations.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/places.h"

namespace sammachip {

namespace {

struct Acceptance {
  std::string code;  // The invitation's hash.
  bool is_meant = false;
  std::string called;
  // Looked up.
  std::optional<Invitation> invitation;
};

Reader<std::string> invitation_code() {
  Reader<std::string> reader;
  reader.read = [](const std::string& text, const Turn& turn) -> Result<std::string> {
    if (auto wait = slowed(turn)) return tl::make_unexpected(*std::move(wait));
    if (const auto code = read_invitation_code(text)) {
      const std::string hash = invitation_hash(*code);
      if (usable_invitation(hash, milliseconds(turn.now), turn.records)) return hash;
    }
    note_wrong_code(turn);
    return tl::make_unexpected(Problem{"accept.code_bad"});
  };
  reader.check = [](const std::string& hash, const Turn& turn) -> std::optional<Problem> {
    if (usable_invitation(hash, milliseconds(turn.now), turn.records)) return std::nullopt;
    return Problem{"accept.code_used"};
  };
  return reader;
}

Ending invitation_refused(const char* key) {
  return ending_of(key, {}, {{"button.contact", "contact"}});
}

Ending take_up(const Acceptance& form, Turn& turn) {
  const Invitation& invitation = *form.invitation;
  if (!turn.records.invitations.use(invitation.code, turn.account.user_id,
                                    milliseconds(turn.now))) {
    return invitation_refused("accept.code_used");
  }
  turn.account.called = form.called;
  turn.records.line_accounts.save(turn.account);
  if (invitation.role == kAsLeader) return become_leader(invitation, turn);
  if (invitation.role == kAsTeam) return become_team_member(invitation, turn);
  grant_role(turn.account.user_id, invitation.role, invitation.area_code, turn);
  return ending_of("accept.officer",
                   {{"name", form.called}, {"area", area_text(invitation.area_code, turn)}},
                   {{"button.waiting", "waiting"}});
}

// Somebody else took it up, or its days are over; or the year it leads into is.
std::optional<Ending> invitation_over(const Subject& subject, const Acceptance&, Turn& turn) {
  if (subject.id.empty()) return std::nullopt;
  const auto invitation = turn.records.invitations.find(subject.id);
  if (!invitation) return std::nullopt;
  if (usable_invitation(subject.id, milliseconds(turn.now), turn.records)) {
    const auto year =
        turn.records.places.find_programme_by_id(invitation->programme_id.value_or(""));
    return year ? year_over(*year, turn) : std::nullopt;
  }
  Values values = invitation->used_by
                      ? change_by(*invitation->used_by, invitation->used_at_ms.value_or(0), turn)
                      : change_by(invitation->created_by, invitation->not_after_ms, turn);
  values.emplace_back("what", std::string(invitation->used_by ? "used" : "old"));
  return ending_of("still.invitation", values, {{"button.contact", "contact"}});
}

}  // namespace

std::unique_ptr<Conversation> accept_talk() {
  auto talk = std::make_unique<FormConversation<Acceptance>>("accept");
  talk->ask("code", &Acceptance::code, invitation_code()).settle([](Acceptance& form, Turn& turn) {
    form.invitation = turn.records.invitations.find(form.code);
  });
  talk->ask("is_meant", &Acceptance::is_meant, yes_or_no("button.yes", "button.no"))
      .prompt([](const Acceptance& form, Turn& turn) {
        const Values values{{"role", form.invitation->role},
                            {"area", area_text(form.invitation->area_code, turn)}};
        return Say{"accept.is_meant", values};
      });
  talk->ask("called", &Acceptance::called, person_name(40))
      .only_if([](const Acceptance& form, Turn&) { return form.is_meant; })
      .choices([](const Acceptance&, Turn& turn) {
        std::vector<Choice> choices;
        if (!turn.account.called.empty()) {
          choices.push_back({"", turn.account.called, turn.account.called});
        }
        return choices;
      });
  talk->still(
      [](const Acceptance& form, Turn&) {
        return Subject{"invitation", SubjectId(form.code)};
      },
      invitation_over);
  talk->then([](const Acceptance& form, Turn& turn) {
    return form.is_meant ? take_up(form, turn) : invitation_refused("accept.not_meant");
  });
  return talk;
}

}  // namespace sammachip
