#include <cuakhau/experiment/result.hpp>

#include <algorithm>

namespace cuakhau::experiment {

bool Result::has_failed_expectation() const {
  return std::any_of(expectations.begin(), expectations.end(),
                     [](const ExpectationResult& result) { return result.is_failure(); });
}

}  // namespace cuakhau::experiment
