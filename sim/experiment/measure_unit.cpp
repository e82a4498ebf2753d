#include <cuakhau/experiment/measure_unit.hpp>

#include <array>

#include <cuakhau/base/number_text.hpp>

namespace cuakhau::experiment {
namespace {

enum class Dimension { time, share, rate, number };

/// How much of its dimension's base unit a unit is.
struct Unit {
  std::string_view text;
  Dimension dimension;
  double size;
};

// Bases: the minute, the percent, one a day, one. A bare number counts things, or things a day.
constexpr std::array k_units{
    Unit{"ms", Dimension::time, 1.0 / 60'000.0},
    Unit{"s", Dimension::time, 1.0 / 60.0},
    Unit{"min", Dimension::time, 1.0},
    Unit{"h", Dimension::time, 60.0},
    Unit{"d", Dimension::time, 1'440.0},
    Unit{"wk", Dimension::time, 10'080.0},
    Unit{"%", Dimension::share, 1.0},
    Unit{"trucks/day", Dimension::rate, 1.0},
    Unit{"tests/day", Dimension::rate, 1.0},
    Unit{"/d", Dimension::rate, 1.0},
    Unit{"/h", Dimension::rate, 24.0},
    Unit{"/min", Dimension::rate, 1'440.0},
    Unit{"trucks", Dimension::number, 1.0},
};

const Unit* find(std::string_view text) {
  for (const auto& unit : k_units)
    if (unit.text == text) return &unit;
  return nullptr;
}

bool counts(const Unit& unit) {
  return unit.dimension == Dimension::rate || unit.dimension == Dimension::number;
}

}  // namespace

std::optional<double> in_unit(const model::MeasureBound& bound, std::string_view unit) {
  if (bound.unit == unit) return bound.value;
  const auto* wanted = find(unit);
  if (wanted == nullptr) return std::nullopt;
  if (bound.unit.empty() && counts(*wanted)) return bound.value;
  const auto* given = find(bound.unit);
  if (given == nullptr || given->dimension != wanted->dimension) return std::nullopt;
  return bound.value * given->size / wanted->size;
}

std::string bound_text(const model::MeasureBound& bound) {
  const auto number = format_real(bound.value);
  return bound.unit.empty() ? number : number + ' ' + bound.unit;
}

std::string bound_example(std::string_view unit) {
  const auto* known = find(unit);
  if (known == nullptr) return unit.empty() ? "a number" : "a number of " + std::string{unit};
  switch (known->dimension) {
    case Dimension::time: return "a duration such as \"90 min\"";
    case Dimension::share: return "a share such as \"90 %\"";
    case Dimension::rate: return "a number of trucks a day, or a rate such as \"40 /h\"";
    case Dimension::number: break;
  }
  return "a number of trucks";
}

}  // namespace cuakhau::experiment
