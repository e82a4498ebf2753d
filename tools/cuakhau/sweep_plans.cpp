#include "sweep_plans.hpp"

#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "scenario_file.hpp"

namespace cuakhau::tool {
namespace {

using experiment::FactorKind;
using experiment::NoPlan;

/// The first of them, without its place, which is often the command line.
std::string error_text(const Diagnostics& diagnostics) {
  for (const auto& one : diagnostics.sorted())
    if (one.severity == Severity::error)
      return one.path.empty() ? one.message : fmt::format("{}: {}", one.path, one.message);
  return {};
}

}  // namespace

SweepPlans::SweepPlans(std::string file, scenario::LoadOptions options,
                       const std::vector<experiment::Factor>& factors)
    : file_(std::move(file)), options_(std::move(options)), factors_(factors) {}

SweepPlans::Stamp SweepPlans::stamp_of(const std::filesystem::path& file) {
  std::error_code failed;
  const auto changed = std::filesystem::last_write_time(file, failed);
  const auto bytes = std::filesystem::file_size(file, failed);
  return failed ? Stamp{} : Stamp{changed, bytes};
}

void SweepPlans::watch(const std::set<std::filesystem::path>& files) {
  for (const auto& file : files) stamps_.emplace(file, stamp_of(file));
}

void SweepPlans::add(std::size_t factor, double value, scenario::LoadOptions& options) const {
  const auto& one = factors_[factor];
  const auto text = experiment::value_text(one, value);
  if (one.kind != FactorKind::policy)
    options.overrides.set.push_back(one.path + '=' + text);
  else if (text == "on")
    options.policies.push_back(one.path);
}

Expected<model::Plan, NoPlan> SweepPlans::plan(std::span<const double> point) const {
  auto options = options_;
  for (std::size_t k = 0; k < factors_.size(); ++k) add(k, point[k], options);
  auto loaded = load_checked(file_, options);
  for (const auto& [file, stamp] : stamps_)
    if (stamp_of(file) != stamp)
      return Unexpected{NoPlan{{},
                               files::FileProblem{file.string(),
                                                  "was changed while the sweep ran: points before "
                                                  "and after it would be of two scenarios"}}};
  if (loaded.diagnostics.has_errors()) return Unexpected{NoPlan{error_text(loaded.diagnostics)}};
  return std::move(loaded.plan);
}

scenario::Loaded SweepPlans::load_alone(std::size_t factor, double value) const {
  auto options = options_;
  add(factor, value, options);
  return load_checked(file_, options);
}

}  // namespace cuakhau::tool
