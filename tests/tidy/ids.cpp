#include "tests/tidy/ids.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <regex>

namespace sammachip::tidy {

namespace {

constexpr char kIds[] = "storage/ids/ids.h";

// "HouseholdId" -> "household_id".
std::string snake_case(const std::string& type) {
  std::string name;
  for (const char letter : type) {
    const bool is_upper = std::isupper(static_cast<unsigned char>(letter)) != 0;
    if (is_upper && !name.empty()) name += '_';
    name += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  }
  return name;
}

// Matches a text, or several of them, by the name it is declared with.
std::regex declared_text(const std::string& names) {
  return std::regex("std::string(?:_view)?>?&? ((?:[a-z_]+_)?(?:" + names + "))\\b(?!\\()");
}

void add_texts(const Source& source, const std::regex& declared, Findings& findings) {
  using Matches = std::sregex_iterator;
  for (Matches match(source.code.begin(), source.code.end(), declared); match != Matches();
       ++match) {
    findings.push_back(found_at(
        source, source.line_of(static_cast<std::size_t>(match->position())),
        "the text " + match->str(1) + " is an id: give it its type of " + std::string(kIds)));
  }
}

}  // namespace

std::vector<std::string> names_of_ids(const std::vector<Source>& sources) {
  // What LINE calls a user id is a person here; LINE's events and messages come from outside.
  std::vector<std::string> names{"user_id"};
  const auto source = std::find_if(sources.begin(), sources.end(),
                                   [](const Source& one) { return one.file == kIds; });
  if (source == sources.end()) return names;
  static const std::regex kAlias("using ([A-Za-z]+) = Id<");
  using Matches = std::sregex_iterator;
  for (Matches match(source->code.begin(), source->code.end(), kAlias); match != Matches();
       ++match) {
    names.push_back(snake_case(match->str(1)));
  }
  std::sort(names.begin(), names.end());
  return names;
}

Findings texts_for_ids(const std::vector<Source>& sources) {
  std::string names;
  for (const auto& name : names_of_ids(sources)) names += (names.empty() ? "" : "|") + name + "s?";
  const std::regex anywhere = declared_text(names);
  const std::regex in_storage("std::string(?:_view)?>?&? (id|[a-z_]+_by)\\b(?!\\()");
  Findings findings;
  for (const auto& source : sources) {
    if (!source.is_header() || source.is_in("simulator/") || source.file == kIds) continue;
    add_texts(source, anywhere, findings);
    // What a column is called is told in storage/schema/.
    const bool is_record = source.is_in("storage/") && !source.is_in("storage/schema/");
    if (is_record) add_texts(source, in_storage, findings);
  }
  return findings;
}

}  // namespace sammachip::tidy
