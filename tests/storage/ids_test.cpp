#include "storage/ids/ids.h"

#include <catch2/catch.hpp>
#include <string>
#include <type_traits>

namespace sammachip {
namespace {

template <class From, class To>
constexpr bool kStandsFor = std::is_convertible_v<From, To>;

// grant_role(user, role, area) in another order.
static_assert(!kStandsFor<AccountId, AreaCode> && !kStandsFor<AreaCode, AccountId>);
static_assert(!std::is_constructible_v<HouseholdId, ProgrammeId>);
static_assert(!std::is_assignable_v<HouseholdId&, PurchaseId>);
// A text becomes an id only where the code says of what.
static_assert(!kStandsFor<std::string, HouseholdId> && !kStandsFor<std::string_view, HouseholdId>);
static_assert(std::is_constructible_v<HouseholdId, std::string>);
// A village is an area, and any record may be what something is about; back it has to be said.
static_assert(kStandsFor<VillageCode, AreaCode> && !kStandsFor<AreaCode, VillageCode>);
static_assert(kStandsFor<PurchaseId, SubjectId> && !kStandsFor<SubjectId, PurchaseId>);
static_assert(std::is_constructible_v<PurchaseId, SubjectId>);

template <class One, class Other>
concept CanBeCompared = requires(const One& one, const Other& other) {
  one == other;
};
static_assert(CanBeCompared<HouseholdId, HouseholdId> && CanBeCompared<HouseholdId, std::string>);
static_assert(CanBeCompared<VillageCode, AreaCode> && !CanBeCompared<HouseholdId, AccountId>);

TEST_CASE("An id is read as the text it is") {
  const HouseholdId house("h1");
  const std::string text = house;
  CHECK(text == "h1");
  CHECK(house == "h1");
  CHECK(house != HouseholdId("h2"));
  CHECK("open|" + house == "open|h1");
  CHECK(HouseholdId().empty());
}

TEST_CASE("A place lies in the areas whose digits it begins with") {
  const VillageCode village("92060301");
  CHECK(lies_in(village, "9206"));
  CHECK(lies_in(village, village));
  CHECK(lies_in(village, ""));
  CHECK_FALSE(lies_in(village, "9207"));
  CHECK_FALSE(lies_in("9206", village));
  CHECK(area_around(village, 6) == "920603");
  CHECK(area_around("92", 6) == "92");
}

}  // namespace
}  // namespace sammachip
