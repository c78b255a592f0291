#include "tests/tidy/includes.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <stdexcept>

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
};

std::string layer_of(const std::string& file) { return file.substr(0, file.find('/')); }
std::string room_of(const std::string& file) { return file.substr(0, file.rfind('.')); }
std::string folder_of(const std::string& file) { return file.substr(0, file.rfind('/')); }

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

Graph file_includes(const std::string& checkout) {
  namespace fs = std::filesystem;
  constexpr std::string_view kInclude = "#include \"";
  Graph files;
  for (const auto& [layer, may_include] : kMayInclude) {
    if (!fs::exists(checkout + "/" + layer)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(checkout + "/" + layer)) {
      const fs::path& path = entry.path();
      if (path.extension() != ".h" && path.extension() != ".cpp") continue;
      auto& included = files[fs::relative(path, checkout).string()];
      std::ifstream stream(path);
      if (!stream) throw std::runtime_error("cannot read " + path.string());
      for (std::string line; std::getline(stream, line);) {
        if (!line.starts_with(kInclude)) continue;
        included.insert(line.substr(kInclude.size(), line.rfind('"') - kInclude.size()));
      }
    }
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

std::vector<std::string> wrong_layers(const Graph& files) {
  std::vector<std::string> wrong;
  for (const auto& [file, included] : files) {
    const std::string layer = layer_of(file);
    const auto& may_include = kMayInclude.at(layer);
    for (const auto& other : included) {
      const std::string to = layer_of(other);
      if (to != layer && !may_include.contains(to)) wrong.push_back(file + " includes " + other);
    }
  }
  return wrong;
}

}  // namespace sammachip::tidy
