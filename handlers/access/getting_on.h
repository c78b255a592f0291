// Whether who writes gets on: noted in a turn's memo while their message is answered, and weighed
// once it was (handlers/joining/stuck.h).
#pragma once

namespace sammachip {

struct GettingOn {
  bool is_missed = false;       // The message was not understood.
  bool wants_a_person = false;  // They asked for one.
};

}  // namespace sammachip
