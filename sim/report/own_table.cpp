#include "report/detail/own_table.hpp"

#include <string_view>

#include <fmt/format.h>

#include "report/detail/figure.hpp"
#include "report/detail/grid.hpp"

namespace cuakhau::report::detail {
namespace {

constexpr std::string_view k_prefix = "own.";

/// What tells the figures of one measure apart: "import, 07:00"; empty for the only one.
std::string group_of(const model::MeasureKey& key) {
  std::string group;
  for (const std::string* part : {&key.where, &key.direction, &key.flow, &key.period}) {
    if (*part == "*" || *part == "province") continue;
    group += (group.empty() ? "" : ", ") + *part;
  }
  return group;
}

}  // namespace

std::string own_table(const experiment::Result& result, Palette palette) {
  Grid grid;
  grid.head({"own measures", "", ""});
  for (const Estimate& estimate : result.measures) {
    const model::MeasureKey& key = estimate.key;
    if (!key.measure.starts_with(k_prefix)) continue;
    const std::string group = group_of(key);
    grid.row({key.measure.substr(k_prefix.size()) + (group.empty() ? "" : ": " + group),
              figure(&estimate), fmt::format("{}, {}", key.unit, key.statistic)});
  }
  return grid.has_rows() ? grid.text(palette) : std::string{};
}

}  // namespace cuakhau::report::detail
