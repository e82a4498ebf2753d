#pragma once

// One measure of several networks, replication by replication, as many of each as are asked for.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include <cuakhau/experiment/selection.hpp>

namespace cuakhau::experiment::detail {

class ObservedAlternatives {
 public:
  /// All must outlive this.
  ObservedAlternatives(std::span<const model::Network> networks, const SelectionRequest& request,
                       const RunHooks& hooks);

  [[nodiscard]] std::size_t count() const { return networks_.size(); }
  /// Runs replications until the alternative has so many, or ends without an answer. Nothing runs
  /// any more after it was stopped.
  void extend(std::size_t alternative, std::uint32_t replications);

  [[nodiscard]] const std::vector<double>& values(std::size_t alternative) const {
    return all_[alternative].values;
  }
  /// Why an alternative has no more values; empty when it has.
  [[nodiscard]] const std::string& no_answer(std::size_t alternative) const {
    return all_[alternative].no_answer;
  }
  [[nodiscard]] bool is_stopped() const { return is_stopped_; }
  [[nodiscard]] Estimate estimate(std::size_t alternative) const;
  [[nodiscard]] std::uint32_t replications(std::size_t alternative) const;

 private:
  struct Observed {
    std::optional<std::size_t> entry;  // of its catalogue
    std::vector<double> values;
    double censored = 0.0;  // sum over replications
    bool is_lower_bound = false;
    std::string no_answer;
  };

  static void add(const Replication& replication, Observed& observed);

  std::span<const model::Network> networks_;
  const SelectionRequest& request_;
  RunHooks hooks_;
  std::vector<Observed> all_;
  bool is_stopped_ = false;
};

}  // namespace cuakhau::experiment::detail
