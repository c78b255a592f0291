#pragma once

#include <string>

struct pg_conn;

namespace sammachip {

// Both take what libpq takes (section 34.1.1 of PostgreSQL's manual, "Connection Strings"): a URL
// with or without a query, several hosts, a Unix socket's folder, a service, percent-encoding.
// Their errors never hold a password, nor what might be part of one because it was not
// percent-encoded.

// Throws StorageError if it cannot be an address. Asks no server.
void check_postgresql_address(const std::string& address);

// Connects; of several hosts, for writing, to the one that can be written unless the address says
// otherwise (target_session_attrs). Gives up on a host after 10 s unless the address says otherwise
// (connect_timeout). Throws StorageLost if no server takes the connection. The caller ends it by
// PQfinish.
pg_conn* connect_to_postgresql(const std::string& address, bool for_writing);

}  // namespace sammachip
