#include "bot/talks/form_conversation.h"

#include <cstdint>
#include <utility>

#include "bot/talks/form_answer.h"
#include "storage/machine/line_accounts.h"
#include "storage/machine/photos.h"
#include "storage/records.h"

namespace sammachip {

Reader<std::string> photo() {
  Reader<std::string> reader;
  reader.read = [](const std::string&, const Turn&) -> Result<std::string> {
    return tl::make_unexpected(Problem{"problem.photo"});
  };
  reader.check = [](const std::string& id, const Turn& turn) -> std::optional<Problem> {
    const auto photo = turn.records.photos.find(PhotoId(id));
    if (!photo) return std::nullopt;  // The value of one of the question's buttons.
    const bool may_come =
        photo->status == PhotoStatus::kWaiting || photo->status == PhotoStatus::kKept;
    if (may_come && photo->user_id == turn.account.user_id) return std::nullopt;
    return Problem{"media.photo_gone"};
  };
  return reader;
}

FormTalk::FormTalk(std::string name, std::any empty) : Conversation(std::move(name)) {
  form_.name = this->name();
  form_.empty = std::move(empty);
}

void FormTalk::add(FormQuestion question) { form_.questions.push_back(std::move(question)); }

void FormTalk::answer_last_by_choices_only() {
  last().read = [](const std::string&, Turn&) -> Result<JsonValue> {
    return tl::make_unexpected(Problem{"problem.choose"});
  };
  last().is_only_choices = true;
}

void FormTalk::check_last(std::function<std::optional<Problem>(const std::any&, Turn&)> must) {
  last().set = [set = std::move(last().set), must = std::move(must)](
                   std::any& form, const Json& value, Turn& turn) -> std::optional<Problem> {
    if (auto problem = set(form, value, turn)) return problem;
    return must(form, turn);
  };
}

std::vector<std::string> FormTalk::questions() const {
  std::vector<std::string> keys;
  for (const auto& question : form_.questions) keys.push_back(question.key);
  return keys;
}

template FormQuestion question_of(const std::string&, Reader<std::string>,
                                  std::function<void(std::any&, std::string&&)>);
template FormQuestion question_of(const std::string&, Reader<int>,
                                  std::function<void(std::any&, int&&)>);
template FormQuestion question_of(const std::string&, Reader<std::int64_t>,
                                  std::function<void(std::any&, std::int64_t&&)>);
template FormQuestion question_of(const std::string&, Reader<bool>,
                                  std::function<void(std::any&, bool&&)>);
template FormQuestion question_of(const std::string&, Reader<std::vector<std::string>>,
                                  std::function<void(std::any&, std::vector<std::string>&&)>);

}  // namespace sammachip
