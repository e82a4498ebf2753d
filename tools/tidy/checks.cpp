#include "tidy/checks.hpp"

#include <algorithm>
#include <tuple>

#include "tidy/bans.hpp"
#include "tidy/budgets.hpp"
#include "tidy/exceptions.hpp"
#include "tidy/includes.hpp"
#include "tidy/shape.hpp"
#include "tidy/words.hpp"

namespace cuakhau::tidy {

Findings check(const Tree& tree) {
  Findings findings;
  check_includes(tree, findings);
  check_bans(tree, findings);
  check_words(tree, findings);
  check_budgets(tree, findings);
  check_shape(tree, findings);
  auto left = without_exceptions(tree, findings);
  std::ranges::stable_sort(left, {}, [](const Finding& f) { return std::tie(f.path, f.line); });
  return left;
}

std::string render(const Finding& finding) {
  const auto place = finding.line == 0 ? "" : ":" + std::to_string(finding.line);
  return finding.path + place + ": error: " + finding.message + " [" + finding.rule + "]";
}

}  // namespace cuakhau::tidy
