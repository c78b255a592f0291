#include "commands/csv_file.h"

#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "language/letters/normalise.h"

namespace sammachip {

namespace {

// Thailand has 75,000 villages, of about a hundred bytes each.
constexpr std::size_t kMostFileBytes = 32UL * 1024 * 1024;
constexpr std::size_t kMostLinesShown = 50;

// What Excel saves as "CSV" on a Thai machine.
std::string from_windows_874(std::string_view bytes) {
  UErrorCode error = U_ZERO_ERROR;
  // A byte of it becomes at most three of UTF-8.
  std::string text(bytes.size() * 3 + 1, '\0');
  const int32_t length =
      ucnv_convert("UTF-8", "windows-874", text.data(), static_cast<int32_t>(text.size()),
                   bytes.data(), static_cast<int32_t>(bytes.size()), &error);
  if (U_FAILURE(error)) throw std::runtime_error("ICU does not convert Windows-874.");
  text.resize(static_cast<std::size_t>(length));
  return text;
}

std::vector<CsvRecord> records_of(std::string_view text) {
  std::vector<CsvRecord> records;
  CsvRecord record{1, {""}};
  int line = 1;
  bool is_quoted = false;
  const auto end_record = [&] {
    // A spreadsheet saves the rows below its last one as commas.
    const bool is_empty = std::all_of(record.fields.begin(), record.fields.end(),
                                      [](const auto& field) { return normalise(field).empty(); });
    if (!is_empty) records.push_back(std::move(record));
    record = {line, {""}};
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool is_line_end =
        c == '\n' || (c == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'));
    if (is_line_end) ++line;
    if (is_quoted) {
      if (c != '"') {
        record.fields.back() += c;
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        record.fields.back() += text[++i];
      } else {
        is_quoted = false;
      }
    } else if (c == '"') {
      is_quoted = true;
    } else if (c == ',') {
      record.fields.emplace_back();
    } else if (is_line_end) {
      end_record();
    } else if (c != '\r') {
      record.fields.back() += c;
    }
  }
  record.is_closed = !is_quoted;
  end_record();
  return records;
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  UErrorCode error = U_ZERO_ERROR;
  int32_t length = 0;  // It only counts what the text would take.
  u_strFromUTF8(nullptr, 0, &length, bytes.data(), static_cast<int32_t>(bytes.size()), &error);
  return error != U_INVALID_CHAR_FOUND;
}

CsvFile read_csv(std::string_view bytes) {
  const bool is_utf16 = bytes.rfind("\xFF\xFE", 0) == 0 || bytes.rfind("\xFE\xFF", 0) == 0;
  if (is_utf16) return {{}, "the file is UTF-16: save it as \"CSV UTF-8\""};
  if (bytes.rfind("\xEF\xBB\xBF", 0) == 0) bytes.remove_prefix(3);
  return {records_of(is_utf8(bytes) ? std::string(bytes) : from_windows_874(bytes)), {}};
}

std::string tidied(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_wide_space = text.compare(i, 2, "\xC2\xA0") == 0;
    if (is_wide_space) ++i;
    const bool is_space = is_wide_space || std::string_view(" \t\r\n").find(text[i]) != text.npos;
    if (!is_space) {
      out += text[i];
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  if (!file) throw std::runtime_error("Cannot read " + path + ".");
  std::string bytes = content.str();
  if (bytes.size() > kMostFileBytes) {
    throw std::runtime_error(path + " is larger than a list of all of Thailand's villages.");
  }
  return bytes;
}

std::runtime_error refused_file(const std::string& path, const std::vector<BadLine>& bad_lines) {
  std::string text = "Nothing was imported: " + std::to_string(bad_lines.size()) +
                     (bad_lines.size() == 1 ? " line" : " lines") + " of " + path +
                     " cannot be taken.";
  for (std::size_t i = 0; i < bad_lines.size() && i < kMostLinesShown; ++i) {
    text += "\n  line " + std::to_string(bad_lines[i].line) + ": " + bad_lines[i].what;
  }
  if (bad_lines.size() > kMostLinesShown) {
    text += "\n  and " + std::to_string(bad_lines.size() - kMostLinesShown) + " more";
  }
  return std::runtime_error(text);
}

}  // namespace sammachip
