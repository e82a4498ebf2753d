#pragma once

// Tiny trees for the tests of the lint: files that exist in memory alone.

#include <string>
#include <vector>

#include "tidy/finding.hpp"
#include "tidy/tree.hpp"

namespace cuakhau::tidy {

using Check = void (*)(const Tree&, Findings&);

/// What one check says about the files given.
inline Findings findings_of(Check check, std::vector<File> files) {
  const Tree tree{std::move(files)};
  Findings findings;
  check(tree, findings);
  return findings;
}

/// "path:line rule" of each, which is what most tests are about.
inline std::vector<std::string> marks_of(Check check, std::vector<File> files) {
  std::vector<std::string> marks;
  for (const auto& finding : findings_of(check, std::move(files))) {
    marks.push_back(finding.path + ":" + std::to_string(finding.line) + " " + finding.rule);
  }
  return marks;
}

using Marks = std::vector<std::string>;

}  // namespace cuakhau::tidy
