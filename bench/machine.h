// What a measurement ran on.
#pragma once

#include <string>

namespace bench {

// Processor, cores, kernel, file system of `folder`, how busy the machine is: a few lines.
std::string machine(const std::string& folder);

// Appends 4 KiB and calls fdatasync, again and again, in a file in `folder`; how often a second.
double syncs_per_second(const std::string& folder, double seconds);

}  // namespace bench
