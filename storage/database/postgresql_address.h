#pragma once

#include <string>

struct pg_conn;

namespace sammachip {

// Both take what libpq takes (section 34.1.1 of PostgreSQL's manual, "Connection Strings"): a URL
// with or without a query, several hosts, a Unix socket's folder, a service, percent-encoding.
// What they say never holds a password, nor what might be part of one because it was not
// percent-encoded.

// Why it cannot be an address; empty if it may be one. Asks no server.
std::string mistake_in_postgresql_address(const std::string& address);

// Connects; of several hosts, for writing, to the one that can be written unless the address says
// otherwise (target_session_attrs). Gives up on a host after 10 s unless the address says otherwise
// (connect_timeout). Throws StorageLost if no server takes the connection. The caller ends it by
// PQfinish.
pg_conn* connect_to_postgresql(const std::string& address, bool for_writing);

}  // namespace sammachip
