#include "scenario/detail/law_text.hpp"

#include <cmath>
#include <string_view>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>

#include "scenario/detail/decimal.hpp"
#include "scenario/detail/unit_table.hpp"

namespace cuakhau::scenario::detail {
namespace {

/// Beyond days a reader has to count.
constexpr std::string_view k_unused_unit = "wk";

struct LawText {
  std::string operator()(const kernel::Constant& law) const { return span_text(law.value); }
  std::string operator()(const kernel::Exponential& law) const {
    return fmt::format("exponential({})", span_text(law.mean));
  }
  std::string operator()(const kernel::Uniform& law) const {
    return fmt::format("uniform({}, {})", span_text(law.low), span_text(law.high));
  }
  std::string operator()(const kernel::Gamma& law) const {
    const std::string shape = plain_decimal(law.shape);
    if (law.shape == std::floor(law.shape) && law.shape < 0x1p31)
      return fmt::format("erlang({}, {})", shape, span_text(law.mean));
    return fmt::format("gamma(shape {}, mean {})", shape, span_text(law.mean));
  }
  std::string operator()(const kernel::Triangular& law) const {
    return fmt::format("triangular({}, {}, {})", span_text(law.low), span_text(law.mode),
                       span_text(law.high));
  }
  std::string operator()(const kernel::TruncatedNormal& law) const {
    return fmt::format("normal(mean {}, sd {})", span_text(law.mean), span_text(law.sd));
  }
  std::string operator()(const kernel::LogNormal& law) const {
    return fmt::format("lognormal(mean {}, cv {})", span_text(law.mean), plain_decimal(law.cv));
  }
  std::string operator()(const kernel::Weibull& law) const {
    return fmt::format("weibull(shape {}, scale {})", plain_decimal(law.shape),
                       span_text(law.scale));
  }
  std::string operator()(const kernel::Discrete& law) const {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < law.values.size(); ++i)
      parts.push_back(span_text(law.values[i]) + ": " + share_text(law.weights[i]));
    return fmt::format("discrete({})", join(parts, ", "));
  }
  std::string operator()(const kernel::Empirical& law) const {
    std::vector<std::string> parts;
    for (const double value : law.values) parts.push_back(span_text(value));
    return fmt::format("empirical({})", join(parts, ", "));
  }
  std::string operator()(const kernel::Mixture& law) const {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < law.components.size(); ++i)
      parts.push_back(share_text(law.weights[i]) + ": " + law_text(law.components[i]));
    return fmt::format("mix({})", join(parts, ", "));
  }
};

}  // namespace

std::string span_text(double milliseconds) {
  for (const Unit& unit : k_duration_units) {
    const double number = milliseconds / unit.size;
    const bool is_whole = number == std::floor(number) && number * unit.size == milliseconds;
    if (unit.name != k_unused_unit && milliseconds != 0.0 && is_whole)
      return fmt::format("{} {}", plain_decimal(number), unit.name);
  }
  return milliseconds == 0.0 ? "0 s" : plain_decimal(milliseconds) + " ms";
}

std::string share_text(double share) { return plain_decimal(share, 2) + " %"; }

std::string law_text(const kernel::Distribution& law) { return std::visit(LawText{}, law.law); }

}  // namespace cuakhau::scenario::detail
