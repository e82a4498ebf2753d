#include <cuakhau/experiment/selection_constants.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/quadrature/gauss.hpp>

#include <cuakhau/base/contract.hpp>
#include <cuakhau/base/normal.hpp>

namespace cuakhau::experiment {
namespace {

// What lies outside weighs nothing at six digits.
constexpr double k_tail = 1e-12;
constexpr int k_panels = 6;
constexpr int k_halvings = 60;

/// A point of a law, and its share of the probability.
struct Weighted {
  double value;
  double share;
};

/// Gauss and Legendre's rule on equal panels. @param density of what is integrated over
template <class Density>
std::vector<Weighted> points_of(double low, double high, Density density) {
  using Rule = boost::math::quadrature::gauss<double, 15>;
  std::vector<Weighted> points;
  const double half = (high - low) / (2.0 * k_panels);
  for (int panel = 0; panel < k_panels; ++panel) {
    const double middle = low + (2 * panel + 1) * half;
    for (std::size_t k = 0; k < Rule::abscissa().size(); ++k)
      for (const double sign : {-1.0, 1.0}) {
        const double offset = sign * Rule::abscissa()[k];
        if (sign < 0.0 && offset == 0.0) continue;  // the middle counts once
        const double value = middle + half * offset;
        points.push_back({value, half * Rule::weights()[k] * density(value)});
      }
  }
  return points;
}

/// The h at which the chance, which rises with it, is the wanted one.
template <class Chance>
double solved(double wanted, Chance chance) {
  double high = 1.0;
  while (chance(high) < wanted) high *= 2.0;
  double low = 0.0;
  for (int k = 0; k < k_halvings; ++k) {
    const double middle = (low + high) / 2.0;
    (chance(middle) < wanted ? low : high) = middle;
  }
  return high;
}

void check(const SelectionDesign& design) {
  CUAKHAU_CHECK(design.alternatives >= 2 && design.first_stage >= 2 && design.confidence < 1.0 &&
                    design.confidence > 1.0 / design.alternatives,
                "a choice of {} by {} each at {}", design.alternatives, design.first_stage,
                design.confidence);
}

}  // namespace

KnConstants kn_constants(const SelectionDesign& design) {
  check(design);
  const double degrees = design.first_stage - 1.0;
  const double each = 2.0 * (1.0 - design.confidence) / (design.alternatives - 1.0);
  const double eta = (std::pow(each, -2.0 / degrees) - 1.0) / 2.0;
  return {eta, 2.0 * eta * degrees};
}

double rinott_h(const SelectionDesign& design) {
  check(design);
  const double degrees = design.first_stage - 1.0;
  const boost::math::chi_squared law{degrees};
  // Over roots, whose density is smooth at 0 with one degree of freedom too.
  const auto roots =
      points_of(std::sqrt(boost::math::quantile(law, k_tail)),
                std::sqrt(boost::math::quantile(boost::math::complement(law, k_tail))),
                [&](double root) { return 2.0 * root * boost::math::pdf(law, root * root); });
  return solved(design.confidence, [&](double h) {
    double chance = 0.0;
    for (const auto& [y, share_of_y] : roots) {
      double one = 0.0;
      for (const auto& [x, share_of_x] : roots)
        one +=
            share_of_x * det::normal_cdf(h / std::sqrt(degrees * (1.0 / (x * x) + 1.0 / (y * y))));
      chance += share_of_y * std::pow(one, design.alternatives - 1.0);
    }
    return chance;
  });
}

double dudewicz_dalal_h(const SelectionDesign& design) {
  check(design);
  const boost::math::students_t law{design.first_stage - 1.0};
  // t = s / (1 - s²): tails of few degrees of freedom are long.
  const auto points = points_of(-1.0, 1.0, [&](double s) {
    const double inside = 1.0 - s * s;
    return boost::math::pdf(law, s / inside) * (1.0 + s * s) / (inside * inside);
  });
  return solved(design.confidence, [&](double h) {
    double chance = 0.0;
    for (const auto& [s, share] : points)
      chance +=
          share * std::pow(boost::math::cdf(law, s / (1.0 - s * s) + h), design.alternatives - 1.0);
    return chance;
  });
}

double rinott_observations(double h, double variance, double indifference,
                           std::uint32_t first_stage) {
  return std::max<double>(first_stage, std::ceil(h * h * variance / (indifference * indifference)));
}

}  // namespace cuakhau::experiment
