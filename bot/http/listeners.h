// The two places at which the bot serves HTTP, as the settings say.
#pragma once

#include "bot/base/config.h"
#include "bot/http/http_server.h"

namespace sammachip {

// For LINE's webhooks and the state pages: many kept connections of few callers, no cap for an
// address, as LINE's addresses are not told and all come through one proxy.
HttpListener line_listener(const Config& config);

// For people's browsers: photos and QR codes. Of one address few at once, idle connections are soon
// closed, and nobody is waited for when the program ends.
HttpListener pages_listener(const Config& config);

}  // namespace sammachip
