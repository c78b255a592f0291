// Flex cards: what is shown with buttons of its own, beside words that say the same.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "bot/talks/talks.h"

namespace sammachip {

// LINE takes at most 12 in a carousel and 50,000 bytes of it (30,000 of a card alone); these leave
// room for ten cards of the longest lines in Thai.
inline constexpr std::size_t kMostCards = 10;
inline constexpr std::size_t kMostCardLine = 160;  // UTF-16 units; a longer line is cut.
inline constexpr std::size_t kMostCardLines = 40;

struct CardLine {
  CardLine() = default;
  CardLine(std::string line) : text(std::move(line)) {}  // NOLINT: a line is mostly its words.

  std::string text;  // Empty: a rule between parts.
  bool is_heading = false;
};

CardLine card_heading(std::string text);

struct Card {
  std::string title;
  std::string aside;  // Small, below the title: where, since when. May be empty.
  std::vector<CardLine> lines;
  std::vector<CommandButton> buttons;
};

// One bubble with the cards side by side, numbered where there are several; without Flex `in_words`
// is shown, which should say it all, and below it what to type for the buttons.
// REQUIRES: 1 to kMostCards cards.
Say cards_say(const std::vector<Card>& cards, const std::string& in_words, const Turn& turn);

// What a card says, line by line, without its buttons.
std::string card_in_words(const Card& card);

}  // namespace sammachip
