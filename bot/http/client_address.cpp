#include "bot/http/client_address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <cstring>

namespace sammachip {
namespace {

constexpr ClientAddress kMappedPrefix = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
constexpr std::size_t kMappedPrefixBytes = 12;
constexpr std::size_t kNetworkBytes = 8;
constexpr ClientAddress kLoopback6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

ClientAddress from_ipv4(const in_addr& address) {
  ClientAddress mapped = kMappedPrefix;
  std::memcpy(mapped.data() + kMappedPrefixBytes, &address, sizeof address);
  return mapped;
}

bool is_ipv4(const ClientAddress& address) {
  return std::equal(address.begin(), address.begin() + kMappedPrefixBytes, kMappedPrefix.begin());
}

ClientAddress from_ipv6(const in6_addr& address) {
  ClientAddress whole{};
  std::memcpy(whole.data(), &address, sizeof address);
  if (!is_ipv4(whole) && whole != kLoopback6) {
    std::fill(whole.begin() + kNetworkBytes, whole.end(), static_cast<unsigned char>(0));
  }
  return whole;
}

}  // namespace

ClientAddress address_of_peer(int socket) {
  sockaddr_storage peer{};
  socklen_t size = sizeof peer;
  if (::getpeername(socket, reinterpret_cast<sockaddr*>(&peer), &size) != 0) return {};
  if (peer.ss_family == AF_INET) {
    return from_ipv4(reinterpret_cast<const sockaddr_in*>(&peer)->sin_addr);
  }
  if (peer.ss_family == AF_INET6) {
    return from_ipv6(reinterpret_cast<const sockaddr_in6*>(&peer)->sin6_addr);
  }
  return {};
}

std::optional<ClientAddress> address_in(const std::string& text) {
  in_addr four{};
  if (::inet_pton(AF_INET, text.c_str(), &four) == 1) return from_ipv4(four);
  in6_addr six{};
  if (::inet_pton(AF_INET6, text.c_str(), &six) == 1) return from_ipv6(six);
  return std::nullopt;
}

bool is_loopback(const ClientAddress& address) {
  return address == kLoopback6 || (is_ipv4(address) && address[kMappedPrefixBytes] == 127);
}

AddressCap::Place::~Place() {
  if (cap_ != nullptr) cap_->leave(address_);
}

std::optional<AddressCap::Place> AddressCap::enter(const ClientAddress& address) {
  if (most_ > 0) {
    const std::lock_guard lock(mutex_);
    std::size_t& count = counts_[address];
    if (count >= most_) return std::nullopt;
    ++count;
  }
  return std::optional<Place>(std::in_place, *this, address);
}

void AddressCap::leave(const ClientAddress& address) {
  if (most_ == 0) return;
  const std::lock_guard lock(mutex_);
  const auto found = counts_.find(address);
  if (--found->second == 0) counts_.erase(found);
}

}  // namespace sammachip
