// The header of a request as it came, looked at before cpp-httplib reads it: what two readers could
// read in two ways is refused. RFC 9112 2.2, 5, 6; RFC 9110 14.2.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace sammachip {

// What a checked header says about its request.
struct HttpHeader {
  std::string text;        // For cpp-httplib; without a Range that is not to be served.
  bool has_body = false;   // A length or chunks are announced, of whatever method.
  std::string method;      // "GET".
  std::string for_client;  // The last address of X-Forwarded-For; empty: none.
};

// `text` is all up to and with the empty line. Nothing if it is to be refused with 400: a line that
// is folded, has no name, a space before its colon or a control character; a body whose end could
// be in two places (both lengths, several, one that is no number, any coding but "chunked"). A
// Range is left out unless it has at most `most_ranges` parts; whoever asked gets the whole, as RFC
// 9110 14.2 allows. Pure.
std::optional<HttpHeader> checked_header(const std::string& text, std::size_t most_ranges);

}  // namespace sammachip
