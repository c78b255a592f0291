// Work that is done at certain times, whoever writes or does not.
#pragma once

#include <functional>
#include <string>

#include "bot/base/clock.h"

namespace sammachip {

struct Records;

// One page of a job's run.
struct ScheduledRun {
  Instant due;  // The latest moment, not after `now`, at which the job was due when the run began.
  Instant now;
  std::string position;  // What the page before returned; empty: the run begins.
};

struct ScheduledJob {
  // Once in the list of jobs, and for ever: what is known of the job is kept under it. It is shown
  // in the log and in /metrics.
  std::string name;
  // Returns the first moment strictly after `after` at which the job is due. Depends on nothing but
  // `after`. Runs on any thread.
  std::function<Instant(Instant after)> next_due;
  // Does a page of it, as a job of the engine: on its thread, in a transaction of its own, and
  // without blocking; some ten milliseconds of it, as webhooks wait meanwhile. Returns where the
  // next page goes on, made of facts, so that it says the same after a restart; empty: all is done.
  // May throw, which undoes the page. How late is still worth while is for the job to judge.
  std::function<std::string(Records& records, const ScheduledRun& run)> run;
};

}  // namespace sammachip
