// How long a message takes whose meaning is to be told: read_free_words() over phrases that are in
// no file of the reader, beside normalise() and read_amount() over the same in the same run; how
// often it allocates; and what it makes of them, by kind.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <map>
#include <new>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "bench/built_from.h"
#include "language/amounts/amount.h"
#include "language/intents/intent_reader.h"
#include "language/letters/normalise.h"

namespace {

std::uint64_t allocations = 0;

}  // namespace

void* operator new(std::size_t bytes) {
  ++allocations;
  void* const memory = std::malloc(bytes);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace {

using namespace sammachip;

constexpr int kRounds = 20;
constexpr int kTries = 5;

struct Row {
  std::string text;
  Speaker speaker = Speaker::kHousehold;
  std::set<std::string> intents;  // That do for it.
  std::string kind;
  std::string file;
};

std::vector<std::string> parts_of(const std::string& text, char parting) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, parting);) {
    parts.push_back(part.substr(std::min(part.find_first_not_of(' '), part.size())));
  }
  return parts;
}

void add_rows_of(const std::string& folder, const std::string& name, std::vector<Row>& rows) {
  std::ifstream file(folder + "/" + name);
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    const auto cells = parts_of(line, '\t');
    const auto speaker = cells.size() < 3 ? std::nullopt : speaker_named(cells[1]);
    if (!speaker) continue;
    Row row{cells[0], *speaker, {cells[2]}, "standard", name};
    for (const std::string& note : parts_of(cells.size() > 3 ? cells[3] : "", ';')) {
      if (note == "isan" || note == "south" || note == "north" || note == "slip" ||
          note == "voice") {
        row.kind = note;
      }
      if (!note.starts_with("also=")) continue;
      for (const std::string& intent : parts_of(note.substr(5), ',')) row.intents.insert(intent);
    }
    const auto is_latin = [](char byte) { return static_cast<unsigned char>(byte) < 0x80U; };
    if (std::all_of(row.text.begin(), row.text.end(), is_latin)) row.kind = "English";
    rows.push_back(std::move(row));
  }
}

struct Score {
  int all = 0;
  int right = 0;
  int offered = 0;
  int wrong = 0;
};

void add_to(Score& score, const Row& row) {
  const IntentReading reading = read_intent(row.text, row.speaker);
  const auto does = [&](Intent intent) {
    return row.intents.contains(std::string(intent_word(intent)));
  };
  ++score.all;
  if (does(reading.intent)) {
    ++score.right;
  } else if (reading.intent != Intent::kUnclear) {
    ++score.wrong;
  } else {
    const auto* const past = reading.offered.data() + reading.offered_count;
    score.offered += std::any_of(reading.offered.data(), past, does) ? 1 : 0;
  }
}

void print(const std::string& kind, const Score& score) {
  const auto share = [&](int count) { return 100.0 * count / score.all; };
  std::cout << std::left << std::setw(22) << kind << std::right << std::setw(5) << score.all
            << std::fixed << std::setprecision(1) << std::setw(8) << share(score.right)
            << std::setw(10) << share(score.right + score.offered) << std::setw(8)
            << share(score.wrong) << "\n";
}

// Microseconds for one message: the best of a few tries, the machine being shared.
template <class Read>
double microseconds(const std::vector<Row>& rows, std::uint64_t& sink, Read read) {
  double best = 1e9;
  for (int attempt = 0; attempt < kTries; ++attempt) {
    const auto begin = std::chrono::steady_clock::now();
    for (int round = 0; round < kRounds; ++round) {
      for (const Row& row : rows) sink += read(row);
    }
    const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - begin;
    best = std::min(best, took.count() / static_cast<double>(rows.size() * kRounds));
  }
  return best;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string folder = argc > 1 ? argv[1] : bench::built_corpus();
  std::vector<Row> rows;
  add_rows_of(folder, "intent_phrases.tsv", rows);
  add_rows_of(folder, "everyday_phrases.tsv", rows);
  if (rows.empty()) {
    std::cerr << "no phrases in " << folder << "\n";
    return 1;
  }
  const auto begin = std::chrono::steady_clock::now();
  std::uint64_t sink =
      std::uint64_t(read_free_words(rows.front().text, rows.front().speaker).intent);
  const std::chrono::duration<double, std::milli> loading =
      std::chrono::steady_clock::now() - begin;
  const double even =
      microseconds(rows, sink, [](const Row& row) { return normalise(row.text).size(); });
  const double amount = microseconds(rows, sink, [](const Row& row) {
    return static_cast<std::uint64_t>(read_amount(row.text).satang);
  });
  const std::uint64_t before = allocations;
  const double words = microseconds(rows, sink, [](const Row& row) {
    return static_cast<std::uint64_t>(read_free_words(row.text, row.speaker).intent);
  });
  const double each = double(allocations - before) / double(rows.size() * kRounds * kTries);
  std::cout << "normalise        " << even << " us/message\n"
            << "read_amount      " << amount << " us/message\n"
            << "read_free_words  " << words << " us/message with read_amount in it, "
            << words / even << " x normalise, " << words / amount << " x read_amount; " << each
            << " allocations\n"
            << "the files        " << loading.count() << " ms, once\n\n"
            << "kind of phrase         all   right  +offered   wrong   (percent)\n";
  Score all;
  std::map<std::string, Score> by_kind;
  for (const Row& row : rows) {
    add_to(all, row);
    add_to(by_kind[row.kind], row);
    add_to(by_kind[row.file], row);
  }
  for (const auto& [kind, score] : by_kind) print(kind, score);
  print("all", all);
  std::cout << "checksum " << sink % 1000 << "\n";
}
