#pragma once

// What moved against baselines, as annotations of a GitHub workflow: at most one of each level for
// each scenario, since few are shown.

#include <string>

#include <cuakhau/experiment/regress.hpp>

namespace cuakhau::report {

/// "::error file=…,line=…,title=…::…" a line: errors for what fails, warnings for what cannot be
/// told, notices for what got better.
[[nodiscard]] std::string regress_github(const experiment::RegressResult& result);

}  // namespace cuakhau::report
