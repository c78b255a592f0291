#include "bench/people.h"

#include <chrono>
#include <cstdio>

#include "bot/base/clock.h"
#include "handlers/calendar/programme_settings.h"
#include "storage/database/connection.h"
#include "storage/database/database.h"
#include "storage/database/identifier.h"
#include "storage/households/household_links.h"
#include "storage/households/households.h"
#include "storage/machine/line_accounts.h"
#include "storage/records.h"
#include "storage/villages/places.h"

namespace bench {
namespace {

using namespace sammachip;

constexpr std::uint64_t kHouseholdsPerVillage = 20;
constexpr std::uint64_t kVillagesPerTambon = 10;
constexpr std::uint64_t kTambonsPerDistrict = 10;

std::string digits(std::uint64_t number, int width) {
  std::string text = std::to_string(number);
  text.insert(0, static_cast<std::size_t>(width) - text.size(), '0');
  return text;
}

std::string add_village(Records& records, std::uint64_t number) {
  const std::uint64_t tambon = number / kVillagesPerTambon;
  const AreaCode district_code("92" + digits(tambon / kTambonsPerDistrict + 1, 2));
  const AreaCode tambon_code =
      AreaCode(district_code + digits(tambon % kTambonsPerDistrict + 1, 2));
  const int moo = static_cast<int>(number % kVillagesPerTambon) + 1;
  VillageCode code(tambon_code + digits(static_cast<std::uint64_t>(moo), 2));
  records.places.upsert(District{district_code, "ห้วยยอด", "92", "075-000-000", "พัฒนากรตัวอย่าง"});
  records.places.upsert(Tambon{tambon_code, "เขากอบ", district_code});
  records.places.upsert(Village{code, moo, "ควนเมา", tambon_code});
  return code;
}

void add_person(Records& records, std::uint64_t number, const VillageCode& village_code,
                long long now_ms) {
  Household house;
  house.id = new_id(now_ms);
  house.village_code = village_code;
  house.house_no = std::to_string(number % kHouseholdsPerVillage + 1) + "/1";
  house.head_name = "ตัวอย่าง " + std::to_string(number);
  house.members = 4;
  house.main_occupation = "rubber";
  house.programme_occupation = "curry";
  house.status = HouseholdStatus::kActive;
  house.created_at_ms = now_ms;
  house.created_by = user_id(number);
  records.households.insert(house);
  records.household_links.insert(
      {new_id(now_ms), user_id(number), house.id, Relation::kHead, now_ms, {}});
  LineAccount account;
  account.user_id = user_id(number);
  account.language = "th";
  account.called = "ป้าตัวอย่าง";
  account.current_household_id = house.id;
  account.notice_version = ProgrammeSettings{}.notice_version;
  account.notice_at_ms = now_ms;
  account.created_at_ms = now_ms;
  account.last_seen_ms = now_ms;
  records.line_accounts.save(account);
}

}  // namespace

sammachip::AccountId user_id(std::uint64_t number) {
  // LINE's look random: neighbours are not neighbours in the table.
  std::uint64_t mixed = (number + 1) * 0x9E3779B97F4A7C15ULL;
  mixed ^= mixed >> 32U;
  char text[34];
  std::snprintf(text, sizeof text, "U%016llx%016llx", static_cast<unsigned long long>(mixed),
                static_cast<unsigned long long>(number));
  return sammachip::AccountId(text);
}

void register_people(const std::string& url, std::uint64_t count) {
  Database database(url);
  Records records(database);
  Transaction transaction(database.writer());
  const long long now_ms = milliseconds(SystemClock().now());
  records.places.upsert(Province{"92", "ตรัง"});
  VillageCode village_code;
  for (std::uint64_t number = 0; number < count; ++number) {
    if (number % kHouseholdsPerVillage == 0) {
      village_code = VillageCode(add_village(records, number / kHouseholdsPerVillage));
    }
    add_person(records, number, village_code, now_ms);
  }
  transaction.commit();
}

Rows rows_in(const std::string& url) {
  Database database(url);
  Connection& connection = database.writer();
  return {static_cast<std::uint64_t>(connection.number("SELECT COUNT(*) FROM inbox")),
          static_cast<std::uint64_t>(connection.number("SELECT COUNT(*) FROM income_report"))};
}

}  // namespace bench
