#pragma once

// What moved against baselines, for people: a table for each scenario where anything did, a line
// where nothing did, and the verdict. At most 100 columns wide.

#include <string>

#include <cuakhau/experiment/regress.hpp>
#include <cuakhau/report/table.hpp>

namespace cuakhau::report {

[[nodiscard]] std::string regress_table(const experiment::RegressResult& result, Palette palette);

}  // namespace cuakhau::report
