#pragma once

// Runs a plan at multiples of its demand, the same replications at each, and keeps what they say of
// the goals.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <cuakhau/experiment/capacity.hpp>

#include "experiment/detail/last_true.hpp"

namespace cuakhau::experiment::detail {

/// Multiples as whole numbers: number k is (1 + tolerance)^k, but the first and the last number are
/// the ends of the range.
class DemandGrid {
 public:
  /// @param request with lowest < highest
  explicit DemandGrid(const CapacityRequest& request);

  [[nodiscard]] WholeRange range() const { return range_; }
  [[nodiscard]] double multiple(int number) const;
  /// Steps from a multiple to `times` as much.
  [[nodiscard]] int steps(double times) const;

 private:
  double lowest_;
  double highest_;
  double log_step_;
  WholeRange range_;
};

class DemandPoints {
 public:
  /// All must outlive this.
  DemandPoints(const model::Plan& plan, const CapacityRequest& request, const RunHooks& hooks);

  [[nodiscard]] const DemandGrid& grid() const { return grid_; }
  [[nodiscard]] model::Plan plan_at(int number) const;
  /// With at least so many replications: those missing are run. Once there is a failure nothing
  /// runs any more, and the points say nothing.
  [[nodiscard]] const DemandPoint& at(int number, std::uint32_t replications);
  [[nodiscard]] const std::optional<RunFailure>& failure() const { return failure_; }
  /// All that were run, by multiple.
  [[nodiscard]] std::vector<DemandPoint> all() const;

 private:
  struct Gathered {
    DemandPoint point;
    std::vector<std::vector<model::Reading>> readings;  // by goal, then replication
  };

  void run(int number, std::uint32_t replications, Gathered& gathered);
  void add(const model::Catalogue& catalogue, const std::vector<Replication>& replications,
           Gathered& gathered) const;
  void fail(const model::Network& network, const Replication& failed, Gathered& gathered);

  const model::Plan& plan_;
  const CapacityRequest& request_;
  RunHooks hooks_;
  DemandGrid grid_;
  std::map<int, Gathered> gathered_;
  std::optional<RunFailure> failure_;
};

}  // namespace cuakhau::experiment::detail
