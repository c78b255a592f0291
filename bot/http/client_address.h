// Whose connection or request it is, for limits only: never logged, never kept.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <string>

namespace sammachip {

// An address as IPv6 writes it (an IPv4 one mapped into it); of IPv6 only the network, as one house
// has as many addresses as it likes.
using ClientAddress = std::array<unsigned char, 16>;

// The other side of `socket`; all zero if it is gone or has no address.
ClientAddress address_of_peer(int socket);
// "203.0.113.7", "2001:db8::1"; nothing if it is no address.
std::optional<ClientAddress> address_in(const std::string& text);
// Whether it is this machine's own: a reverse proxy, or somebody who is logged in.
bool is_loopback(const ClientAddress& address);

// At most so many at once of one address. Thread-safe.
class AddressCap {
 public:
  // One of them, for as long as it lives; its AddressCap must outlive it.
  class Place {
   public:
    Place(AddressCap& cap, ClientAddress address) : cap_(&cap), address_(address) {}
    ~Place();
    Place(Place&& other) noexcept : cap_(other.cap_), address_(other.address_) {
      other.cap_ = nullptr;
    }
    Place& operator=(Place&&) = delete;
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;

   private:
    AddressCap* cap_;
    ClientAddress address_;
  };

  // `most` of 0: no cap.
  explicit AddressCap(std::size_t most) : most_(most) {}
  // Nothing if that address has as many already.
  std::optional<Place> enter(const ClientAddress& address);

 private:
  void leave(const ClientAddress& address);

  const std::size_t most_;
  std::mutex mutex_;
  std::map<ClientAddress, std::size_t> counts_;  // Guarded by mutex_; none is 0.
};

}  // namespace sammachip
