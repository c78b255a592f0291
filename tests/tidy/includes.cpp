#include "tests/tidy/includes.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace sammachip::tidy {

namespace {

// What each folder may include besides itself.
const std::map<std::string, std::set<std::string>> kMayInclude{
    {"language", {}},
    {"storage", {}},
    {"bot", {"language", "storage"}},
    {"handlers", {"language", "storage", "bot"}},
    {"dashboard", {"language", "storage", "bot", "handlers"}},
    {"commands", {"language", "storage", "bot", "handlers", "dashboard"}},
    // They meet the program over HTTP; the bench makes its people with the program's own records.
    {"simulator", {}},
    {"bench", {"language", "storage", "bot", "handlers"}},
    {"tests", {"language", "storage", "bot", "handlers", "dashboard", "commands", "simulator"}},
};

std::string layer_of(const std::string& file) { return file.substr(0, file.find('/')); }
std::string room_of(const std::string& file) { return file.substr(0, file.rfind('.')); }

// The project's own files that it includes, and in which line.
std::vector<std::pair<std::string, std::size_t>> includes_of(const Source& source) {
  std::vector<std::pair<std::string, std::size_t>> included;
  for (const auto& quoted : source.quoted) {
    const std::size_t line = source.line_of(quoted.at);
    if (!source.line(line).starts_with("#include \"")) continue;
    const bool is_of_tests = quoted.text.starts_with("support/");
    included.emplace_back(is_of_tests ? "tests/" + quoted.text : quoted.text, line);
  }
  return included;
}

Graph grouped(const Graph& files, const std::function<std::string(const std::string&)>& group_of) {
  Graph groups;
  for (const auto& [file, included] : files) {
    const std::string from = group_of(file);
    groups[from];
    for (const auto& other : included) {
      if (const std::string to = group_of(other); to != from) groups[from].insert(to);
    }
  }
  return groups;
}

// Everything that can be reached from `start` by one step or more.
std::set<std::string> reached_from(const std::string& start, const Graph& graph) {
  std::set<std::string> reached;
  std::vector<std::string> open{start};
  while (!open.empty()) {
    const auto found = graph.find(open.back());
    open.pop_back();
    if (found == graph.end()) continue;
    for (const auto& next : found->second) {
      if (reached.insert(next).second) open.push_back(next);
    }
  }
  return reached;
}

}  // namespace

Graph file_includes(const std::vector<Source>& sources) {
  Graph files;
  for (const auto& source : sources) {
    auto& included = files[source.file];
    for (const auto& [other, line] : includes_of(source)) included.insert(other);
  }
  return files;
}

Graph by_room(const Graph& files) { return grouped(files, room_of); }

Graph by_folder(const Graph& files) { return grouped(files, folder_of); }

std::vector<std::set<std::string>> circles(const Graph& graph) {
  std::map<std::string, std::set<std::string>> reached;
  for (const auto& [name, included] : graph) reached[name] = reached_from(name, graph);
  std::vector<std::set<std::string>> knots;
  std::set<std::string> known;
  for (const auto& [name, others] : reached) {
    if (!others.contains(name) || known.contains(name)) continue;
    std::set<std::string> knot{name};
    for (const auto& other : others) {
      const auto back = reached.find(other);
      if (back != reached.end() && back->second.contains(name)) knot.insert(other);
    }
    known.insert(knot.begin(), knot.end());
    knots.push_back(std::move(knot));
  }
  return knots;
}

Findings wrong_layers(const std::vector<Source>& sources) {
  Findings wrong;
  for (const auto& source : sources) {
    const std::string layer = layer_of(source.file);
    const auto may_include = kMayInclude.find(layer);
    if (may_include == kMayInclude.end()) {
      wrong.push_back(found_at(
          source, 1,
          layer + "/ is no layer: tests/tidy/includes.cpp is to " + "say what it may include"));
      continue;
    }
    for (const auto& [other, line] : includes_of(source)) {
      const std::string to = layer_of(other);
      if (to == layer || may_include->second.contains(to)) continue;
      wrong.push_back(found_at(
          source, line,
          layer + "/ does not know " + other + ": hand over what it needs, or move it there"));
    }
  }
  return wrong;
}

}  // namespace sammachip::tidy
