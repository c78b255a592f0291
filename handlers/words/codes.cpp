#include "handlers/words/codes.h"

#include <openssl/rand.h>

#include <algorithm>
#include <stdexcept>
#include <vector>

#include "language/letters/normalise.h"

namespace sammachip {

namespace {

constexpr std::string_view kLetters = "ABCDEFGHJKMNPQRSTUVWXYZ";
constexpr std::string_view kDigits = "23456789";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_code(const CodeShape& shape, std::string_view code) {
  if (code.size() != shape.length) return false;
  const auto digits = std::count_if(code.begin(), code.end(), is_digit);
  const bool are_ours = std::all_of(code.begin(), code.end(), [](char c) {
    return kLetters.find(c) != std::string_view::npos || kDigits.find(c) != std::string_view::npos;
  });
  const auto letters = static_cast<std::ptrdiff_t>(code.size()) - digits;
  return are_ours && digits >= shape.least_digits && letters >= shape.least_letters;
}

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

bool is_code_letter(char c) { return is_digit(c) || (upper(c) >= 'A' && upper(c) <= 'Z'); }

}  // namespace

std::string make_code(const CodeShape& shape) {
  static constexpr std::string_view alphabet = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
  while (true) {
    std::vector<unsigned char> bytes(shape.length);
    if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) {
      throw std::runtime_error("OpenSSL gave no random bytes.");
    }
    std::string code;
    // 31 symbols of 256 values: the first eight come up a ninth more often, which no guess can use.
    for (const unsigned char byte : bytes) code += alphabet[byte % alphabet.size()];
    if (is_code(shape, code)) return code;
  }
}

std::string shown_code(const CodeShape& shape, std::string_view code) {
  if (code.size() != shape.length) return std::string(code);
  return std::string(code.substr(0, shape.length / 2)) + "-" +
         std::string(code.substr(shape.length / 2));
}

std::optional<std::string> read_code(const CodeShape& shape, std::string_view typed) {
  const std::string text = normalise(typed);  // Thai digits, wide letters, any dash.
  // Runs of letters and digits, where one dash or space may stand between two halves.
  std::string run;
  std::string previous;
  char between = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : '\n';
    if (is_code_letter(c)) {
      run += upper(c);
      continue;
    }
    if (!run.empty()) {
      if (is_code(shape, run)) return run;
      if ((between == '-' || between == ' ') && is_code(shape, previous + run))
        return previous + run;
      previous = run;
      run.clear();
      between = c;
    } else {
      between = 0;
    }
  }
  return std::nullopt;
}

std::string code_link(std::string_view basic_id, std::string_view shown) {
  // "รหัส " before the code tells the person what they are about to send.
  std::string id;
  for (const char c : basic_id) id += c == '@' ? std::string("%40") : std::string(1, c);
  return "https://line.me/R/oaMessage/" + id + "/?%E0%B8%A3%E0%B8%AB%E0%B8%B1%E0%B8%AA%20" +
         std::string(shown);
}

}  // namespace sammachip
