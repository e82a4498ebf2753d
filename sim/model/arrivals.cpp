#include <cuakhau/model/arrivals.hpp>

#include <algorithm>

namespace cuakhau::model {

double DateFactors::on(CivilDate date) const {
  // The names are sorted from the particular to the general.
  const auto found = std::ranges::find_if(
      dates, [date](const auto& entry) { return falls_on(entry.first, date); });
  return found == dates.end() ? 1.0 : found->second.value;
}

}  // namespace cuakhau::model
