#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace sammachip::simulator {

// What a handler sees of a request.
struct HttpRequest {
  std::string method;                          // Upper case.
  std::string path;                            // Without the query, percent-decoded.
  std::map<std::string, std::string> query;    // The last of each name.
  std::map<std::string, std::string> headers;  // Names in lower case; the first of each.
  std::string body;

  // The value of a header (name in lower case), or empty.
  std::string header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string() : found->second;
  }
  // The value of a query parameter, or `otherwise`.
  std::string parameter(const std::string& name, const std::string& otherwise = {}) const {
    const auto found = query.find(name);
    return found == query.end() ? otherwise : found->second;
  }
};

// Whether the caller hears the answer at all.
enum class Ending { kAnswered, kConnectionDropped };

// Whether the caller is told beforehand how long the body is.
enum class Length { kTold, kUntold };

// What a handler answers.
struct HttpReply {
  int status = 200;
  std::string body = "{}";
  std::string content_type = "application/json";
  std::vector<std::pair<std::string, std::string>> headers = {};
  Ending ending = Ending::kAnswered;
  Length length = Length::kTold;
};

}  // namespace sammachip::simulator
