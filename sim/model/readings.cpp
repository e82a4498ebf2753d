#include "model/detail/readings.hpp"

#include <cuakhau/model/sides.hpp>

#include "model/detail/measure_recorder.hpp"

namespace cuakhau::model::detail {

std::array<Reading, k_shares.size()> percentile_minutes(const DurationSample& sample,
                                                        const TimeSum& sum) {
  std::array<Reading, k_shares.size()> readings;
  if (sample.is_empty()) return readings;
  const std::vector<Percentile> percentiles = sample.percentiles(k_shares);
  for (std::size_t index = 0; index < readings.size(); ++index)
    readings[index] = {.numerator = percentiles[index].value_ms / k_ms_per_minute,
                       .denominator = 1.0,
                       .censored = mean_minutes(sum).censored,
                       .is_lower_bound = percentiles[index].is_lower_bound};
  return readings;
}

bool has_flow(const MeasureLayout& layout, const Row& row, std::size_t flow) {
  if (row.flow != k_any && row.flow != flow) return false;
  const auto direction = static_cast<std::uint32_t>(layout.flows[flow].direction);
  return row.direction == k_any || row.direction == direction;
}

double weighed_waiting(const MeasureRecorder& recorder, const Row& row,
                       const std::vector<double>& per_ms) {
  const MeasureLayout& layout = recorder.layout();
  double sum = 0.0;
  for (std::size_t gate = 0; gate <= layout.gates.size(); ++gate) {
    if (row.kind == Row::Kind::gate && row.index != gate) continue;
    for (std::size_t flow = 0; flow < layout.flows.size(); ++flow)
      if (has_flow(layout, row, flow))
        sum += per_ms[flow] * static_cast<double>(recorder.journeys(gate, flow).sums().waiting_ms);
  }
  return sum;
}

std::string direction_text(const Row& row) {
  if (row.direction == k_any) return "*";
  return std::string{word(static_cast<Direction>(row.direction))};
}

std::string flow_text(const MeasureLayout& layout, const Row& row) {
  if (row.flow != k_any) return layout.flows[row.flow].name;
  if (row.commodity != k_any) return "commodity:" + layout.commodities[row.commodity];
  return "*";
}

}  // namespace cuakhau::model::detail
