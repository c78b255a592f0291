#include "tests/tidy/functions.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <string_view>
#include <utility>

namespace sammachip::tidy {

namespace {

constexpr std::size_t kMostOfFunction = 70;

bool is_blank(char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; }

// One blank where there are several; what stands in parentheses is left out.
std::string outline(std::string_view text) {
  std::string line;
  int depth = 0;
  for (const char c : text) {
    if (c == ')') --depth;
    if (depth > 0 && c != '(') continue;
    if (c == '(') ++depth;
    if (depth > 1) continue;
    if (!is_blank(c)) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  while (line.ends_with(' ')) line.pop_back();
  return line;
}

// Without the "template <...>" before it.
std::string_view without_template(std::string_view head) {
  while (head.starts_with("template")) {
    std::size_t at = std::min(head.find('<'), head.size());
    for (int depth = 0; at < head.size(); ++at) {
      if (head[at] == '<') ++depth;
      if (head[at] == '>' && --depth == 0) break;
    }
    head.remove_prefix(std::min(at + 1, head.size()));
    while (head.starts_with(' ')) head.remove_prefix(1);
  }
  return head;
}

// Nothing: a list of values, an enum.
std::optional<BlockKind> kind_of(std::string_view whole_head) {
  const std::string_view head = without_template(whole_head);
  const auto parenthesis = head.find('(');
  const bool has_parenthesis = parenthesis != std::string_view::npos;
  if (head.starts_with("namespace") || head.starts_with("inline namespace")) {
    return BlockKind::kNamespace;
  }
  if (head.starts_with("extern") && !has_parenthesis) return BlockKind::kNamespace;
  const bool is_named_class =
      head.starts_with("class ") || head.starts_with("struct ") || head == "struct";
  if (is_named_class && (!has_parenthesis || head.find(':') < parenthesis)) {
    return BlockKind::kClass;
  }
  if (head.find("= [") != std::string_view::npos) return BlockKind::kFunction;  // A lambda.
  const bool is_value =
      head.find('=') != std::string_view::npos && head.find("operator") == std::string_view::npos;
  if (!has_parenthesis || is_value) return std::nullopt;
  return BlockKind::kFunction;
}

// Walks over a source's code outside of functions.
class Walk {
 public:
  explicit Walk(const Source& source) : code_(source.code) { blank_preprocessor(); }

  std::vector<Block> run() {
    for (at_ = 0; at_ < code_.size(); ++at_) {
      const char c = code_[at_];
      if (is_blank(c)) continue;
      if (head_from_ == std::string::npos) head_from_ = at_;
      if (c == '(') at_ = closing('(', ')');
      if (c == ';') end_head();
      if (c == ':' && is_access()) end_head();
      if (c == '{') open_brace();
      if (c == '}') close_brace();
      last_ = c == '(' ? ')' : c;
    }
    return std::move(blocks_);
  }

 private:
  void blank_preprocessor() {
    for (std::size_t at = 0; at < code_.size();) {
      const std::size_t end = std::min(code_.find('\n', at), code_.size());
      if (code_[at] == '#')
        std::fill_n(code_.begin() + static_cast<std::ptrdiff_t>(at), end - at, ' ');
      at = end + 1;
    }
  }

  // Where what opens at `at_` is closed; the end of the text if it is not.
  std::size_t closing(char open, char close) const {
    int depth = 0;
    for (std::size_t at = at_; at < code_.size(); ++at) {
      if (code_[at] == open) ++depth;
      if (code_[at] == close && --depth == 0) return at;
    }
    return code_.size();
  }

  std::string head() const {
    return outline(std::string_view(code_).substr(head_from_, at_ - head_from_));
  }
  void end_head() { head_from_ = std::string::npos; }

  bool is_access() const {
    const std::string before = head();
    return before == "public" || before == "private" || before == "protected";
  }

  void open_brace() {
    const std::string before = head();
    const auto kind = kind_of(before);
    const bool is_of_initialisers = kind == BlockKind::kFunction && last_ != ')' && last_ != '}' &&
                                    before.find(") :") != std::string::npos;
    if (!kind || is_of_initialisers) {
      at_ = closing('{', '}');  // And the head goes on.
      last_ = '}';
      return;
    }
    Block block{*kind, before, head_from_, 0};
    end_head();
    if (*kind == BlockKind::kNamespace || *kind == BlockKind::kClass) {
      open_.push_back(std::move(block));
      return;
    }
    at_ = closing('{', '}');
    block.end = at_;
    blocks_.push_back(std::move(block));
  }

  void close_brace() {
    end_head();
    if (open_.empty()) return;
    open_.back().end = at_;
    blocks_.push_back(std::move(open_.back()));
    open_.pop_back();
  }

  std::string code_;
  std::size_t at_ = 0;
  std::size_t head_from_ = std::string::npos;
  char last_ = ' ';
  std::vector<Block> open_;
  std::vector<Block> blocks_;
};

}  // namespace

std::vector<Block> blocks_of(const Source& source) { return Walk(source).run(); }

Findings long_functions(const std::vector<Source>& sources) {
  Findings findings;
  for (const auto& source : sources) {
    for (const auto& block : blocks_of(source)) {
      if (block.kind != BlockKind::kFunction) continue;
      const std::size_t first = source.line_of(block.begin);
      const std::size_t lines = source.line_of(block.end) - first + 1;
      if (lines <= kMostOfFunction) continue;
      findings.push_back(found_at(source, first,
                                  "a function of " + std::to_string(lines) +
                                      " lines; it may have " + std::to_string(kMostOfFunction) +
                                      ": give a part of it a name of its own"));
    }
  }
  return findings;
}

}  // namespace sammachip::tidy
