#include <cuakhau/model/measure.hpp>

#include <algorithm>
#include <utility>

#include "model/detail/measure_layout.hpp"
#include "model/detail/measure_recorder.hpp"
#include "model/detail/measure_rows.hpp"
#include "model/detail/own_measures.hpp"

namespace cuakhau::model {

namespace {

/// Of each reading of a part of the run, its place among those of the run: a part has none of dates
/// that lie outside of it. Empty: all have the same place.
std::vector<std::size_t> places_in_run(const detail::MeasureLayout& part,
                                       const detail::MeasureLayout& run) {
  const bool has_dates = std::ranges::any_of(
      run.own, [](const auto& own) { return own.second.by == OwnGrouping::date; });
  if (!has_dates) return {};
  const std::vector<CatalogueEntry> all = detail::catalogue(run).entries;
  std::vector<std::size_t> places;
  auto next = all.begin();
  for (const CatalogueEntry& entry : detail::catalogue(part).entries) {
    next = std::find_if(next, all.end(),
                        [&](const CatalogueEntry& one) { return one.key == entry.key; });
    places.push_back(static_cast<std::size_t>(next++ - all.begin()));
  }
  places.push_back(all.size());
  return places;
}

}  // namespace

struct MeasureCollector::State {
  explicit State(detail::MeasureLayout layout) : recorder(std::move(layout)) {}

  detail::MeasureRecorder recorder;
  detail::OwnMeasures own{recorder.layout()};
  std::vector<std::size_t> places{};  // of readings in the run, and how many it has
};

Catalogue catalogue(const Network& network) {
  return detail::catalogue(detail::measure_layout(network));
}

MeasureCollector::MeasureCollector(const Network& network)
    : state_(std::make_unique<State>(detail::measure_layout(network))) {}

MeasureCollector::MeasureCollector(const Network& network, const RunWindow& part) {
  const detail::MeasureLayout run = detail::measure_layout(network);
  detail::MeasureLayout layout = run;
  layout.window.RunWindow::operator=(part);
  std::vector<std::size_t> places = places_in_run(layout, run);
  state_ = std::make_unique<State>(std::move(layout));
  state_->places = std::move(places);
}

MeasureCollector::~MeasureCollector() = default;

void MeasureCollector::on_visits(std::span<const Visit> visits) {
  state_->recorder.add(visits);
  state_->own.add(visits);
}
void MeasureCollector::on_journeys(std::span<const Journey> journeys) {
  state_->recorder.add(journeys);
  state_->own.add(journeys);
}
void MeasureCollector::on_outages(std::span<const Outage> outages) {
  state_->recorder.add(outages);
}

void MeasureCollector::on_duty(const Duty& duty) { state_->recorder.add(duty); }

void MeasureCollector::on_overtime(const Overtime& overtime) { state_->recorder.add(overtime); }

void MeasureCollector::on_policy(const PolicyFiring& firing, const Network& in_force) {
  const detail::MeasureLayout later = detail::measure_layout(in_force);
  state_->recorder.follow(firing.at, later.stages);
  state_->recorder.money().follow(firing, later.money);
  state_->recorder.add(firing);
}

ReplicationMeasures MeasureCollector::finish() {
  ReplicationMeasures measures = detail::measures(state_->recorder);
  state_->own.add_readings(measures.readings);
  const std::vector<std::size_t>& places = state_->places;
  if (places.empty()) return measures;
  const std::vector<Reading> found =
      std::exchange(measures.readings, std::vector<Reading>(places.back()));
  for (std::size_t k = 0; k < found.size(); ++k) measures.readings[places[k]] = found[k];
  return measures;
}

}  // namespace cuakhau::model
