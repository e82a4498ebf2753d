#pragma once

// The numbers of scenarios as they are now, for tools that draw their history.

#include <string>

#include <cuakhau/experiment/regress.hpp>

namespace cuakhau::report {

/// For github-action-benchmark, which knows one direction a file: those measures of which more is
/// better (`customBiggerIsBetter`), or less (`customSmallerIsBetter`).
[[nodiscard]] std::string regress_benchmark(const experiment::RegressResult& result,
                                            experiment::Goal better);

/// Bencher Metric Format: scenarios as benchmarks, measures by slugs such as "wait-p90".
[[nodiscard]] std::string regress_bencher(const experiment::RegressResult& result);

}  // namespace cuakhau::report
