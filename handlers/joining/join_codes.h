// The codes by which households come in: of a village (a poster, a QR code) or of one house.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sammachip {

// Eight letters and digits without look-alikes (no 0 O 1 I L), of each at least two, so that a code
// is never an amount or a word. From the system's random source.
std::string make_join_code();

// "ABCD2345" -> "ABCD-2345", easier to read aloud and type.
std::string shown_join_code(std::string_view code);

// The code in a text, in upper case without the dash; nothing if there is none. Lower case, spaces
// and words around it ("รหัส abcd-2345") are understood.
std::optional<std::string> read_join_code(std::string_view text);

// The link that opens the chat with the code already written: LINE's oaMessage URL scheme.
// `basic_id` is the account's, with its "@".
std::string join_link(std::string_view basic_id, std::string_view code);

}  // namespace sammachip
