#include <cuakhau/files/database.hpp>

#include <filesystem>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <cuakhau/base/contract.hpp>

#include "files/detail/descriptor.hpp"

namespace cuakhau::files {
namespace {

constexpr const char* k_in_memory = ":memory:";

/// How long a writer waits for another that ends its transaction.
constexpr int k_patience_ms = 2'000;

/// Far beyond the bytes that SQLite locks (from 2^30 on), and beyond the end of any database.
constexpr ::off_t k_claimed_byte = ::off_t{1} << 60;

/// What SQLite says in the words of a library, and what can be done.
std::string advice_on(int code) {
  switch (code & 0xff) {
    case SQLITE_CANTOPEN: return "cannot be opened: is its folder there, and may it be written?";
    case SQLITE_READONLY: return "may not be written: it, or its folder, is read-only";
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return "another process is writing it: wait until that one ends";
    case SQLITE_NOTADB: return "is no SQLite database";
    case SQLITE_CORRUPT: return "is damaged: take a backup of it, or begin a new one";
    case SQLITE_FULL: return "No space left on device";
    case SQLITE_IOERR: return "cannot be read or written: is there room on the disk for it?";
    default: return {};
  }
}

}  // namespace

struct Database::State {
  std::string path;
  /// Holds the writer's lock. Closed after SQLite's own descriptors, whose locks would go with it.
  detail::Descriptor claim;
  ::sqlite3* handle = nullptr;

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { ::sqlite3_close_v2(handle); }

  /// Two writers would do the same work twice: SQLite's own locks last no longer than a
  /// transaction.
  [[nodiscard]] std::optional<FileProblem> claim_for_writing() {
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): a C interface
    claim = detail::Descriptor{::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)};
    if (!claim.is_open()) return FileProblem{path, detail::message_of(detail::last_error())};
    struct ::flock lock{};
    lock.l_type = F_WRLCK;
    lock.l_start = k_claimed_byte;
    lock.l_len = 1;
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): a C interface
    if (::fcntl(claim.number(), F_OFD_SETLK, &lock) == 0) return std::nullopt;
    return FileProblem{path, advice_on(SQLITE_BUSY)};
  }

  [[nodiscard]] FileProblem problem() const {
    const auto advice = advice_on(::sqlite3_extended_errcode(handle));
    return {path, advice.empty() ? ::sqlite3_errmsg(handle) : advice};
  }
};

struct Statement::State {
  ::sqlite3_stmt* handle = nullptr;
  const Database::State* database = nullptr;

  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { ::sqlite3_finalize(handle); }

  void bind(int parameter, const SqlValue& value) const {
    int result = SQLITE_OK;
    if (const auto* whole = std::get_if<std::int64_t>(&value))
      result = ::sqlite3_bind_int64(handle, parameter, *whole);
    else if (const auto* number = std::get_if<double>(&value))
      result = ::sqlite3_bind_double(handle, parameter, *number);
    else if (const auto* text = std::get_if<std::string>(&value))
      result = ::sqlite3_bind_text64(handle, parameter, text->data(), text->size(),
                                     SQLITE_TRANSIENT, SQLITE_UTF8);  // NOLINT: its own cast
    else
      result = ::sqlite3_bind_null(handle, parameter);
    CUAKHAU_CHECK(result == SQLITE_OK, "parameter {} of a statement: code {}", parameter, result);
  }
};

Statement::Statement(std::unique_ptr<State> state) : state_(std::move(state)) {}
Statement::Statement(Statement&&) noexcept = default;
Statement& Statement::operator=(Statement&&) noexcept = default;
Statement::~Statement() = default;

void Statement::restart(std::span<const SqlValue> values) {
  ::sqlite3_reset(state_->handle);
  const auto wanted = static_cast<std::size_t>(::sqlite3_bind_parameter_count(state_->handle));
  CUAKHAU_CHECK(values.size() == wanted, "{} values for {} parameters", values.size(), wanted);
  for (std::size_t i = 0; i < values.size(); ++i) state_->bind(static_cast<int>(i) + 1, values[i]);
}

Expected<bool, FileProblem> Statement::next() {
  const int result = ::sqlite3_step(state_->handle);
  if (result == SQLITE_ROW) return true;
  if (result != SQLITE_DONE) {
    auto problem = state_->database->problem();  // which the reset would forget
    ::sqlite3_reset(state_->handle);
    return Unexpected{std::move(problem)};
  }
  ::sqlite3_reset(state_->handle);
  return false;
}

std::optional<FileProblem> Statement::run(std::span<const SqlValue> values) {
  restart(values);
  while (true) {
    const auto has_row = next();
    if (!has_row) return has_row.error();
    if (!*has_row) return std::nullopt;
  }
}

std::size_t Statement::columns() const {
  return static_cast<std::size_t>(::sqlite3_column_count(state_->handle));
}

