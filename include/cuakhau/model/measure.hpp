#pragma once

// Measures of one replication, each a function of its records. A catalogue, fixed by the network,
// says which readings there are and in which order; every replication gives one reading for each.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <cuakhau/model/network.hpp>
#include <cuakhau/model/record.hpp>

namespace cuakhau::model {

/// Which number a reading is. Text fields are "*" where they sum over all.
struct MeasureKey {
  std::string measure;      // "cleared", "wait", "waiting" …
  std::string unit;         // "trucks/day", "min", "trucks", "%"
  std::string where;        // "province", or the key of a gate, yard, station or crossing
  std::string direction;    // "export", "import", "*"
  std::string flow;         // key of a flow, or "*"
  std::string outcome;      // "served", "turned_back", or "*"
  std::string statistic;    // "mean", "p50", "p90", "p95", "p99", "max", "share"
  std::string period{"*"};  // "07:00", "mon", "2023-01-08": of an own measure
  friend bool operator==(const MeasureKey&, const MeasureKey&) = default;
};

/// How readings of several replications make one estimate.
enum class Pooling : std::uint8_t {
  ratio,  // sum of numerators over sum of denominators; interval by the ratio estimator
  mean,   // mean of the readings
};

/// One number of one replication: numerator / denominator in the unit of its key; absent when the
/// denominator is 0. `censored` is the share of trucks whose value was not known when the run
/// ended. `is_lower_bound`: a percentile that was not reached ("> value").
struct Reading {
  double numerator = 0.0;
  double denominator = 0.0;
  double censored = 0.0;
  bool is_lower_bound = false;

  [[nodiscard]] bool is_absent() const { return denominator == 0.0; }
  [[nodiscard]] double value() const { return numerator / denominator; }
};

struct CatalogueEntry {
  MeasureKey key;
  Pooling pooling = Pooling::ratio;
};

/// Values at from, from + step, …: as many as each replication's samples have.
struct SeriesKey {
  std::string measure;  // "waiting", "occupancy"
  std::string where;
  std::string direction;
  Instant from;
  Duration step{0};
  std::size_t points = 0;
};

struct Catalogue {
  std::vector<CatalogueEntry> entries;
  std::vector<SeriesKey> series;
};

struct ReplicationMeasures {
  std::vector<Reading> readings;                   // as Catalogue::entries
  std::vector<std::vector<std::uint32_t>> series;  // as Catalogue::series
  std::vector<double>
      daily_waiting;  // mean trucks waiting in the province on each day from the start, for MSER-5
};

[[nodiscard]] Catalogue catalogue(const Network& network);

/// Turns the records of one replication into its readings. Waits belong to trucks that arrive
/// between warm-up and horizon; counts go to the instant of the event; trucks still inside at the
/// end enter as censored.
class MeasureCollector final : public RecordObserver {
 public:
  explicit MeasureCollector(const Network& network);
  /// Of a part of the run: what happens from measured_from until the horizon, and the times of
  /// trucks that arrive between these, to their end, however late.
  MeasureCollector(const Network& network, const RunWindow& part);
  ~MeasureCollector() override;
  void on_visits(std::span<const Visit> visits) override;
  void on_journeys(std::span<const Journey> journeys) override;
  void on_outages(std::span<const Outage> outages) override;
  void on_duty(const Duty& duty) override;
  void on_overtime(const Overtime& overtime) override;
  void on_policy(const PolicyFiring& firing, const Network& in_force) override;

  /// The readings of the records so far, in the order of catalogue(network).
  [[nodiscard]] ReplicationMeasures finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace cuakhau::model
