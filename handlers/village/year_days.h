// Whether a day lies in a village's year, 1 October to 30 September.
#pragma once

#include <optional>
#include <string>

#include "bot/talks/conversation.h"
#include "storage/villages/places.h"

namespace sammachip {

// What is said of a day (ISO) that is of another fiscal year than `programme`; nothing if it is of
// that one, or no day. What is bought or held then belongs to the other year's books.
std::optional<Problem> of_another_year(const std::string& day, const VillageProgramme& programme,
                                       const Turn& turn);

}  // namespace sammachip
