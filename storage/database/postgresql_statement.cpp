#include "storage/database/postgresql_statement.h"

#include <libpq-fe.h>

#include <atomic>
#include <charconv>
#include <vector>

#include "storage/database/engine_errors.h"
#include "storage/database/named_values.h"

namespace sammachip {

namespace {

struct Clear {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Answer = std::unique_ptr<PGresult, Clear>;

// A null answer is an error of the connection.
bool is_good(const Answer& answer) {
  const ExecStatusType status = answer ? PQresultStatus(answer.get()) : PGRES_FATAL_ERROR;
  return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY;
}

class PostgresqlStatement final : public Prepared {
 public:
  PostgresqlStatement(PGconn* connection, std::string text)
      : connection_(connection), text_(std::move(text)) {
    prepare();
  }
  ~PostgresqlStatement() override { forget(); }
  PostgresqlStatement(const PostgresqlStatement&) = delete;
  PostgresqlStatement& operator=(const PostgresqlStatement&) = delete;

  bool step() override {
    if (!answer_) run();
    if (++row_ < PQntuples(answer_.get())) return true;
    answer_.reset();
    return false;
  }

  void reset() override { answer_.reset(); }
  int columns() const override { return PQnfields(answer_.get()); }
  long long affected_rows() override { return affected_rows_; }

 private:
  void prepare() {
    // Unique among all statements ever prepared by this process, so on each connection, too.
    static std::atomic<long long> prepared{0};
    name_ = "s" + std::to_string(++prepared);
    const Answer answer(
        PQprepare(connection_, name_.c_str(), find_values(text_).numbered.c_str(), 0, nullptr));
    if (!is_good(answer)) throw_postgresql_error(connection_, answer.get(), text_);
  }

  void forget() {
    // May be refused (lost server, failed transaction): then it goes with the connection.
    const Answer ignored(PQexec(connection_, ("DEALLOCATE " + name_).c_str()));
  }

  void run() {
    if (is_stale_) {
      forget();
      prepare();
      is_stale_ = false;
    }
    std::vector<const char*> values;
    values.reserve(given_.size());
    for (const auto& value : given_) values.push_back(value ? value->c_str() : nullptr);
    Answer answer(PQexecPrepared(connection_, name_.c_str(), static_cast<int>(values.size()),
                                 values.data(), nullptr, nullptr, 0));
    if (!is_good(answer)) {
      // It may be the plan: a column's type was changed meanwhile.
      is_stale_ = true;
      throw_postgresql_error(connection_, answer.get(), text_);
    }
    const std::string_view rows = PQcmdTuples(answer.get());
    affected_rows_ = 0;
    std::from_chars(rows.data(), rows.data() + rows.size(), affected_rows_);
    answer_ = std::move(answer);
    row_ = -1;
  }

  std::optional<std::string>& value_at(int place) {
    // Whoever gives values begins anew.
    answer_.reset();
    const auto wanted = static_cast<std::size_t>(place);
    if (given_.size() < wanted) given_.resize(wanted);
    return given_[wanted - 1];
  }
  void give_nothing(int place) override { value_at(place).reset(); }
  void give_number(int place, long long number) override {
    value_at(place) = std::to_string(number);
  }
  void give_text(int place, std::string_view text) override { value_at(place) = std::string(text); }

  bool is_nothing(int place) override { return PQgetisnull(answer_.get(), row_, place) != 0; }
  long long number_at(int place) override {
    const std::string_view digits = text_at(place);
    long long number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc() || end != digits.data() + digits.size()) {
      refuse("a column does not hold a whole number");
    }
    return number;
  }
  std::string_view text_at(int place) override {
    if (is_nothing(place)) return {};
    return {PQgetvalue(answer_.get(), row_, place),
            static_cast<std::size_t>(PQgetlength(answer_.get(), row_, place))};
  }
  std::string_view sql() const override { return text_; }

  PGconn* connection_;
  std::string text_;
  std::string name_;                               // The server's.
  bool is_stale_ = false;                          // To be prepared anew.
  std::vector<std::optional<std::string>> given_;  // As text; nothing is NULL.
  Answer answer_;                                  // Null between two runs.
  int row_ = -1;
  long long affected_rows_ = 0;
};

}  // namespace

std::unique_ptr<Prepared> prepare_on_postgresql(PGconn* connection, const std::string& text) {
  return std::make_unique<PostgresqlStatement>(connection, text);
}

void execute_on_postgresql(PGconn* connection, const std::string& text) {
  const Answer answer(PQexec(connection, text.c_str()));
  if (!is_good(answer)) throw_postgresql_error(connection, answer.get(), text);
}

}  // namespace sammachip
