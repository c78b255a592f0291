#include "language/amounts/notes.h"

#include <algorithm>
#include <array>

#include "language/amounts/spoken_number.h"

namespace sammachip {
namespace {

constexpr std::int64_t kMostNotes = 1'000;

// What a note or a coin can be worth, in baht.
bool is_note_worth(std::int64_t baht) {
  constexpr std::array<std::int64_t, 9> worths = {1, 2, 5, 10, 20, 50, 100, 500, 1'000};
  return std::find(worths.begin(), worths.end(), baht) != worths.end();
}

class NoteReader {
 public:
  NoteReader(std::string_view text, const std::vector<Token>& tokens)
      : text_(text), tokens_(tokens) {}

  // So many of a worth.
  std::optional<Figure> read(std::size_t at) const {
    Figure figure;
    figure.first = at;
    std::int64_t count = 0;
    std::size_t next = at;
    if (!is(at, Word::kBanknote)) {
      const std::optional<SpokenNumber> number = count_at(at);
      if (!number || !is(number->past, Word::kBanknote)) return std::nullopt;
      count = number->value / kThousandths;
      next = number->past;
    }
    const bool has_colour = tokens_[next].value > 0;
    std::int64_t worth = tokens_[next++].value;
    if (worth == 0) worth = note_worth(next);
    if (worth == 0) return std::nullopt;
    if (count == 0) {
      if (is_piece_of_money(next) && is(next + 1, Word::kOneOfIt)) {
        count = 1;
        next += 2;
      } else if (const std::optional<SpokenNumber> number = count_at(next);
                 number && is_piece_of_money(number->past)) {
        count = number->value / kThousandths;
        next = number->past + 1;
      }
    } else if (is_piece_of_money(next)) {
      ++next;
    }
    figure.past = next;
    figure.value = std::max<std::int64_t>(count, 1) * worth * kThousandths;
    figure.has_currency = true;
    figure.is_ellipsis = true;
    if (count == 0) {
      if (!has_colour) return std::nullopt;  // "แบงค์ร้อย": how many?
      figure.is_sure = false;
      figure.doubt = AmountKind::kRateOrTotal;
      figure.choices.add(figure.value);
    }
    if (is(next, Word::kBaht)) ++figure.past;
    return figure;
  }

 private:
  bool is(std::size_t index, Word word) const {
    return index < tokens_.size() && tokens_[index].word == word;
  }

  std::string_view word_of(std::size_t index) const {
    return text_.substr(tokens_[index].begin, tokens_[index].end - tokens_[index].begin);
  }

  // What notes and coins are counted in.
  bool is_piece_of_money(std::size_t index) const {
    if (is(index, Word::kBanknote)) return tokens_[index].value == 0;
    return is(index, Word::kClassifier) && (word_of(index) == "ใบ" || word_of(index) == "อัน");
  }

  // A small whole number without doubt.
  std::optional<SpokenNumber> count_at(std::size_t index) const {
    if (index >= tokens_.size()) return std::nullopt;
    const std::optional<SpokenNumber> number = read_spoken_number(tokens_, index);
    if (!number || !number->is_sure || number->is_range || number->is_ellipsis) return std::nullopt;
    const bool is_count = number->value > 0 && number->value % kThousandths == 0 &&
                          number->value <= kMostNotes * kThousandths;
    return is_count ? number : std::nullopt;
  }

  // The baht on a note, in digits or words at `index`, which is moved behind them; 0 if none.
  std::int64_t note_worth(std::size_t& index) const {
    if (index >= tokens_.size()) return 0;
    std::int64_t worth = 0;
    std::size_t past = index + 1;
    if (is(index, Word::kNumber)) {
      worth = tokens_[index].value / kThousandths;
    } else if (is(index, Word::kDigit)) {
      const bool has_unit = is(past, Word::kUnit) || is(past, Word::kTen);
      worth = tokens_[index].value * (has_unit ? tokens_[past++].value : 1);
    } else if (is(index, Word::kUnit) || is(index, Word::kTen) || is(index, Word::kTwenty)) {
      worth = tokens_[index].value;
    }
    if (!is_note_worth(worth)) return 0;
    index = past;
    return worth;
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
};

}  // namespace

std::optional<Figure> read_notes(std::string_view text, const std::vector<Token>& tokens,
                                 std::size_t first) {
  return NoteReader(text, tokens).read(first);
}

}  // namespace sammachip
