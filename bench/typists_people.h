// People who answer by typing, as villagers write: with slips, in their own words, some of them
// never. None of them exists.
#pragma once

#include <cstdint>
#include <optional>
#include <random>
#include <string>

namespace bench {

enum class Manner {
  kPlain,     // The words asked for.
  kPolite,    // With particles, and a greeting first.
  kSlips,     // A letter left out, doubled, or another.
  kOwnWords,  // Anything but the words on the buttons.
  kLost,      // Writes what answers nothing.
};
inline constexpr int kManners = 5;
extern const char* const kMannerNames[kManners];

// Of 100 people 35, 25, 20, 15 and 5, in the order above.
Manner manner_of(int person);

// Who leaves a question open for good, one in twelve: after so many answers.
std::optional<int> stops_after(int person);

class Typist {
 public:
  Typist(int number, std::string code);

  Manner manner() const { return manner_; }
  std::string first_words();
  // What they write to the question that waits ("register.code"); empty: nothing any more.
  std::string answer_to(const std::string& question);
  // What they write of what they earned, the same with more care where it is asked for again, and
  // the baht that is meant; 0: they sold nothing.
  struct Report {
    std::string words;
    std::string with_care;
    int baht = 0;
  };
  Report report();

 private:
  unsigned below(unsigned bound);
  std::string pick(std::initializer_list<const char*> from);
  std::string in_their_manner(std::string words);
  std::string with_a_slip(std::string words);

  const int number_;
  const std::string code_;
  const Manner manner_;
  std::mt19937 random_;
  int answered_ = 0;
};

}  // namespace bench
