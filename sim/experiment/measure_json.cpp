#include <cuakhau/experiment/measure_json.hpp>

namespace cuakhau::experiment {

files::Json::Object measure_names(const model::MeasureKey& key) {
  return {{"measure", key.measure},     {"unit", key.unit},          {"where", key.where},
          {"direction", key.direction}, {"flow", key.flow},          {"period", key.period},
          {"outcome", key.outcome},     {"statistic", key.statistic}};
}

}  // namespace cuakhau::experiment
