#pragma once

#include <stdexcept>
#include <string>

namespace sammachip {

// The database could not do what was asked. Its text is a sentence for the operator; it never holds
// bound values, so it may be logged. What the caller can do about it is in the type.
class StorageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Someone else holds what we need (a lock, a deadlock, a serialisation failure). The same work may
// succeed if it is begun again.
class StorageBusy : public StorageError {
 public:
  using StorageError::StorageError;
};

// No room: disk or quota is full. Nothing of the transaction is kept; work may go on once there is
// room.
class StorageFull : public StorageError {
 public:
  using StorageError::StorageError;
};

// The database's file is damaged, or is none: only a backup helps.
class StorageDamaged : public StorageError {
 public:
  using StorageError::StorageError;
};

// The server is gone (PostgreSQL), or no longer the one that writes. The Connection and everything
// prepared on it is dead: make new ones.
class StorageLost : public StorageError {
 public:
  using StorageError::StorageError;
};

// A CHECK, a key or a reference refused the row: a bug in the caller, or a race between two
// writers.
class StorageRefused : public StorageError {
 public:
  using StorageError::StorageError;
};

}  // namespace sammachip
