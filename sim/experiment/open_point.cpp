#include "experiment/detail/open_point.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "experiment/detail/pilot.hpp"

namespace cuakhau::experiment::detail {

OpenPoint::OpenPoint(PointPlan point, const SweepHead& head, const SweepRequest& request)
    : index_(point.index),
      values_(std::move(point.values)),
      digest_(point.digest),
      network_(point.plan),
      confidence_(head.confidence),
      catalogue_{head.measures, {}},
      estimator_(catalogue_),
      wanted_(request.replications) {
  const auto all = model::catalogue(network_);
  for (const auto& measure : head.measures) {
    const auto found = std::ranges::find(all.entries, measure.key, &model::CatalogueEntry::key);
    const bool is_there = found != all.entries.end();
    entries_.push_back(is_there
                           ? std::optional{static_cast<std::size_t>(found - all.entries.begin())}
                           : std::nullopt);
  }
  if (request.precision) {
    std::vector<std::size_t> targets(head.measures.size());
    std::iota(targets.begin(), targets.end(), std::size_t{0});
    rule_.emplace(*request.precision, estimator_, std::move(targets));
    wanted_ = rule_->wanted();
  }
  measured_.resize(wanted_);
}

void OpenPoint::take(Replication replication) {
  ++ended_;
  if (!replication.has_answer()) {
    if (!failed_ || replication.index < failed_->index) failed_ = std::move(replication);
    return;
  }
  auto& readings = measured_[replication.index].readings;
  for (const auto entry : entries_)
    readings.push_back(entry ? replication.measures.readings[*entry] : model::Reading{});
  if (rule_ && ended_ == wanted_ && !failed_) look_ahead();
}

void OpenPoint::look_ahead() {
  std::vector<const model::ReplicationMeasures*> all;
  for (const auto& one : measured_) all.push_back(&one);
  rule_->look_at(all);
  wanted_ = rule_->wanted();
  measured_.resize(wanted_);
}

SweepPoint OpenPoint::result() const {
  SweepPoint point{.index = index_, .values = values_, .plan_digest = digest_};
  if (failed_) {
    point.status = PointStatus::no_answer;
    point.message = explain(network_, *failed_);
    return point;
  }
  point.replications = wanted_;
  for (std::size_t measure = 0; measure < entries_.size(); ++measure) {
    auto& readings = point.readings.emplace_back();
    for (const auto& one : measured_) readings.push_back(one.readings[measure]);
    point.estimates.push_back(
        estimate(catalogue_.entries[measure], point.readings.back(), confidence_));
  }
  return point;
}

}  // namespace cuakhau::experiment::detail
