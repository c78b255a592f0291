#include "storage/database/postgresql_address.h"

#include <libpq-fe.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string_view>
#include <vector>

#include "storage/database/error.h"

namespace sammachip {
namespace {

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// The parts of an address as libpq reads them.
class Parts {
 public:
  explicit Parts(const std::string& address)
      : all_(PQconninfoParse(address.c_str(), &error_), PQconninfoFree),
        what_is_wrong_(error_, PQfreemem) {}

  bool are_understood() const { return all_ != nullptr; }
  // libpq's sentence. It may quote part of a password.
  std::string_view error() const { return error_ == nullptr ? "" : error_; }
  // Empty where the address does not say.
  std::string_view operator[](std::string_view keyword) const {
    for (const auto* option = all_.get(); option->keyword != nullptr; ++option) {
      if (option->keyword == keyword) return option->val == nullptr ? "" : option->val;
    }
    return {};
  }

 private:
  char* error_ = nullptr;
  std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> all_;
  std::unique_ptr<char, decltype(&PQfreemem)> what_is_wrong_;
};

// What of libpq's sentence may be said.
std::string_view kind_of(std::string_view error) {
  if (has(error, "query parameter") || has(error, "connection option")) {
    return "one of its options is unknown, or has no value";
  }
  if (has(error, "percent-encoded") || has(error, "%00"))
    return "a % is not followed by two digits 0-9, A-F";
  if (has(error, "IPv6")) return "an IPv6 address is to stand in [ ]";
  return "a part of it is not where it belongs";
}

bool is_unset(const char* variable) { return std::getenv(variable) == nullptr; }

// What would not be said by the address, as keywords and values. libpq takes the later of two, so
// they stand before the address; a service's own file is weaker than either, so it is left alone.
std::vector<std::pair<const char*, const char*>> defaults(const Parts& parts, bool for_writing) {
  std::vector<std::pair<const char*, const char*>> all = {
      {"fallback_application_name", "sammachip-bot"}};
  const bool has_service = !parts["service"].empty() || !is_unset("PGSERVICE");
  if (has_service) return all;
  if (is_unset("PGCONNECT_TIMEOUT")) all.emplace_back("connect_timeout", "10");
  const bool has_several = has(parts["host"], ",") || has(parts["hostaddr"], ",");
  if (for_writing && has_several && is_unset("PGTARGETSESSIONATTRS")) {
    all.emplace_back("target_session_attrs", "read-write");
  }
  return all;
}

// libpq's sentences, some for each host that was tried, in one line.
std::string in_one_line(std::string_view sentences) {
  std::string line;
  for (const char letter : sentences) {
    if (letter == '\t') continue;
    line += letter == '\n' ? "; " : std::string(1, letter);
  }
  if (line.ends_with("; ")) line.resize(line.size() - 2);
  return line;
}

}  // namespace

std::string mistake_in_postgresql_address(const std::string& address) {
  const Parts parts(address);
  if (!parts.are_understood()) {
    return "The database URL is not understood: " + std::string(kind_of(parts.error())) +
           ". Write postgresql://user:password@host/name, and in a password %40 for @, "
           "%3A for :, %2F for /, %3F for ? and %25 for %.";
  }
  // A part of a password that ends up in the host, port or name would be quoted by libpq's errors.
  const bool is_encoded = has(address, "%40");
  const std::string_view host = parts["host"];
  const bool has_sign = host.find('@', 1) != std::string_view::npos || has(parts["dbname"], "@");
  const bool has_number = std::ranges::all_of(
      parts["port"], [](char letter) { return (letter >= '0' && letter <= '9') || letter == ','; });
  if ((has_sign && !is_encoded) || !has_number) {
    return "The database URL is not understood: its host, port or name has a letter that does not "
           "belong there. In a password write %40 for @, %3A for :, %2F for /, %3F for ? and %25 "
           "for "
           "%.";
  }
  return {};
}

PGconn* connect_to_postgresql(const std::string& address, bool for_writing) {
  std::vector<const char*> keywords;
  std::vector<const char*> values;
  for (const auto& [keyword, value] : defaults(Parts(address), for_writing)) {
    keywords.push_back(keyword);
    values.push_back(value);
  }
  keywords.insert(keywords.end(), {"dbname", nullptr});
  values.insert(values.end(), {address.c_str(), nullptr});
  std::unique_ptr<PGconn, decltype(&PQfinish)> connection(
      PQconnectdbParams(keywords.data(), values.data(), /*expand_dbname=*/1), PQfinish);
  if (PQstatus(connection.get()) != CONNECTION_OK) {
    throw StorageLost("The database server cannot be reached: " +
                      in_one_line(PQerrorMessage(connection.get())));
  }
  return connection.release();
}

}  // namespace sammachip
