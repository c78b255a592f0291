#include "bot/base/failure.h"

#include "bot/base/log.h"

namespace sammachip {

std::optional<std::string> failure_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const std::exception& error) {
    return loggable(error);
  }
  return std::nullopt;
}

}  // namespace sammachip
