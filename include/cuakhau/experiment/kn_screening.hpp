#pragma once

// The fully sequential selection of Kim & Nelson (2001), which allows common random numbers.
//
// All alternatives are observed n₀ times, and S²ᵢₗ are the sample variances of their paired
// differences. Then, whenever each survivor has r observations, i is out if for some survivor l
//
//   mean of i < mean of l − Wᵢₗ / r,    Wᵢₗ = max(0, δ / 2 · (h² S²ᵢₗ / δ² − r))
//
// and otherwise every survivor is observed once more. If observations are normal and the best is
// better than every other one by at least δ, it is selected with a chance of at least 1 − α.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <cuakhau/experiment/best.hpp>
#include <cuakhau/experiment/selection_constants.hpp>

namespace cuakhau::experiment {

/// When an alternative was found not to be the best, and beside which.
struct Elimination {
  std::uint32_t observations = 0;  // of each
  std::size_t against = 0;
  double behind = 0.0;  // the estimated difference of the two
  friend bool operator==(const Elimination&, const Elimination&) = default;
};

struct KnRule {
  Goal goal = Goal::largest;
  double indifference = 1.0;  // δ, above 0
  double confidence = 0.95;
  std::uint32_t first_stage = 10;  // at least 2
};

class KnScreening {
 public:
  /// @param alternatives at least one
  KnScreening(std::size_t alternatives, const KnRule& rule);

  /// The next observation of each survivor, in their order. @param values as many as survivors()
  void observe(std::span<const double> values);

  /// One that gives no further observations is no candidate any more. @param survivor one of them
  void drop(std::size_t survivor) { std::erase(survivors_, survivor); }

  [[nodiscard]] const std::vector<std::size_t>& survivors() const { return survivors_; }
  [[nodiscard]] std::uint32_t observations() const { return observations_; }
  /// One is left, or those left are equal in every observation and any may be taken.
  [[nodiscard]] bool is_decided() const;
  [[nodiscard]] const std::vector<std::optional<Elimination>>& eliminations() const {
    return eliminations_;
  }

 private:
  [[nodiscard]] double mean(std::size_t alternative) const;
  [[nodiscard]] double variance(std::size_t one, std::size_t other) const;
  /// W / r of the two: how far behind one may be and stay.
  [[nodiscard]] double allowance(std::size_t one, std::size_t other) const;
  void fix_variances();
  void screen();
  [[nodiscard]] std::optional<Elimination> defeat_of(std::size_t alternative) const;

  KnRule rule_;
  double h_squared_ = 0.0;
  std::uint32_t observations_ = 0;
  std::vector<std::size_t> survivors_;
  std::vector<double> sums_;                // larger is better
  std::vector<std::vector<double>> first_;  // observations of the first stage
  std::vector<double> variances_;           // of differences, by pair
  std::vector<std::optional<Elimination>> eliminations_;
};

}  // namespace cuakhau::experiment
