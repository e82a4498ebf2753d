#include <cuakhau/model/mean_law.hpp>

#include <cuakhau/kernel/scaled.hpp>

namespace cuakhau::model {

DurationLaw with_mean(const DurationLaw& law, double mean_ms) {
  return {kernel::scaled(law.law, mean_ms / kernel::mean(law.law))};
}

}  // namespace cuakhau::model
