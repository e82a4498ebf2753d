#pragma once

// One scenario against one baseline, look by look.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <cuakhau/experiment/multiplicity.hpp>
#include <cuakhau/experiment/regress.hpp>

#include "experiment/detail/growing_runs.hpp"

namespace cuakhau::experiment::detail {

class Guard {
 public:
  /// @param guarded, plan and runs must outlive this @param plan with its warm-up known
  Guard(const Guarded& guarded, const model::Plan& plan, GrowingRuns& runs,
        const RegressRequest& request);
  Guard(const Guard&) = delete;
  Guard& operator=(const Guard&) = delete;
  ~Guard() = default;

  [[nodiscard]] bool is_open() const { return is_open_; }
  /// What has to run before the next look.
  void add_wishes(std::vector<GrowingRuns::Wish>& wishes) const;
  /// At what has run; what was decided at an earlier look stays.
  void look();
  /// One for each measure, times the looks. None where there is no answer.
  [[nodiscard]] std::span<const double> p_values() const { return p_changed_; }
  /// Decides what can be, and whether there is another look.
  /// @param adjusted of the p values, over all that is compared
  void judge(std::span<const AdjustedP> adjusted);
  /// @param family how many measures are compared in all
  [[nodiscard]] GuardedResult finish(std::size_t family);

 private:
  [[nodiscard]] std::uint32_t kept() const { return guarded_.baseline.replications(); }
  [[nodiscard]] bool is_unpaired() const { return result_.extension == Extension::unpaired; }
  void add_expectations(const model::Plan& plan);
  void judge_expectations();
  void compare_paths();
  void compare(std::size_t index, std::uint32_t n);
  [[nodiscard]] std::vector<model::Reading> before(std::size_t index) const;
  [[nodiscard]] bool is_identical(std::size_t index) const;
  [[nodiscard]] bool is_reproduced() const;
  void extend(std::uint32_t n);
  [[nodiscard]] std::string why_unpaired(std::uint32_t n) const;
  [[nodiscard]] bool is_undecided(const Shift& shift) const;
  [[nodiscard]] bool would_more_tell(const Shift& shift) const;
  void add_power(Shift& shift, double significance) const;
  [[nodiscard]] std::optional<std::uint32_t> needed(const Shift& shift, double sd,
                                                    double significance) const;

  const Guarded& guarded_;
  GrowingRuns& runs_;
  double significance_;
  std::vector<std::uint32_t> looks_;
  std::size_t looked_ = 0;  // how many looks there were
  std::size_t now_ = 0;     // the run of the plan as it is
  std::vector<ResolvedExpectation> expectations_;
  std::vector<model::MeasureKey> expected_;  // the measures of these
  std::optional<model::Plan> old_plan_;      // of the baseline, with its warm-up
  std::optional<std::size_t> old_;           // the run of it
  std::uint32_t old_replications_ = 0;       // of the old plan that may be compared
  bool is_open_ = true;
  std::vector<double> p_changed_;
  GuardedResult result_;
};

}  // namespace cuakhau::experiment::detail
