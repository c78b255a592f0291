// Work that is done at certain times, whoever writes or does not.
#pragma once

#include <functional>
#include <string>

#include "bot/clock.h"

namespace sammachip {

struct Records;

struct ScheduledJob {
  // Once in the list of jobs, and for ever: what is known of the job is kept under it. It is shown
  // in the log and in /metrics.
  std::string name;
  // Returns the first moment strictly after `after` at which the job is due. Depends on nothing but
  // `after`. Runs on any thread.
  std::function<Instant(Instant after)> next_due;
  // Does it, as a job of the engine: on its thread, in its transaction, and without blocking. May
  // throw, which undoes it. `due` is the latest moment not after `now` at which it was due: how
  // late is still worth while is for the job to judge.
  std::function<void(Records& records, Instant due, Instant now)> run;
};

}  // namespace sammachip
