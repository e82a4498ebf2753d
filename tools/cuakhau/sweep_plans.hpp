#pragma once

// The plans of a sweep's points: the scenario with their values set and their policies added, by
// the same way as --set and --policy.

#include <filesystem>
#include <map>
#include <set>
#include <string>

#include <cuakhau/experiment/sweep.hpp>
#include <cuakhau/scenario/load.hpp>

namespace cuakhau::tool {

class SweepPlans final : public experiment::PlanSource {
 public:
  /// @param file of the scenario, with the options of all points
  /// @param factors must outlive this
  SweepPlans(std::string file, scenario::LoadOptions options,
             const std::vector<experiment::Factor>& factors);

  /// From now on none of these files may change.
  void watch(const std::set<std::filesystem::path>& files);

  [[nodiscard]] Expected<model::Plan, experiment::NoPlan> plan(
      std::span<const double> point) const override;

  /// With one factor at that value, the others as the scenario has them.
  [[nodiscard]] scenario::Loaded load_alone(std::size_t factor, double value) const;

 private:
  /// Tells whether a file is what it was, without reading it.
  struct Stamp {
    std::filesystem::file_time_type changed;
    std::uintmax_t bytes = 0;
    friend bool operator==(const Stamp&, const Stamp&) = default;
  };
  [[nodiscard]] static Stamp stamp_of(const std::filesystem::path& file);
  void add(std::size_t factor, double value, scenario::LoadOptions& options) const;

  std::string file_;
  scenario::LoadOptions options_;
  const std::vector<experiment::Factor>& factors_;
  std::map<std::filesystem::path, Stamp> stamps_;
};

}  // namespace cuakhau::tool
