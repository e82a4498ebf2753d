#include <cuakhau/experiment/result.hpp>

#include <algorithm>

namespace cuakhau::experiment {

bool Result::has_failed_expectation() const {
  return std::ranges::any_of(expectations,
                             [](const ExpectationResult& result) { return result.is_failure(); });
}

}  // namespace cuakhau::experiment
