// What includes what in this checkout, to hold the rules of CONTRIBUTING.md, "The idea".
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/tidy/sources.h"

namespace sammachip::tidy {

// Name -> the names it includes. A name is a file ("handlers/income/reports.h"), a room (a .cpp
// with its .h: "handlers/income/reports") or a folder ("handlers/income").
using Graph = std::map<std::string, std::set<std::string>>;

// The project's own includes of every .h and .cpp, by file.
Graph file_includes(const std::vector<Source>& sources);
// The same by room, and by folder; what stays within one is left out.
Graph by_room(const Graph& files);
Graph by_folder(const Graph& files);

// The names that include each other, sorted; one set for each knot of them. Empty: no circle.
std::vector<std::set<std::string>> circles(const Graph& graph);

// The includes that run up, or into a folder that stands apart; and files in no layer.
Findings wrong_layers(const std::vector<Source>& sources);

}  // namespace sammachip::tidy
