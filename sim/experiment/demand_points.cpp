#include "experiment/detail/demand_points.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/experiment/measure_lookup.hpp>
#include <cuakhau/model/scaled_demand.hpp>

#include "experiment/detail/pilot.hpp"

namespace cuakhau::experiment::detail {
namespace {

/// Ends that are what too many trucks do to a border. Others are limits of the program.
bool is_of_demand(model::RunEnding ending) {
  return ending == model::RunEnding::backlog_limit || ending == model::RunEnding::deadlock;
}

}  // namespace

DemandGrid::DemandGrid(const CapacityRequest& request)
    : lowest_(request.lowest),
      highest_(request.highest),
      log_step_(std::log1p(request.tolerance)),
      range_{static_cast<int>(std::floor(std::log(lowest_) / log_step_)),
             static_cast<int>(std::ceil(std::log(highest_) / log_step_))} {}

double DemandGrid::multiple(int number) const {
  return number == 0 ? std::clamp(1.0, lowest_, highest_)
                     : std::clamp(std::exp(number * log_step_), lowest_, highest_);
}

int DemandGrid::steps(double times) const {
  return static_cast<int>(std::lround(std::log(times) / log_step_));
}

DemandPoints::DemandPoints(const model::Plan& plan, const CapacityRequest& request,
                           const RunHooks& hooks)
    : plan_(plan), request_(request), hooks_(hooks), grid_(request) {}

model::Plan DemandPoints::plan_at(int number) const {
  return model::with_demand(plan_, request_.flows, grid_.multiple(number));
}

const DemandPoint& DemandPoints::at(int number, std::uint32_t replications) {
  auto& gathered = gathered_[number];
  gathered.point.multiple = grid_.multiple(number);
  const bool is_known =
      !gathered.point.no_answer.empty() || gathered.point.replications >= replications;
  if (!is_known && !failure_) run(number, replications, gathered);
  return gathered.point;
}

void DemandPoints::run(int number, std::uint32_t replications, Gathered& gathered) {
  const model::Network network{plan_at(number)};
  const auto first = gathered.point.replications;
  const auto batch =
      replicate(network, {request_.seed, first, replications - first, request_.threads}, hooks_);
  if (batch.ending == BatchEnding::stopped) {
    failure_ = failure_of(network, batch);
  } else if (batch.ending == BatchEnding::no_answer) {
    fail(network, batch.replications.front(), gathered);
  } else {
    add(model::catalogue(network), batch.replications, gathered);
    gathered.point.replications = replications;
  }
}

void DemandPoints::fail(const model::Network& network, const Replication& failed,
                        Gathered& gathered) {
  auto& point = gathered.point;
  point.replications = failed.index + 1;
  point.goals.clear();
  point.no_answer = explain(network, failed);
  if (is_of_demand(failed.run.ending)) return;
  failure_ =
      RunFailure{RunFailureKind::no_answer,
                 {},
                 fmt::format("at {:.4g} times the demand, {}", point.multiple, point.no_answer)};
}

void DemandPoints::add(const model::Catalogue& catalogue,
                       const std::vector<Replication>& replications, Gathered& gathered) const {
  const double each = (1.0 - request_.confidence) / static_cast<double>(request_.goals.size());
  gathered.readings.resize(request_.goals.size());
  gathered.point.goals.clear();
  for (std::size_t goal = 0; goal < request_.goals.size(); ++goal) {
    const auto& wanted = request_.goals[goal];
    auto& readings = gathered.readings[goal];
    const auto entry = find_measure(catalogue, wanted.measure);
    for (const auto& replication : replications)
      readings.push_back(entry ? replication.measures.readings[*entry] : model::Reading{});
    const auto pooling = entry ? catalogue.entries[*entry].pooling : model::Pooling::ratio;
    gathered.point.goals.push_back(
        standing(wanted, estimate({wanted.measure, pooling}, readings, 1.0 - each)));
  }
}

std::vector<DemandPoint> DemandPoints::all() const {
  std::vector<DemandPoint> points;
  for (const auto& [number, gathered] : gathered_) points.push_back(gathered.point);
  return points;
}

}  // namespace cuakhau::experiment::detail
