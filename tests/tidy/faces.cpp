#include "tests/tidy/faces.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace sammachip::tidy {

namespace {

constexpr std::string_view kTalk = "std::unique_ptr<Conversation>";
constexpr std::string_view kAll = "handlers/all.cpp";

bool is_face(const std::string& file) { return file.ends_with("/talks.h"); }

// "report_talk" of "std::unique_ptr<Conversation> report_talk();"; empty: no function.
std::string declared_after(std::size_t end, const Source& source) {
  const std::string& code = source.code;
  const std::size_t from = code.find_first_not_of(' ', end);
  if (from == std::string::npos) return {};
  const std::size_t to = code.find_first_not_of("abcdefghijklmnopqrstuvwxyz_0123456789", from);
  return to != std::string::npos && code[to] == '(' ? code.substr(from, to - from) : std::string();
}

const Source* find_source(const std::string& file, const std::vector<Source>& sources) {
  const auto found = std::find_if(sources.begin(), sources.end(),
                                  [&](const Source& source) { return source.file == file; });
  return found == sources.end() ? nullptr : &*found;
}

bool includes(const Source& source, const std::string& file) {
  return source.text.find("#include \"" + file + "\"") != std::string::npos;
}

// Whether the function whose name ends at `end` is only declared there: ";" comes before "{".
bool is_declaration(std::size_t end, const Source& source) {
  const std::size_t next = source.code.find_first_of(";{", end);
  return next != std::string::npos && source.code[next] == ';';
}

// What `source` declares that stands in a face.
void look_at_declarations(const Source& source, const std::vector<Source>& sources,
                          Findings& findings) {
  const std::string face = folder_of(source.file) + "/face.cpp";
  for (const std::string_view type : {kTalk, std::string_view("Face")}) {
    for (const std::size_t at : places_of(type, source)) {
      const std::string name = declared_after(at + type.size(), source);
      if (name.empty() || !is_declaration(at, source)) continue;
      const std::size_t line = source.line_of(at);
      if (!is_face(source.file)) {
        findings.push_back(found_at(source, line,
                                    name + "() is of the folder's face: declare it in " +
                                        folder_of(source.file) + "/talks.h"));
        continue;
      }
      const Source* list = find_source(face, sources);
      if (list == nullptr || places_of(name, *list).empty()) {
        findings.push_back(found_at(source, line, name + "() is in no list: name it in " + face));
      }
    }
  }
}

}  // namespace

Findings broken_faces(const std::vector<Source>& sources) {
  Findings findings;
  const Source* all = find_source(std::string(kAll), sources);
  for (const auto& source : sources) {
    if (!source.is_in("handlers/")) continue;
    look_at_declarations(source, sources, findings);
    if (is_face(source.file) && (all == nullptr || !includes(*all, source.file))) {
      findings.push_back(found_at(source, 1, "include this face in " + std::string(kAll)));
    }
    for (const auto& quoted : source.quoted) {
      if (source.file == kAll && !is_face(quoted.text) && quoted.text != "handlers/all.h") {
        findings.push_back(found_at(source, source.line_of(quoted.at),
                                    quoted.text + " is no face: include the folder's talks.h"));
      }
      const bool is_others = quoted.text.starts_with("handlers/") && is_face(quoted.text) &&
                             folder_of(quoted.text) != folder_of(source.file);
      if (!is_others || source.file == kAll) continue;
      findings.push_back(found_at(source, source.line_of(quoted.at),
                                  quoted.text + " is for the list of all: include the header " +
                                      "with what is needed, or begin the talk by its name"));
    }
  }
  return findings;
}

}  // namespace sammachip::tidy
