#include <cuakhau/experiment/comparison.hpp>

#include <algorithm>
#include <array>

namespace cuakhau::experiment {

std::string_view word(Finding finding) {
  constexpr std::array<std::string_view, 5> words{"higher", "lower", "not_shown", "identical",
                                                  "not_measured"};
  return words[static_cast<std::size_t>(finding)];
}

std::string_view word(Bound bound) {
  constexpr std::array<std::string_view, 4> words{"none", "at_least", "at_most", "partial"};
  return words[static_cast<std::size_t>(bound)];
}

bool ComparisonResult::lacks_answer() const {
  return std::ranges::any_of(
      scenarios, [](const ComparedScenario& scenario) { return !scenario.no_answer.empty(); });
}

}  // namespace cuakhau::experiment
