// How long a message takes to be read: read_amount() over the corpus, beside normalise() and a
// plain copy of the same bytes in the same run, so that figures from different machines compare.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "bench/built_from.h"
#include "language/amounts/amount.h"
#include "language/dates/date.h"
#include "language/letters/normalise.h"

namespace {

using sammachip::Day;

constexpr int kRounds = 200;
constexpr int kTries = 5;

std::vector<std::string> first_column(const std::string& path) {
  std::ifstream file(path);
  std::vector<std::string> texts;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) texts.push_back(line.substr(0, line.find('\t')));
  return texts;
}

// Microseconds for one message: the best of a few tries, the machine being shared.
template <class Read>
double microseconds(const std::vector<std::string>& texts, std::uint64_t& sink, Read read) {
  double best = 1e9;
  for (int attempt = 0; attempt < kTries; ++attempt) {
    const auto begin = std::chrono::steady_clock::now();
    for (int round = 0; round < kRounds; ++round) {
      for (const std::string& text : texts) sink += read(text);
    }
    const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - begin;
    best = std::min(best, took.count() / static_cast<double>(texts.size() * kRounds));
  }
  return best;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string folder = argc > 1 ? argv[1] : bench::built_corpus();
  const std::vector<std::string> amounts = first_column(folder + "/thai_amounts.tsv");
  const std::vector<std::string> dates = first_column(folder + "/thai_dates.tsv");
  if (amounts.empty() || dates.empty()) {
    std::cerr << "no corpus in " << folder << "\n";
    return 1;
  }
  std::uint64_t sink = 0;
  const double copy = microseconds(amounts, sink, [](const std::string& text) {
    std::string copied(text);
    std::uint64_t sum = 0;
    for (const char byte : copied) sum = sum * 31 + static_cast<unsigned char>(byte);
    return sum;
  });
  const double even = microseconds(
      amounts, sink, [](const std::string& text) { return sammachip::normalise(text).size(); });
  const double amount = microseconds(amounts, sink, [](const std::string& text) {
    return static_cast<std::uint64_t>(sammachip::read_amount(text).satang);
  });
  const Day today = sammachip::parse_iso_date("2017-06-14").value();
  const double date = microseconds(dates, sink, [&](const std::string& text) {
    const auto reading = sammachip::read_date(text, today, sammachip::Direction::kPast);
    return static_cast<std::uint64_t>(reading.day.time_since_epoch().count());
  });
  std::cout << "copy and hash   " << copy << " us/message\n"
            << "normalise       " << even << " us/message\n"
            << "read_amount     " << amount << " us/message, " << amount / even << " x normalise, "
            << amount / copy << " x copy\n"
            << "read_date       " << date << " us/message\n"
            << amounts.size() << " amounts, " << dates.size() << " dates, checksum " << sink % 1000
            << "\n";
}
