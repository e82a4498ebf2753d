#pragma once

// A sweep in an SQLite database: each point as soon as it is finished, so that a sweep which is cut
// off goes on where it was. docs/reference/sweep-database.md has the tables.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <cuakhau/base/expected.hpp>
#include <cuakhau/base/hash.hpp>
#include <cuakhau/experiment/design.hpp>
#include <cuakhau/experiment/estimate.hpp>
#include <cuakhau/experiment/shard.hpp>
#include <cuakhau/experiment/sweep_columns.hpp>
#include <cuakhau/files/database.hpp>

namespace cuakhau::experiment {

enum class PointStatus : std::uint8_t {
  answered,
  no_answer,  // a deadlock, a limit: the message says which
  invalid,    // the values make no plan together
};

/// "ok", "no_answer", "invalid".
[[nodiscard]] std::string_view status_name(PointStatus status);

/// What was found at a point.
struct SweepPoint {
  std::size_t index = 0;         // in the design
  std::vector<double> values{};  // by factor
  PointStatus status = PointStatus::answered;
  std::string message{};
  Hash128 plan_digest{};
  std::uint32_t replications = 0;
  std::vector<Estimate> estimates{};                    // by measure; none without an answer
  std::vector<std::vector<model::Reading>> readings{};  // by measure, then replication
};

/// Whether a replication has the same random numbers at every point.
enum class RandomNumbers : std::uint8_t { common, independent };

/// What a sweep is, beside how it is run. A database belongs to one.
struct SweepHead {
  std::string version;     // of cuakhau
  std::string scenario;    // its file, as the user named it
  std::string command;     // makes the database again, whole
  Hash128 plan_digest;     // of the scenario without the factors
  Hash128 choices_digest;  // of what the choices of factors stand for, such as files of policies
  Design design;
  Shard shard;
  std::vector<model::CatalogueEntry> measures;
  std::uint64_t seed = 1;
  std::string effort;  // "30 replications", "precision 2 %"
  double confidence = k_confidence;
  RandomNumbers random_numbers = RandomNumbers::common;
};

struct StoreProblem {
  files::FileProblem file;
  bool is_of_another_sweep = false;  // the file is sound and holds something else
};

/// How many points ended in which way.
struct PointCounts {
  std::size_t answered = 0;
  std::size_t no_answer = 0;
  std::size_t invalid = 0;

  [[nodiscard]] std::size_t all() const { return answered + no_answer + invalid; }
};

/// How many points of a sweep's database ended in which way.
[[nodiscard]] Expected<PointCounts, files::FileProblem> count_points(files::Database& database);

class SweepStore {
 public:
  /// Opens the database, or makes it. A shard is kept under a temporary name (FILE.part) until
  /// finish(), and nobody else may open it meanwhile.
  /// @param path nothing: in memory
  /// @param head must outlive the store
  [[nodiscard]] static Expected<SweepStore, StoreProblem> open(
      const std::optional<std::string>& path, const SweepHead& head);

  /// Whether it held the point of the design when it was opened.
  [[nodiscard]] bool had(std::size_t point) const { return had_[point]; }
  /// All of them, or none.
  [[nodiscard]] std::optional<files::FileProblem> add(std::span<const SweepPoint> points);
  /// The whole sweep is there: makes it one file under its own name.
  [[nodiscard]] std::optional<files::FileProblem> finish();

  [[nodiscard]] const SweepColumns& columns() const { return columns_; }
  [[nodiscard]] files::Database& database() { return database_; }

 private:
  struct Inserts {
    files::Statement point;
    files::Statement estimate;
    files::Statement reading;
  };

  SweepStore(files::Database database, const SweepHead& head);
  [[nodiscard]] std::optional<StoreProblem> prepare(const SweepHead& head);
  [[nodiscard]] std::optional<StoreProblem> load_points();
  [[nodiscard]] std::optional<files::FileProblem> insert(const SweepPoint& point);

  files::Database database_;
  std::optional<Inserts> inserts_;
  SweepColumns columns_;
  const std::vector<Factor>* factors_;
  std::string target_;  // of the renaming at the end; empty: none
  std::vector<bool> had_;
};

}  // namespace cuakhau::experiment
