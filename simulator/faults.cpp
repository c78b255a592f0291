#include "simulator/faults.h"

#include <array>
#include <utility>

namespace sammachip::simulator {

namespace {

constexpr std::array<std::pair<FaultKind, const char*>, 14> kNames{{
    {FaultKind::kDelay, "delay"},
    {FaultKind::kAcceptAndHang, "accept-and-hang"},
    {FaultKind::kAcceptAndDrop, "accept-and-drop"},
    {FaultKind::kDropUnheard, "drop"},
    {FaultKind::kRateLimited, "rate-limit"},
    {FaultKind::kQuotaUsedUp, "quota"},
    {FaultKind::kServerError, "500"},
    {FaultKind::kUnauthorized, "401"},
    {FaultKind::kPortal, "portal"},
    {FaultKind::kContentNotReady, "not-ready"},
    {FaultKind::kContentGone, "gone"},
    {FaultKind::kContentTooLarge, "too-large"},
    {FaultKind::kContentEndless, "endless"},
    {FaultKind::kContentNoPhoto, "no-photo"},
}};

bool fits(const std::string& endpoint, const std::string& path) {
  if (endpoint == "*") return true;
  if (endpoint.starts_with('/')) return path.starts_with(endpoint);
  return (path + '/').find('/' + endpoint + '/') != std::string::npos;
}

}  // namespace

void Faults::add(Fault fault) {
  const std::lock_guard lock(mutex_);
  faults_.push_back(std::move(fault));
}

void Faults::clear() {
  const std::lock_guard lock(mutex_);
  faults_.clear();
}

std::optional<Fault> Faults::take(const std::string& path) {
  const std::lock_guard lock(mutex_);
  for (auto fault = faults_.begin(); fault != faults_.end(); ++fault) {
    if (!fits(fault->endpoint, path)) continue;
    const Fault taken = *fault;
    if (fault->calls > 0 && --fault->calls == 0) faults_.erase(fault);
    return taken;
  }
  return std::nullopt;
}

std::vector<Fault> Faults::list() const {
  const std::lock_guard lock(mutex_);
  return faults_;
}

std::string fault_name(FaultKind kind) {
  for (const auto& [known, name] : kNames) {
    if (known == kind) return name;
  }
  return "unknown";
}

std::optional<FaultKind> fault_kind(const std::string& name) {
  for (const auto& [kind, known] : kNames) {
    if (name == known) return kind;
  }
  return std::nullopt;
}

}  // namespace sammachip::simulator
