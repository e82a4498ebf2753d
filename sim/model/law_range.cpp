#include "model/detail/law_range.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace cuakhau::model::detail {

namespace {

/// Values and components of weight 0 never come.
struct Lowest {
  double operator()(const kernel::Constant& law) const { return law.value; }
  double operator()(const kernel::Uniform& law) const { return law.low; }
  double operator()(const kernel::Triangular& law) const { return law.low; }
  double operator()(const kernel::Empirical& law) const { return law.values.front(); }
  double operator()(const kernel::Discrete& law) const {
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < law.values.size(); ++i)
      if (law.weights[i] > 0.0) least = std::min(least, law.values[i]);
    return least;
  }
  double operator()(const kernel::Mixture& law) const {
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < law.components.size(); ++i)
      if (law.weights[i] > 0.0) least = std::min(least, lowest(law.components[i]));
    return least;
  }
  double operator()(const auto&) const { return 0.0; }  // the others range over what is positive
};

struct Highest {
  double operator()(const kernel::Constant& law) const { return law.value; }
  double operator()(const kernel::Uniform& law) const { return law.high; }
  double operator()(const kernel::Triangular& law) const { return law.high; }
  double operator()(const kernel::Empirical& law) const { return law.values.back(); }
  double operator()(const kernel::Discrete& law) const {
    double most = -std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < law.values.size(); ++i)
      if (law.weights[i] > 0.0) most = std::max(most, law.values[i]);
    return most;
  }
  double operator()(const kernel::Mixture& law) const {
    double most = -std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < law.components.size(); ++i)
      if (law.weights[i] > 0.0) most = std::max(most, highest(law.components[i]));
    return most;
  }
  // The others range over all that is positive.
  double operator()(const auto&) const { return std::numeric_limits<double>::infinity(); }
};

[[nodiscard]] bool is_whole_value(double value, double least, double most) {
  return value >= least && value <= most && value == std::floor(value);
}

}  // namespace

double lowest(const kernel::Distribution& distribution) {
  return std::visit(Lowest{}, distribution.law);
}

double highest(const kernel::Distribution& distribution) {
  return std::visit(Highest{}, distribution.law);
}

// Half a tick is rounded to the even one, which is none.
bool takes_no_time(const DurationLaw& law) { return highest(law.law) <= 0.5; }

double mean_ms(const DurationLaw& law) { return takes_no_time(law) ? 0.0 : kernel::mean(law.law); }

double lowest(const ServiceLaw& law) {
  double least = lowest(law.otherwise.law);
  for (const auto& [name, service] : law.by_name) least = std::min(least, lowest(service.law));
  return least;
}

bool is_sound(const ServiceLaw& law) {
  return !kernel::problem(law.otherwise.law) &&
         std::ranges::none_of(law.by_name, [](const auto& entry) {
           return kernel::problem(entry.second.law).has_value();
         });
}

bool is_whole_between(const kernel::Distribution& distribution, double least, double most) {
  const auto fits = [&](double value) { return is_whole_value(value, least, most); };
  if (const auto* constant = std::get_if<kernel::Constant>(&distribution.law))
    return fits(constant->value);
  if (const auto* discrete = std::get_if<kernel::Discrete>(&distribution.law))
    return std::ranges::all_of(discrete->values, fits);
  if (const auto* mixture = std::get_if<kernel::Mixture>(&distribution.law))
    return std::ranges::all_of(mixture->components, [&](const kernel::Distribution& component) {
      return is_whole_between(component, least, most);
    });
  return false;
}

}  // namespace cuakhau::model::detail
