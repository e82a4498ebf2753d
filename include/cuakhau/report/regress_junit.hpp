#pragma once

// What moved against baselines, as JUnit XML: a suite for each scenario and baseline, a case for
// each measure. What cannot be told is skipped, unless nothing may move: then it fails.

#include <string>

#include <cuakhau/experiment/regress.hpp>

namespace cuakhau::report {

/// Without times, so that the same verdicts give the same bytes.
[[nodiscard]] std::string regress_junit(const experiment::RegressResult& result);

}  // namespace cuakhau::report