std::string Statement::name(std::size_t column) const {
  return ::sqlite3_column_name(state_->handle, static_cast<int>(column));
}

SqlValue Statement::value(std::size_t column) const {
  switch (::sqlite3_column_type(state_->handle, static_cast<int>(column))) {
    case SQLITE_INTEGER: return integer(column);
    case SQLITE_FLOAT: return *real(column);
    case SQLITE_TEXT: return text(column);
    default: return std::monostate{};
  }
}

std::int64_t Statement::integer(std::size_t column) const {
  return ::sqlite3_column_int64(state_->handle, static_cast<int>(column));
}

std::optional<double> Statement::real(std::size_t column) const {
  const int place = static_cast<int>(column);
  if (::sqlite3_column_type(state_->handle, place) == SQLITE_NULL) return std::nullopt;
  return ::sqlite3_column_double(state_->handle, place);
}

std::string Statement::text(std::size_t column) const {
  const int place = static_cast<int>(column);
  const auto* letters = ::sqlite3_column_text(state_->handle, place);
  if (letters == nullptr) return {};
  const auto bytes = static_cast<std::size_t>(::sqlite3_column_bytes(state_->handle, place));
  return {reinterpret_cast<const char*>(letters), bytes};  // NOLINT: unsigned letters of SQLite
}

Database::Database(std::unique_ptr<State> state) : state_(std::move(state)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

const std::string& Database::path() const { return state_->path; }

Expected<Database, FileProblem> Database::opened(const std::string& path, int flags) {
  auto state = std::make_unique<State>();
  state->path = path;
  const int all = flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  const int result = ::sqlite3_open_v2(path.c_str(), &state->handle, all, nullptr);
  if (result != SQLITE_OK) {
    std::error_code failure;
    const bool may_be_made = (flags & SQLITE_OPEN_CREATE) != 0;
    if (!may_be_made && !std::filesystem::exists(path, failure))
      return Unexpected{FileProblem{path, "no such file"}};
    return Unexpected{state->problem()};
  }
  ::sqlite3_busy_timeout(state->handle, k_patience_ms);
  return Database{std::move(state)};
}

Expected<Database, FileProblem> Database::open(const std::string& path, Access access) {
  const int flags =
      access == Access::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  auto database = opened(path, flags);
  if (!database || access == Access::read) return database;
  if (access == Access::write)
    if (auto problem = database->state_->claim_for_writing())
      return Unexpected{std::move(*problem)};
  const std::string locking = access == Access::own ? "PRAGMA locking_mode = EXCLUSIVE;" : "";
  if (auto problem =
          database->execute(locking + "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"))
    return Unexpected{std::move(*problem)};
  return database;
}

Expected<Database, FileProblem> Database::in_memory() {
  return opened(k_in_memory, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
}

std::optional<FileProblem> Database::execute(const std::string& statements) {
  const int result = ::sqlite3_exec(state_->handle, statements.c_str(), nullptr, nullptr, nullptr);
  if (result == SQLITE_OK) return std::nullopt;
  return state_->problem();
}

Expected<Statement, FileProblem> Database::prepare(std::string_view statement) {
  auto state = std::make_unique<Statement::State>();
  state->database = state_.get();
  const std::string text{statement};
  if (::sqlite3_prepare_v2(state_->handle, text.c_str(), -1, &state->handle, nullptr) != SQLITE_OK)
    return Unexpected{state_->problem()};
  return Statement{std::move(state)};
}

Expected<SqlValue, FileProblem> Database::query(std::string_view statement) {
  auto prepared = prepare(statement);
  if (!prepared) return Unexpected{std::move(prepared).error()};
  const auto has_row = prepared->next();
  if (!has_row) return Unexpected{has_row.error()};
  return *has_row ? prepared->value(0) : SqlValue{};
}

std::optional<FileProblem> Database::seal() {
  if (auto problem = execute("PRAGMA wal_checkpoint(TRUNCATE)")) return problem;
  return execute("PRAGMA journal_mode = DELETE");
}

Transaction::Transaction(Transaction&& other) noexcept
    : database_(std::exchange(other.database_, nullptr)) {}

Expected<Transaction, FileProblem> Transaction::begin(Database& database) {
  if (auto problem = database.execute("BEGIN IMMEDIATE")) return Unexpected{std::move(*problem)};
  return Transaction{database};
}

Transaction::~Transaction() {
  // What a failure has rolled back already cannot be rolled back again: that is no failure.
  if (database_ != nullptr) static_cast<void>(database_->execute("ROLLBACK"));
}

std::optional<FileProblem> Transaction::commit() {
  if (auto problem = database_->execute("COMMIT")) return problem;
  database_ = nullptr;
  return std::nullopt;
}

std::string sql_name(std::string_view name) {
  std::string quoted = "\"";
  for (const char letter : name) {
    if (letter == '"') quoted += '"';
    quoted += letter;
  }
  return quoted + '"';
}

}  // namespace cuakhau::files
