// How the common kinds of answer are understood.
#pragma once

#include <string>
#include <vector>

#include "bot/talks/conversation.h"
#include "bot/talks/form_conversation.h"
#include "storage/database/text_enum.h"

namespace sammachip {

// One of these buttons, tapped or typed. The values are texts.
Reader<std::string> one_of(std::vector<Choice> choices);

// Whether somebody who is nearly alike is the same.
enum class Likeness { kSame, kDifferent };
template <>
struct EnumWords<Likeness> {
  static constexpr std::string_view kAll[] = {"same", "different"};
};

// A yes or a no, tapped or typed.
Reader<bool> yes_or_no(const char* yes_label_key, const char* no_label_key);

// Free words, at most `most` UTF-16 units; white space at the ends is dropped.
Reader<std::string> words_up_to(std::size_t most);

// A whole number of things or people.
Reader<int> whole_number(int least, int most);

}  // namespace sammachip
