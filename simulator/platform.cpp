#include "simulator/platform.h"

#include <optional>
#include <utility>

namespace sammachip::simulator {

Platform::Platform(Settings settings) : LinePlatform(std::move(settings)) {
  start([this](const HttpRequest& request) -> std::optional<HttpReply> {
    if (!ControlApi::owns(request)) return std::nullopt;
    return control_api_.answer(request);
  });
}

}  // namespace sammachip::simulator
