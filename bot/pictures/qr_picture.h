// QR codes as pictures.
#pragma once

#include <string>

namespace sammachip {

// The bytes of a PNG of `text` as a QR code, readable from a poster and from a phone's screen.
// Throws std::runtime_error if the text is too long for one (about 2,000 bytes).
std::string qr_picture(const std::string& text);

}  // namespace sammachip
