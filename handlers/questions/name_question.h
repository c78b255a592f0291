// How the name of a person, and an answer in a few own words, are asked for.
#pragma once

#include <string>

#include "bot/talks/conversation.h"

namespace sammachip {

// A person's name, out of whatever it was told in; at most `most` UTF-16 units. A yes, a telephone
// number, a link and signs are none.
Reader<std::string> person_name(std::size_t most);

// A few own words, at most `most` UTF-16 units, without particles and emoji. A number, a yes, a
// link and signs are none.
Reader<std::string> few_words(std::size_t most);

// What somebody is to a house, by its button or in their own words: a Relation's word.
Reader<std::string> relation_to_house();

// The number on a door.
Reader<std::string> house_number();

}  // namespace sammachip
