#include <cuakhau/experiment/unit_points.hpp>

#include <utility>
#include <vector>

#include <boost/random/sobol.hpp>

#include <cuakhau/base/contract.hpp>

#include "experiment/detail/dice.hpp"

namespace cuakhau::experiment {
namespace {

/// A share is kept in so many bits, all of which a double holds.
constexpr unsigned k_share_bits = 53;
constexpr double k_one = 9'007'199'254'740'992.0;  // 2^53

std::vector<std::uint64_t> shifts_of(std::size_t factors, std::optional<kernel::StreamKey> key) {
  std::vector<std::uint64_t> shifts(factors);
  if (!key) return shifts;
  for (std::size_t factor = 0; factor < factors; ++factor)
    shifts[factor] = static_cast<std::uint64_t>(kernel::uniform(*key, factor, 0, 0) * k_one);
  return shifts;
}

}  // namespace

PointTable latin_hypercube(std::size_t factors, std::uint32_t count, kernel::StreamKey key) {
  std::vector<double> values(factors * count);
  for (std::size_t factor = 0; factor < factors; ++factor) {
    detail::Dice dice{key.with("strata"), factor};
    const auto strata = detail::shuffled(count, dice);
    for (std::size_t point = 0; point < count; ++point) {
      const double inside =
          kernel::uniform(key.with("inside"), factor, static_cast<std::uint32_t>(point), 0);
      values[point * factors + factor] = (static_cast<double>(strata[point]) + inside) / count;
    }
  }
  return PointTable{factors, std::move(values)};
}

PointTable sobol_points(std::size_t factors, std::uint32_t count,
                        std::optional<kernel::StreamKey> key) {
  CUAKHAU_CHECK(factors > 0 && factors <= k_most_sobol_factors, "{} factors", factors);
  const auto shifts = shifts_of(factors, key);
  boost::random::sobol sequence{factors};  // begins behind the origin
  std::vector<double> values;
  values.reserve(factors * count);
  for (std::uint32_t point = 0; point < count; ++point)
    for (const auto shift : shifts) {
      const std::uint64_t bits = point == 0 ? 0 : sequence() >> (64U - k_share_bits);
      values.push_back(static_cast<double>(bits ^ shift) / k_one);
    }
  return PointTable{factors, std::move(values)};
}

}  // namespace cuakhau::experiment
