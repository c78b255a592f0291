#include "bot/talks/form_conversation.h"

#include <cstdint>

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
