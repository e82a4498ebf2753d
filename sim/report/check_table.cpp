#include "report/detail/check_table.hpp"

#include <algorithm>

#include "report/detail/figure.hpp"
#include "report/detail/grid.hpp"

namespace cuakhau::report::detail {
namespace {

using model::MeasureKey;

const Estimate* share_of(const experiment::Result& result, MeasureKey key) {
  key.unit = "%";
  key.statistic = "share";
  const auto found = std::ranges::find_if(
      result.measures, [&](const Estimate& estimate) { return estimate.key == key; });
  return found == result.measures.end() ? nullptr : &*found;
}

std::string table_of(const experiment::Result& result, std::string_view measure, Palette palette) {
  Grid grid;
  grid.head({"", std::string(measure), "share"});
  grid.head({"", "per day", "%"});
  for (const Estimate& estimate : result.measures) {
    const MeasureKey& key = estimate.key;
    const bool is_row = key.measure == measure && key.direction == "*" && key.flow == "*" &&
                        key.statistic == "mean";
    if (!is_row) continue;
    if (key.outcome == "*")
      grid.row({key.where, figure(&estimate), ""});
    else
      grid.row({"  " + key.outcome, figure(&estimate), figure(share_of(result, key))});
  }
  return grid.has_rows() ? grid.text(palette) : std::string{};
}

}  // namespace

std::string check_table(const experiment::Result& result, Palette palette) {
  return table_of(result, "checked", palette);
}

std::string choice_table(const experiment::Result& result, Palette palette) {
  return table_of(result, "chosen", palette);
}

}  // namespace cuakhau::report::detail
