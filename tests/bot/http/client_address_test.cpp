#include "bot/http/client_address.h"

#include <catch2/catch.hpp>

using namespace sammachip;

TEST_CASE("Addresses are told apart, of IPv6 by their network") {
  CHECK(address_in("203.0.113.7") == address_in("::ffff:203.0.113.7"));
  CHECK(address_in("203.0.113.7") != address_in("203.0.113.8"));
  CHECK(address_in("2001:db8:1:2::1") == address_in("2001:db8:1:2:ffff::9"));
  CHECK(address_in("2001:db8:1:2::1") != address_in("2001:db8:1:3::1"));
  CHECK_FALSE(address_in(""));
  CHECK_FALSE(address_in("unknown"));
  CHECK_FALSE(address_in("203.0.113.7:80"));
  CHECK(is_loopback(*address_in("127.0.0.1")));
  CHECK(is_loopback(*address_in("127.8.8.8")));
  CHECK(is_loopback(*address_in("::1")));
  CHECK_FALSE(is_loopback(*address_in("203.0.113.7")));
  CHECK_FALSE(is_loopback(*address_in("::2")));
}

TEST_CASE("One address has at most so many places, and gets one again when it leaves one") {
  AddressCap cap(2);
  const ClientAddress one = *address_in("203.0.113.7");
  const ClientAddress other = *address_in("203.0.113.8");
  const auto first = cap.enter(one);
  {
    const auto second = cap.enter(one);
    REQUIRE(second);
    CHECK_FALSE(cap.enter(one));
    CHECK(cap.enter(other));
  }
  CHECK(cap.enter(one));
  CHECK(first);

  AddressCap open(0);
  const auto any = open.enter(one);
  for (int i = 0; i < 100; ++i) CHECK(open.enter(one));
}
