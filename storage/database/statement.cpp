#include "storage/database/statement.h"

#include <algorithm>
#include <span>
#include <stdexcept>

#include "storage/database/connection.h"
#include "storage/database/named_values.h"

namespace sammachip {

Statement::Statement(Statement&&) noexcept = default;
Statement::~Statement() = default;

void Statement::prepare() {
  const std::vector<std::string> asked = find_values(text_).names;
  const std::span names(names_, count_);
  std::vector<bool> is_given(asked.size());
  std::vector<int> places(names.size());
  bool fits = true;
  const auto give = [&](std::size_t value, std::size_t place) {
    fits = fits && !is_given[place];  // Of two structs with a column of one name neither is meant.
    is_given[place] = true;
    places[value] = static_cast<int>(place) + 1;
  };
  for (std::size_t value = 0; value < names.size(); ++value) {
    const auto found = std::ranges::find(asked, names[value]);
    if (found != asked.end()) give(value, static_cast<std::size_t>(found - asked.begin()));
  }
  std::size_t next = 0;
  for (std::size_t value = 0; value < names.size(); ++value) {
    if (!names[value].empty()) continue;
    while (next < asked.size() && is_given[next]) ++next;
    fits = fits && next < asked.size();
    if (fits) give(value, next);
  }
  if (!fits || !std::ranges::all_of(is_given, [](bool is) { return is; })) {
    throw std::logic_error("What is given is not what the statement asks for: " + text_);
  }
  may_change_ = !text_.starts_with("SELECT");
  words_ = word_values(text_, asked);
  prepared_ = connection_->prepare(text_);
  places_ = std::move(places);
}

Statement::Run::Run(Statement& statement) : statement_(statement), hears_(nullptr) {
  if (statement_.is_running_) {
    throw std::logic_error("One of its own rows asks for the statement again: " + statement_.text_);
  }
  if (!statement_.prepared_) statement_.prepare();
  hears_ = statement_.words_ ? statement_.connection_->written_words() : nullptr;
  statement_.is_running_ = true;
  if (statement_.may_change_) statement_.connection_->count_change();
}

Statement::Run::~Run() {
  if (!is_read_) statement_.prepared_->reset();
  statement_.is_running_ = false;
}

bool Statement::Run::step() {
  if (!statement_.prepared_->step()) {
    is_read_ = true;
    if (hears_ != nullptr) tell_words();
    return false;
  }
  if (!statement_.is_checked_) {
    if (static_cast<std::size_t>(statement_.prepared_->columns()) != statement_.columns_) {
      throw std::logic_error("A row is not what is read of it: " + statement_.text_);
    }
    statement_.is_checked_ = true;
  }
  taken_ = 0;
  return true;
}

void Statement::Run::tell_words() {
  const auto text_at = [&](std::size_t place) {
    return place <= texts_.size() ? texts_[place - 1] : std::string_view();
  };
  std::string row;
  for (const std::size_t place : statement_.words_->key) {
    if (!row.empty()) row += '|';
    row += text_at(place);
  }
  for (const auto& [place, column] : statement_.words_->words) {
    if (const auto text = text_at(place); !text.empty()) hears_->wrote(*column, row, text);
  }
}

}  // namespace sammachip
