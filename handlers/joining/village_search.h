// Finding one's village by its name, or by the name of who leads it, without a code.
#pragma once

#include <string>
#include <vector>

#include "bot/talks/conversation.h"
#include "storage/villages/places.h"

namespace sammachip {

// As many as can be read on a small phone, and have a button.
inline constexpr std::size_t kMostVillagesFound = 6;

// The villages that the words may mean, the likeliest first: "ควนเมา", "บ้านควนเมา หมู่ 1",
// "ผู้ใหญ่สมชาย". Empty if none is near.
std::vector<VillagePlace> villages_meant(const std::string& words, const Turn& turn);

// Of those found, the one that an answer names: its number in the list, a yes to the only one, or
// words that fit no other. An empty code if it names none.
VillageCode village_chosen(const std::vector<VillagePlace>& found, const std::string& answer);

// "1) บ้านควนเมา หมู่ 1 ต.เขากอบ", a line each.
std::string villages_listed(const std::vector<VillagePlace>& found, const Turn& turn);

}  // namespace sammachip
