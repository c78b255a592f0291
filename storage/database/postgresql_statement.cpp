#include "storage/database/postgresql_statement.h"

#include <libpq-fe.h>

#include <atomic>
#include <cctype>
#include <charconv>
#include <vector>

#include "storage/database/engine_error.h"

namespace sammachip {

namespace {

struct Clear {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Answer = std::unique_ptr<PGresult, Clear>;

// Throws if it is an error; a null answer is one of the connection.
void check(const Answer& answer, PGconn* connection) {
  const ExecStatusType status = answer ? PQresultStatus(answer.get()) : PGRES_FATAL_ERROR;
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY) {
    return;
  }
  const char* state = answer ? PQresultErrorField(answer.get(), PG_DIAG_SQLSTATE) : nullptr;
  const char* text = answer ? PQresultErrorMessage(answer.get()) : PQerrorMessage(connection);
  throw EngineError(text, std::string(state == nullptr ? "" : state));
}

bool begins_a_name(char letter) {
  return std::isalpha(static_cast<unsigned char>(letter)) != 0 || letter == '_';
}
bool is_in_a_name(char letter) {
  return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '_';
}

class PostgresqlStatement final : public Prepared {
 public:
  PostgresqlStatement(PGconn* connection, const std::string& text) : connection_(connection) {
    // Unique among all statements ever prepared by this process, so on each connection, too.
    static std::atomic<long long> prepared{0};
    name_ = "s" + std::to_string(++prepared);
    const Answer answer(
        PQprepare(connection_, name_.c_str(), numbered_values(text).c_str(), 0, nullptr));
    check(answer, connection_);
  }
  ~PostgresqlStatement() override {
    // May be refused (lost server, failed transaction): then it goes with the connection.
    const Answer ignored(PQexec(connection_, ("DEALLOCATE " + name_).c_str()));
  }
  PostgresqlStatement(const PostgresqlStatement&) = delete;
  PostgresqlStatement& operator=(const PostgresqlStatement&) = delete;

  bool step() override {
    if (!answer_) run();
    if (++row_ < PQntuples(answer_.get())) return true;
    answer_.reset();
    return false;
  }

  long long affected_rows() override { return affected_rows_; }

 private:
  void run() {
    std::vector<const char*> values;
    values.reserve(given_.size());
    for (const auto& value : given_) values.push_back(value ? value->c_str() : nullptr);
    Answer answer(PQexecPrepared(connection_, name_.c_str(), static_cast<int>(values.size()),
                                 values.data(), nullptr, nullptr, 0));
    check(answer, connection_);
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
      throw EngineError("a column does not hold a whole number");
    }
    return number;
  }
  std::string_view text_at(int place) override {
    return {PQgetvalue(answer_.get(), row_, place),
            static_cast<std::size_t>(PQgetlength(answer_.get(), row_, place))};
  }

  PGconn* connection_;
  std::string name_;
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
  check(answer, connection);
}

std::string numbered_values(const std::string& text) {
  std::string numbered;
  int values = 0;
  bool is_quoted = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char letter = text[at];
    if (letter == '\'') is_quoted = !is_quoted;
    const bool is_cast = at > 0 && text[at - 1] == ':';
    if (letter != ':' || is_quoted || is_cast || at + 1 == text.size() ||
        !begins_a_name(text[at + 1])) {
      numbered += letter;
      continue;
    }
    numbered += "$" + std::to_string(++values);
    while (at + 1 < text.size() && is_in_a_name(text[at + 1])) ++at;
  }
  return numbered;
}

}  // namespace sammachip
