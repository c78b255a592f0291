#include "tests/tidy/sources.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>

namespace sammachip::tidy {

namespace {

constexpr std::string_view kBroken = "tests/tidy/broken/";

bool is_of_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

// Reads a source from its beginning to its end.
class Blanking {
 public:
  explicit Blanking(Source& source) : source_(source), text_(source.text) {}

  void run() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '/' && next() == '/') {
        blank(std::min(text_.find('\n', at_), text_.size()));
      } else if (c == '/' && next() == '*') {
        blank(after("*/"));
      } else if (c == 'R' && next() == '"' && !is_after_word()) {
        take_raw();
      } else if (c == '"') {
        take_string();
      } else if (c == '\'' && !is_after_word()) {
        take_character();
      } else {
        ++at_;  // Also the quote in 10'000.
      }
    }
  }

 private:
  char next() const { return at_ + 1 < text_.size() ? text_[at_ + 1] : '\0'; }
  bool is_after_word() const { return at_ > 0 && is_of_word(text_[at_ - 1]); }

  std::size_t after(std::string_view end) const {
    const auto found = text_.find(end, at_ + 2);
    return found == std::string::npos ? text_.size() : found + end.size();
  }

  void blank(std::size_t end) {
    for (; at_ < end; ++at_) {
      if (text_[at_] != '\n') source_.code[at_] = ' ';
    }
  }

  // Where the string or character that begins here has its last quote.
  std::size_t closing(char quote) const {
    std::size_t end = at_ + 1;
    while (end < text_.size() && text_[end] != quote && text_[end] != '\n') {
      end += text_[end] == '\\' ? 2 : 1;
    }
    return std::min(end, text_.size());
  }

  void take_string() {
    const std::size_t end = closing('"');
    source_.quoted.push_back({at_, text_.substr(at_ + 1, end - at_ - 1), false});
    ++at_;
    blank(end);
    ++at_;
  }

  void take_character() {
    const std::size_t end = closing('\'');
    ++at_;
    blank(end);
    ++at_;
  }

  void take_raw() {
    const std::size_t open = std::min(text_.find('(', at_), text_.size());
    const std::string close = ")" + text_.substr(at_ + 2, open - at_ - 2) + "\"";
    const std::size_t end = std::min(text_.find(close, open), text_.size());
    source_.quoted.push_back({at_, text_.substr(open + 1, end - std::min(end, open + 1)), true});
    at_ += 2;
    blank(std::min(end + close.size() - 1, text_.size()));
    ++at_;
  }

  Source& source_;
  const std::string& text_;
  std::size_t at_ = 0;
};

std::string text_of_file(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

std::size_t Source::line_of(std::size_t at) const {
  const auto next = std::upper_bound(line_starts.begin(), line_starts.end(), at);
  return static_cast<std::size_t>(next - line_starts.begin());
}

std::string_view Source::line(std::size_t number) const {
  const std::size_t from = line_starts.at(number - 1);
  const std::size_t to = std::min(text.find('\n', from), text.size());
  return std::string_view(text).substr(from, to - from);
}

Source source_from(std::string file, std::string text) {
  Source source{std::move(file), std::move(text), {}, {}, {}};
  source.code = source.text;
  Blanking(source).run();
  for (std::size_t at = 0; at < source.text.size();) {
    source.line_starts.push_back(at);
    const auto end = source.text.find('\n', at);
    at = end == std::string::npos ? source.text.size() : end + 1;
  }
  return source;
}

std::vector<Source> sources_of(const std::string& checkout) {
  namespace fs = std::filesystem;
  std::vector<Source> sources;
  for (const auto& folder : fs::directory_iterator(checkout)) {
    const std::string name = folder.path().filename().string();
    if (!folder.is_directory() || name.starts_with('.') || name == "build") continue;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      const fs::path& path = entry.path();
      if (path.extension() != ".h" && path.extension() != ".cpp") continue;
      std::string file = fs::relative(path, checkout).string();
      if (file.starts_with(kBroken)) continue;
      sources.push_back(source_from(std::move(file), text_of_file(path)));
    }
  }
  std::sort(sources.begin(), sources.end(),
            [](const Source& one, const Source& other) { return one.file < other.file; });
  return sources;
}

Source broken_source(const std::string& checkout, const std::string& name, std::string as) {
  return source_from(std::move(as), text_of_file(checkout + "/" + std::string(kBroken) + name));
}

std::string folder_of(const std::string& file) { return file.substr(0, file.rfind('/')); }

std::string found_at(const Source& source, std::size_t line, const std::string& what) {
  return source.file + ":" + std::to_string(line) + ": " + what;
}

std::vector<std::size_t> places_of(std::string_view word, const Source& source) {
  std::vector<std::size_t> places;
  const std::string& code = source.code;
  for (auto at = code.find(word); at != std::string::npos; at = code.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    const bool is_alone =
        (at == 0 || !is_of_word(code[at - 1])) && (end == code.size() || !is_of_word(code[end]));
    if (is_alone) places.push_back(at);
  }
  return places;
}

}  // namespace sammachip::tidy
