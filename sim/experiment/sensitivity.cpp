#include <cuakhau/experiment/sensitivity.hpp>

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/base/contract.hpp>
#include <cuakhau/experiment/estimate.hpp>
#include <cuakhau/experiment/trajectories.hpp>
#include <cuakhau/experiment/unit_points.hpp>

namespace cuakhau::experiment {
namespace {

constexpr std::array<std::string_view, 3> k_methods{"morris", "sobol", "uncertainty"};
constexpr std::array<std::string_view, 3> k_sizes{"trajectories", "rows", "draws"};
constexpr std::array k_kinds{DesignKind::trajectories, DesignKind::saltelli, DesignKind::draws};

/// Independent points of the unit cube, each with the uniform law.
PointTable random_points(std::size_t factors, std::uint32_t count, kernel::StreamKey key) {
  PointTable points{factors};
  std::vector<double> point(factors);
  for (std::uint32_t index = 0; index < count; ++index) {
    for (std::size_t k = 0; k < factors; ++k)
      point[k] = kernel::uniform(key, index, static_cast<std::uint32_t>(k), 0);
    points.add(point);
  }
  return points;
}

PointTable shares_of(const SensitivityRequest& request) {
  const auto factors = request.factors.size();
  const auto key = kernel::StreamKey::root(request.seed).with("sensitivity");
  switch (request.method) {
    case SensitivityMethod::morris:
      return trajectories({.factors = factors, .trajectories = request.size}, key);
    case SensitivityMethod::sobol:
      return saltelli_points(sobol_points(2 * factors, request.size, key));
    case SensitivityMethod::uncertainty: break;
  }
  return random_points(factors, request.size, key);
}

/// Fewer give no interval.
std::size_t least_groups(SensitivityMethod method, std::size_t factors) {
  return method == SensitivityMethod::uncertainty ? factors + 2 : 2;
}

std::uint64_t points_in(const SensitivityRequest& request) {
  const std::uint64_t factors = request.factors.size();
  switch (request.method) {
    case SensitivityMethod::morris: return request.size * (factors + 1);
    case SensitivityMethod::sobol: return request.size * (factors + 2);
    case SensitivityMethod::uncertainty: break;
  }
  return request.size;
}

std::optional<std::string> error_in(const SensitivityRequest& request) {
  if (request.factors.empty()) return "there is no factor";
  if (auto error = factor_twice(request.factors)) return error;
  const auto least = least_groups(request.method, request.factors.size());
  if (request.size < least)
    return fmt::format("{} factors need at least {} {}", request.factors.size(), least,
                       size_name(request.method));
  if (points_in(request) > k_most_points)
    return fmt::format("that is {} points, of at most {}", points_in(request), k_most_points);
  if (request.method == SensitivityMethod::sobol &&
      2 * request.factors.size() > k_most_sobol_factors)
    return fmt::format("at most {} factors", k_most_sobol_factors / 2);
  return std::nullopt;
}

/// Which groups have a response at every point.
std::vector<bool> whole_groups(const SensitivityDesign& design,
                               std::span<const Response> responses) {
  std::vector<bool> whole(design.groups(), true);
  for (std::size_t point = 0; point < responses.size(); ++point)
    if (!responses[point]) whole[design.group_of(point)] = false;
  return whole;
}

/// The points of whole groups, with their results.
struct Kept {
  PointTable shares;
  PointTable results;
};

std::optional<Kept> kept(const SensitivityDesign& design, std::span<const Response> responses,
                         const std::vector<bool>& whole) {
  std::optional<Kept> kept;
  for (std::size_t point = 0; point < responses.size(); ++point) {
    if (!whole[design.group_of(point)]) continue;
    if (!kept)
      kept.emplace(Kept{PointTable{design.shares.width()}, PointTable{responses[point]->size()}});
    kept->shares.add(design.shares[point]);
    kept->results.add(*responses[point]);
  }
  return kept;
}

/// Of trajectories, each step between two points that have a response, as a pair of points.
/// Nothing where some factor has fewer than two steps.
std::optional<Kept> kept_steps(const SensitivityDesign& design,
                               std::span<const Response> responses) {
  std::optional<Kept> kept;
  std::vector<std::uint32_t> steps(design.shares.width());
  for (std::size_t point = 1; point < responses.size(); ++point) {
    const bool is_step = design.group_of(point) == design.group_of(point - 1);
    if (!is_step || !responses[point] || !responses[point - 1]) continue;
    if (!kept)
      kept.emplace(Kept{PointTable{design.shares.width()}, PointTable{responses[point]->size()}});
    for (const auto end : {point - 1, point}) {
      kept->shares.add(design.shares[end]);
      kept->results.add(*responses[end]);
    }
    for (std::size_t k = 0; k < steps.size(); ++k)
      steps[k] += design.shares[point][k] != design.shares[point - 1][k] ? 1U : 0U;
  }
  const bool has_all = std::ranges::all_of(steps, [](std::uint32_t count) { return count >= 2; });
  return has_all ? std::move(kept) : std::nullopt;
}

}  // namespace

std::string_view method_name(SensitivityMethod method) {
  return k_methods[static_cast<std::size_t>(method)];
}

std::string_view size_name(SensitivityMethod method) {
  return k_sizes[static_cast<std::size_t>(method)];
}

std::size_t SensitivityDesign::groups() const {
  const auto factors = design.factors.size();
  switch (method) {
    case SensitivityMethod::morris: return shares.size() / (factors + 1);
    case SensitivityMethod::sobol: return shares.size() / (factors + 2);
    case SensitivityMethod::uncertainty: break;
  }
  return shares.size();
}

std::size_t SensitivityDesign::group_of(std::size_t point) const {
  switch (method) {
    case SensitivityMethod::morris: return point / (design.factors.size() + 1);
    case SensitivityMethod::sobol: return point % groups();
    case SensitivityMethod::uncertainty: break;
  }
  return point;
}

Expected<SensitivityDesign, std::string> make_sensitivity_design(
    const SensitivityRequest& request) {
  if (auto error = error_in(request)) return Unexpected{std::move(*error)};
  auto shares = shares_of(request);
  auto design =
      design_at(k_kinds[static_cast<std::size_t>(request.method)], request.factors, shares);
  return SensitivityDesign{request.method, std::move(design), std::move(shares)};
}

Sensitivity sensitivity(const SensitivityDesign& design, std::span<const Response> responses,
                        std::uint64_t seed) {
  CUAKHAU_CHECK(responses.size() == design.shares.size(), "{} responses of {} points",
                responses.size(), design.shares.size());
  const auto factors = design.design.factors.size();
  const auto whole = whole_groups(design, responses);
  Sensitivity result;
  for (const bool is_whole : whole) result.groups += is_whole ? 1U : 0U;
  const bool has_steps = design.method == SensitivityMethod::morris;
  const auto points = has_steps ? kept_steps(design, responses) : kept(design, responses, whole);
  const bool is_enough = has_steps || result.groups >= least_groups(design.method, factors);
  if (!points || !is_enough) return result;
  switch (design.method) {
    case SensitivityMethod::morris:
      result.found = elementary_effects(points->shares, points->results, 2);
      break;
    case SensitivityMethod::sobol: {
      const auto key = kernel::StreamKey::root(seed).with("bootstrap");
      result.found = sobol_indices(points->results, factors, {.key = key});
      break;
    }
    case SensitivityMethod::uncertainty:
      result.found = input_uncertainty(points->shares, points->results, k_confidence);
      break;
  }
  return result;
}

}  // namespace cuakhau::experiment
