// Codes that people type: letters and digits without look-alikes (no 0 O 1 I L).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sammachip {

// What tells one kind of code from others, and from amounts and words.
struct CodeShape {
  std::size_t length;
  std::ptrdiff_t least_letters;
  std::ptrdiff_t least_digits;
};

// A new one from the system's random source.
std::string make_code(const CodeShape& shape);

// With a dash in the middle, easier to read aloud and type.
std::string shown_code(const CodeShape& shape, std::string_view code);

// The code in a text, in upper case without the dash; nothing if there is none. Lower case, spaces
// and words around it ("รหัส abcd-2345") are understood.
std::optional<std::string> read_code(const CodeShape& shape, std::string_view typed);

// The link that opens the chat with the code already written: LINE's oaMessage URL scheme.
// `basic_id` is the account's, with its "@"; `shown` the code as shown.
std::string code_link(std::string_view basic_id, std::string_view shown);

}  // namespace sammachip
