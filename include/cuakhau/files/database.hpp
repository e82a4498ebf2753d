#pragma once

// An SQLite database: one file that many programs read. Text of SQL goes in, values come out; no
// type of SQLite does. A connection is used by one thread at a time.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include <cuakhau/base/expected.hpp>
#include <cuakhau/files/problem.hpp>

namespace cuakhau::files {

/// A value of a row; the first alternative is SQL's NULL. A number that is not finite is stored as
/// NULL.
using SqlValue = std::variant<std::monostate, std::int64_t, double, std::string>;

class Database;

/// A prepared statement. Must not outlive its database.
class Statement {
 public:
  Statement(Statement&&) noexcept;
  Statement& operator=(Statement&&) noexcept;
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  ~Statement();

  /// Runs it from its beginning with these values for its parameters, as many as it has, and drops
  /// its rows.
  [[nodiscard]] std::optional<FileProblem> run(std::span<const SqlValue> values = {});
  /// Puts values in place of the parameters; next() then begins anew.
  void restart(std::span<const SqlValue> values = {});
  /// The next row; false behind the last.
  [[nodiscard]] Expected<bool, FileProblem> next();

  /// Columns of the row, from 0.
  [[nodiscard]] std::size_t columns() const;
  [[nodiscard]] std::string name(std::size_t column) const;
  [[nodiscard]] SqlValue value(std::size_t column) const;
  /// 0 where it is none.
  [[nodiscard]] std::int64_t integer(std::size_t column) const;
  /// Nothing where it is NULL.
  [[nodiscard]] std::optional<double> real(std::size_t column) const;
  /// Empty where it is NULL.
  [[nodiscard]] std::string text(std::size_t column) const;

 private:
  friend class Database;
  struct State;
  explicit Statement(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

enum class Access : std::uint8_t {
  read,
  write,  // made when it is not there; others may read meanwhile
  own,    // the same, and nobody else may even read: needs no memory that processes share, which
          // network file systems have not
};

class Database {
 public:
  /// Written with a log ahead (WAL), so that a process that is killed leaves every transaction
  /// whole. A machine that loses its power may lose the last ones, and nothing else.
  [[nodiscard]] static Expected<Database, FileProblem> open(const std::string& path, Access access);
  /// One that is gone when it is closed.
  [[nodiscard]] static Expected<Database, FileProblem> in_memory();
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database();

  /// As the user named it.
  [[nodiscard]] const std::string& path() const;
  /// Statements one after the other, without parameters; rows are dropped.
  [[nodiscard]] std::optional<FileProblem> execute(const std::string& statements);
  [[nodiscard]] Expected<Statement, FileProblem> prepare(std::string_view statement);
  /// The first value of the first row; NULL when there is no row.
  [[nodiscard]] Expected<SqlValue, FileProblem> query(std::string_view statement);
  /// Folds the log into the file, which is then one whole that can be copied, and read where
  /// nothing can be written. No statement may be under way.
  [[nodiscard]] std::optional<FileProblem> seal();

 private:
  friend class Statement;
  friend class Transaction;
  struct State;
  explicit Database(std::unique_ptr<State> state);
  [[nodiscard]] static Expected<Database, FileProblem> opened(const std::string& path, int flags);
  std::unique_ptr<State> state_;
};

/// All that is written between begin and commit, or nothing.
class Transaction {
 public:
  /// @param database must outlive it
  [[nodiscard]] static Expected<Transaction, FileProblem> begin(Database& database);
  Transaction(Transaction&& other) noexcept;
  Transaction& operator=(Transaction&&) = delete;
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  /// Rolls back what was not committed.
  ~Transaction();

  [[nodiscard]] std::optional<FileProblem> commit();

 private:
  explicit Transaction(Database& database) : database_(&database) {}
  Database* database_;
};

/// "a" as the name of a table or column in SQL: in double quotes.
[[nodiscard]] std::string sql_name(std::string_view name);

}  // namespace cuakhau::files
