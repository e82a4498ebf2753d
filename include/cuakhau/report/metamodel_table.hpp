#pragma once

// A metamodel for people: whether to trust it, what it hangs on, and what it was asked.

#include <string>

#include <cuakhau/report/metamodel_report.hpp>
#include <cuakhau/report/table.hpp>

namespace cuakhau::report {

/// At most 100 columns wide, but for points of many factors.
[[nodiscard]] std::string metamodel_table(const MetamodelReport& report, Palette palette);

}  // namespace cuakhau::report
