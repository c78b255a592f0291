// What people are called, for others to read.
#pragma once

#include <string>

#include "bot/talks/conversation.h"
#include "storage/ids/ids.h"

namespace sammachip {

// "คุณสมใจ" of a LINE account; "somebody" if the person gave no name, left or was erased.
std::string name_of(const AccountId& user_id, const Turn& turn);
// The same for who is not talking just now.
std::string name_of(const AccountId& user_id, Records& records, const Texts& texts,
                    Language language);

// The name of who last did something to a record, as the audit has it; "somebody" where it has
// nothing. Who only looked is not meant.
std::string who_changed(const Subject& subject, const Turn& turn);

}  // namespace sammachip
