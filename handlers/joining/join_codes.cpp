#include "handlers/joining/join_codes.h"

#include "handlers/words/codes.h"

namespace sammachip {

namespace {

constexpr CodeShape kJoinCode{8, 2, 2};

}  // namespace

std::string make_join_code() { return make_code(kJoinCode); }

std::string shown_join_code(std::string_view code) { return shown_code(kJoinCode, code); }

std::optional<std::string> read_join_code(std::string_view text) {
  return read_code(kJoinCode, text);
}

std::string join_link(std::string_view basic_id, std::string_view code) {
  return code_link(basic_id, shown_join_code(code));
}

}  // namespace sammachip
