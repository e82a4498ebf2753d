#include <cuakhau/experiment/design.hpp>

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/base/number_text.hpp>
#include <cuakhau/base/text.hpp>
#include <cuakhau/experiment/unit_points.hpp>

namespace cuakhau::experiment {
namespace {

using DesignError = std::optional<std::string>;

constexpr std::array<std::string_view, 8> k_names{"grid",         "lhs",      "sobol", "list",
                                                  "trajectories", "saltelli", "draws", "asked"};

Expected<Design, std::string> grid(const DesignRequest& request) {
  if (request.points)
    return Unexpected{std::string{"a grid has as many points as its factors have values"}};
  std::uint64_t count = 1;
  for (const auto& factor : request.factors) {
    const auto values = grid_values(factor);
    if (!values)
      return Unexpected{
          fmt::format("{}: say how many values of the range a grid has, such as \"{}..{} in 5\"",
                      factor.path, format_real(factor.low), value_text(factor, factor.high))};
    count *= *values;
    if (count > k_most_points)
      return Unexpected{
          fmt::format("a grid of more than {} points; take fewer values, or "
                      "--design sobol",
                      k_most_points)};
  }
  Design design{DesignKind::grid, request.factors, PointTable{request.factors.size()}};
  std::vector<double> point(request.factors.size());
  for (std::uint64_t index = 0; index < count; ++index) {
    auto rest = index;
    for (auto k = request.factors.size(); k-- > 0;) {
      const auto values = *grid_values(request.factors[k]);
      point[k] = grid_value(request.factors[k], rest % values);
      rest /= values;
    }
    design.points.add(point);
  }
  return design;
}

/// What a design of points at random cannot have.
DesignError spread_error(const DesignRequest& request) {
  const auto name = design_name(request.kind);
  if (!request.points) return fmt::format("a design {} needs a number of points", quote(name));
  for (const auto& factor : request.factors)
    if (factor.values)
      return fmt::format("{}: \"in {}\" is of a grid, a design {} takes values all over the range",
                         factor.path, *factor.values, quote(name));
  if (request.kind == DesignKind::sobol && request.factors.size() > k_most_sobol_factors)
    return fmt::format("a design \"sobol\" has at most {} factors", k_most_sobol_factors);
  return std::nullopt;
}

Expected<Design, std::string> spread(const DesignRequest& request) {
  if (auto error = spread_error(request)) return Unexpected{std::move(*error)};
  const auto width = request.factors.size();
  const auto key = kernel::StreamKey::root(request.seed).with("design");
  const auto shares = request.kind == DesignKind::sobol
                          ? sobol_points(width, *request.points, key)
                          : latin_hypercube(width, *request.points, key);
  return design_at(request.kind, request.factors, shares);
}

}  // namespace

std::string_view design_name(DesignKind kind) { return k_names[static_cast<std::size_t>(kind)]; }

std::string Design::point_text(std::size_t point) const {
  std::vector<std::string> parts;
  for (std::size_t k = 0; k < factors.size(); ++k)
    parts.push_back(factors[k].name() + '=' + value_text(factors[k], points[point][k]));
  return join(parts, ", ");
}

std::optional<std::string> factor_twice(const std::vector<Factor>& factors) {
  for (auto one = factors.begin(); one != factors.end(); ++one) {
    const bool is_known = std::any_of(
        factors.begin(), one, [&](const Factor& before) { return before.name() == one->name(); });
    if (is_known) return "two factors are " + quote(one->name());
  }
  return std::nullopt;
}

Design design_at(DesignKind kind, std::vector<Factor> factors, const PointTable& shares) {
  Design design{kind, std::move(factors), PointTable{shares.width()}};
  std::vector<double> point(shares.width());
  for (std::size_t index = 0; index < shares.size(); ++index) {
    for (std::size_t k = 0; k < point.size(); ++k)
      point[k] = value_at(design.factors[k], shares[index][k]);
    design.points.add(point);
  }
  return design;
}

Expected<Design, std::string> make_design(const DesignRequest& request) {
  if (request.factors.empty()) return Unexpected{std::string{"a design needs a factor"}};
  if (auto error = factor_twice(request.factors)) return Unexpected{std::move(*error)};
  return request.kind == DesignKind::grid ? grid(request) : spread(request);
}

Expected<Design, std::string> asked_design(std::vector<Factor> factors) {
  if (auto error = factor_twice(factors)) return Unexpected{std::move(*error)};
  for (const auto& factor : factors)
    if (factor.values)
      return Unexpected{
          fmt::format("{}: \"in {}\" is of a grid, and points that are asked for "
                      "lie all over the range",
                      factor.path, *factor.values)};
  const auto width = factors.size();
  return Design{DesignKind::asked, std::move(factors), PointTable{width}};
}

Hash128 design_digest(const Design& design) {
  Hasher hasher;
  for (const auto& factor : design.factors) {
    hasher.add(factor.name());
    if (design.kind != DesignKind::asked) continue;
    hasher.add(factor.is_range() ? value_text(factor, factor.low) : join(factor.choices, ", "));
    if (factor.is_range()) hasher.add(value_text(factor, factor.high));
  }
  for (std::size_t point = 0; point < design.points.size(); ++point)
    for (std::size_t k = 0; k < design.factors.size(); ++k)
      hasher.add(value_text(design.factors[k], design.points[point][k]));
  return hasher.value();
}

}  // namespace cuakhau::experiment
