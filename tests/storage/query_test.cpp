#include "storage/database/query.h"

#include <stdexcept>

#include "storage/database/migrations.h"
#include "storage/database/text_enum.h"
#include "tests/storage/each_database.h"

namespace sammachip {
namespace {

enum class Ripeness { kGreen, kRipe };

struct Mango {
  std::string id = {};
  std::string tree = {};
  long long grams = 0;
  std::optional<std::string> note = {};
  Ripeness ripeness = Ripeness::kGreen;
  bool is_sold = false;
  bool operator==(const Mango&) const = default;
};

}  // namespace

template <>
struct EnumWords<Ripeness> {
  static constexpr std::string_view kAll[] = {"green", "ripe"};
};

template <>
struct Columns<Mango> {
  static constexpr std::string_view kTable = "mango";
  static constexpr std::string_view kNames = "id, tree, grams, note, ripeness, is_sold";
  static constexpr std::string_view kFixed = "tree";
  static auto of(auto& row) {
    return std::tie(row.id, row.tree, row.grams, row.note, row.ripeness, row.is_sold);
  }
};

namespace {

const Mango kFirst{.id = "a", .tree = "old", .grams = 250, .note = "หวาน", .is_sold = true};
const Mango kSecond{.id = "b", .tree = "young", .grams = 300, .ripeness = Ripeness::kRipe};

// Calls `check` with a connection to a database that has the two mangoes.
template <class Check>
void with_mangoes(Check check) {
  on_each_engine([&](const std::string& url) {
    Connection connection(parse_location(url), Access::kReadWrite);
    connection.execute(
        "CREATE TABLE mango (id TEXT NOT NULL PRIMARY KEY, tree TEXT NOT NULL,"
        " grams BIGINT NOT NULL CHECK (grams > 0), note TEXT, ripeness TEXT NOT NULL,"
        " is_sold BIGINT NOT NULL)");
    Query<void(Mango)> add(connection, sql::insert<Mango>());
    add.run(kFirst);
    add.run(kSecond);
    check(connection);
  });
}

using All = Query<Mango()>;
const std::string kInOrder = sql::select<Mango>() + " ORDER BY id";

}  // namespace

TEST_CASE("The columns of a struct are said once") {
  CHECK(sql::select<Mango>() == "SELECT id, tree, grams, note, ripeness, is_sold FROM mango");
  CHECK(sql::columns<Mango>("m") == "m.id, m.tree, m.grams, m.note, m.ripeness, m.is_sold");
  CHECK(sql::insert<Mango>(", price") ==
        "INSERT INTO mango (id, tree, grams, note, ripeness, is_sold, price)"
        " VALUES (:id, :tree, :grams, :note, :ripeness, :is_sold, :price)");
  CHECK(sql::update<Mango>() ==
        "UPDATE mango SET grams = :grams, note = :note, ripeness = :ripeness, is_sold = :is_sold"
        " WHERE id = :id");
  CHECK(sql::upsert<Mango>("id, grams") ==
        sql::insert<Mango>() +
            " ON CONFLICT (id, grams) DO UPDATE SET note = excluded.note,"
            " ripeness = excluded.ripeness, is_sold = excluded.is_sold");
}

TEST_CASE("A query gives rows as their structs, whatever their types") {
  with_mangoes([](Connection& connection) {
    CHECK(All(connection, kInOrder).all() == std::vector{kFirst, kSecond});
    Query<Mango(std::string_view)> find(connection, sql::select<Mango>() + " WHERE id = :id");
    CHECK(find.one("b") == kSecond);
    CHECK(find.one("c") == std::nullopt);
    CHECK(find.only("a") == kFirst);
    CHECK_THROWS_AS(find.only("c"), std::bad_optional_access);
  });
}

TEST_CASE("A row may be one value, or several side by side with a struct") {
  with_mangoes([](Connection& connection) {
    Query<long long()> sum(connection, "SELECT CAST(SUM(grams) AS BIGINT) FROM mango");
    CHECK(sum.only() == 550);
    Query<std::optional<long long>(std::string_view)> heaviest(
        connection, "SELECT MAX(grams) FROM mango WHERE tree = :tree");
    CHECK(heaviest.only("young") == 300);
    CHECK(heaviest.only("felled") == std::nullopt);
    Query<std::tuple<std::string, Mango, bool>()> both(
        connection, "SELECT tree, " + sql::columns<Mango>() +
                        ", CASE WHEN note IS NULL THEN 1 ELSE 0 END FROM mango ORDER BY id");
    CHECK(both.all() == std::vector{std::tuple{std::string("old"), kFirst, false},
                                    std::tuple{std::string("young"), kSecond, true}});
  });
}

TEST_CASE("A text of nothing is no NULL, and nothing is no text") {
  with_mangoes([](Connection& connection) {
    Query<void(std::string_view, std::optional<std::string>, std::string_view)> write(
        connection, "UPDATE mango SET tree = :tree, note = :note WHERE id = :id");
    write.run(std::string_view(), std::string(), "a");
    write.run("", std::nullopt, "b");
    Query<std::tuple<std::string, std::optional<std::string>>()> read(
        connection, "SELECT tree, note FROM mango ORDER BY id");
    CHECK(read.all() == std::vector<std::tuple<std::string, std::optional<std::string>>>{
                            {"", ""}, {"", std::nullopt}});
    Query<std::string()> note(connection, "SELECT note FROM mango WHERE id = 'b'");
    CHECK_THROWS_WITH(note.one(), Catch::Matchers::Contains("NULL where a text is read"));
    Query<long long()> number(connection, "SELECT CAST(NULL AS BIGINT)");
    CHECK_THROWS_WITH(number.one(), Catch::Matchers::Contains("NULL where a number is read"));
  });
}

TEST_CASE("A struct's values go to their names, the others in the order of theirs") {
  with_mangoes([](Connection& connection) {
    Query<void(std::string_view, Mango, long long)> turn(
        connection,
        "UPDATE mango SET tree = :to, grams = :grams, note = :note"
        " WHERE id = :id AND grams < :most AND tree <> :to");
    Mango heavier = kFirst;
    heavier.grams = 260;
    CHECK(turn.changed("young", heavier, 100) == 0);
    CHECK(turn.changed("old", heavier, 1000) == 0);
    CHECK(turn.changed("young", heavier, 1000) == 1);
    heavier.tree = "young";
    CHECK(All(connection, kInOrder).all() == std::vector{heavier, kSecond});
  });
}

TEST_CASE("update leaves alone what is fixed, upsert writes over the rest") {
  with_mangoes([](Connection& connection) {
    Mango other{.id = "a", .tree = "another", .grams = 1};
    Query<void(Mango)>(connection, sql::update<Mango>()).run(other);
    other.tree = kFirst.tree;
    CHECK(All(connection, kInOrder).all() == std::vector{other, kSecond});
    Query<void(Mango)> save(connection, sql::upsert<Mango>("id"));
    save.run(kFirst);
    Mango third = kFirst;
    third.id = "c";
    save.run(third);
    CHECK(All(connection, kInOrder).all() == std::vector{kFirst, kSecond, third});
  });
}

TEST_CASE("A call takes what it is given, whatever was asked before and in between") {
  with_mangoes([](Connection& connection) {
    Query<std::string(std::string_view, long long)> heavier(
        connection, "SELECT id FROM mango WHERE tree <> :tree AND grams > :grams ORDER BY id");
    CHECK(heavier.all("", 0) == Ids{"a", "b"});
    CHECK(heavier.all("", 260) == Ids{"b"});
    CHECK(heavier.all("young", 0) == Ids{"a"});
    CHECK(heavier.all("", 0) == Ids{"a", "b"});
  });
}

TEST_CASE("A row may ask other queries, but not its own again") {
  with_mangoes([](Connection& connection) {
    Query<Mango(long long)> lighter(connection, sql::select<Mango>() + " WHERE grams < :grams");
    Query<std::string()> trees(connection, "SELECT tree FROM mango ORDER BY id");
    std::size_t seen = 0;
    trees.each([&](const std::string&) { seen += lighter.all(260).size(); });
    CHECK(seen == 2);
    const auto asks_itself = [&] { trees.each([&](const std::string&) { trees.all(); }); };
    CHECK_THROWS_AS(asks_itself(), std::logic_error);
    CHECK(trees.all() == Ids{"old", "young"});
  });
}

TEST_CASE("A query that was left half-read, or failed, can be asked again") {
  with_mangoes([](Connection& connection) {
    All all(connection, kInOrder);
    const auto stops = [&] { all.each([](const Mango&) { throw std::runtime_error("enough"); }); };
    CHECK_THROWS_WITH(stops(), "enough");
    connection.execute("UPDATE mango SET grams = 7 WHERE id = 'a'");
    CHECK(all.all().front().grams == 7);
    Query<void(Mango)> add(connection, sql::insert<Mango>());
    CHECK_THROWS_AS(add.run(kFirst), StorageRefused);
    CHECK_THROWS_AS(add.run({.id = "c", .grams = -1}), StorageRefused);
    add.run({.id = "c", .grams = 1});
    CHECK(all.all().size() == 3);
  });
}

TEST_CASE("A half-read query holds nobody up") {
  with_mangoes([](Connection& connection) {
    All all(connection, kInOrder);
    const auto stops = [&] { all.each([](const Mango&) { throw std::runtime_error("enough"); }); };
    CHECK_THROWS_WITH(stops(), "enough");
    connection.execute("DROP TABLE mango");
    CHECK_THROWS_AS(all.all(), StorageError);
  });
}

TEST_CASE("What does not fit its statement is refused at the first call") {
  with_mangoes([](Connection& connection) {
    const auto is_wrong = [&]<class Asked>(std::type_identity<Asked>, const std::string& text,
                                           const auto&... given) {
      Asked query(connection, text);
      if constexpr (requires { query.all(given...); }) {
        CHECK_THROWS_AS(query.all(given...), std::logic_error);
      } else {
        CHECK_THROWS_AS(query.run(given...), std::logic_error);
      }
    };
    const std::string find = sql::select<Mango>() + " WHERE id = :id";
    is_wrong(std::type_identity<Query<Mango()>>{}, find);
    is_wrong(std::type_identity<Query<Mango(std::string_view, int)>>{}, find, "a", 1);
    is_wrong(std::type_identity<Query<std::string(std::string_view)>>{}, find, "a");
    is_wrong(std::type_identity<Query<void(Mango, Mango)>>{}, sql::update<Mango>(), kFirst, kFirst);
    is_wrong(std::type_identity<Query<void(Mango)>>{}, "UPDATE mango SET tree = :to WHERE id = :id",
             kFirst);
  });
}

}  // namespace sammachip
