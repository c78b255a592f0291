#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "storage/database/prepared.h"
#include "storage/database/written_words.h"

namespace sammachip {

class Connection;

// One SQL statement on `connection`, prepared when first run and kept: what every Query is made of,
// whatever it takes and gives.
class Statement {
 public:
  // `names`: one for each value that will be given; empty for a plain one. They outlive *this.
  template <std::size_t Count>
  Statement(Connection& connection, std::string text,
            const std::array<std::string_view, Count>& names, std::size_t columns)
      : connection_(&connection),
        text_(std::move(text)),
        names_(names.data()),
        count_(Count),
        columns_(columns) {}
  Statement(Statement&&) noexcept;
  ~Statement();

  // One run of it. At the end of its life what was not read is left: half-read, a statement would
  // pin SQLite's WAL. Throws std::logic_error if it runs already: one of its own rows asked for it.
  class Run {
   public:
    explicit Run(Statement& statement);
    ~Run();
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;
    // Gives the next of the values; texts are not copied and must stay until the end of *this.
    template <class T>
    void give(const T& value) {
      const int place = statement_.places_[given_++];
      if (place <= 0) return;
      statement_.prepared_->give(place, value);
      if (hears_ != nullptr) hear(static_cast<std::size_t>(place), value);
    }
    // Steps to the next row. False: there is none.
    bool step();
    // Reads the next column of the row.
    template <class T>
    void take(T& value) {
      statement_.prepared_->take(taken_++, value);
    }
    long long affected_rows() { return statement_.prepared_->affected_rows(); }

   private:
    template <class T>
    void hear(std::size_t place, const T& value) {
      if constexpr (std::is_convertible_v<const T&, std::string_view>) {
        texts_.resize(std::max(texts_.size(), place));
        texts_[place - 1] = value;
      } else if constexpr (kIsOptional<T>) {
        if (value) hear(place, *value);
      }
    }
    void tell_words();

    Statement& statement_;
    WrittenWords* hears_;                  // Null: nobody, or it writes no words of people.
    std::vector<std::string_view> texts_;  // Of the values by place, where somebody hears them.
    std::size_t given_ = 0;
    int taken_ = 0;
    bool is_read_ = false;
  };

 private:
  void prepare();

  Connection* connection_;
  std::string text_;
  const std::string_view*
      names_;  // A span's header costs each file that includes this 1,100 lines.
  std::size_t count_;
  std::size_t columns_;
  std::vector<int> places_;          // Of each value, from 1; 0: the statement has no use for it.
  std::optional<WordValues> words_;  // What it writes of people's words; nothing until prepared.
  std::unique_ptr<Prepared> prepared_;  // Null until first run.
  bool is_running_ = false;
  bool may_change_ = false;  // It is no mere SELECT.
  bool is_checked_ = false;  // That a row has as many columns as are read of it.
};

}  // namespace sammachip
