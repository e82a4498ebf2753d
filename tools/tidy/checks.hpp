#pragma once

// All checks in one call.

#include "tidy/finding.hpp"
#include "tidy/tree.hpp"

namespace cuakhau::tidy {

/// What is wrong with the tree, in the order of paths and lines, without what
/// tools/tidy/exceptions.txt excuses.
[[nodiscard]] Findings check(const Tree& tree);

/// "path:line: error: message [rule]", without the line when the finding is about a whole file.
[[nodiscard]] std::string render(const Finding& finding);

}  // namespace cuakhau::tidy
