#pragma once

// tools/tidy/exceptions.txt: findings that are right as they are. One a line, "RULE PATH REASON";
// '#' opens a comment. An exception without a reason, or one that excuses nothing any more, is a
// finding itself.

#include "tidy/finding.hpp"
#include "tidy/tree.hpp"

namespace cuakhau::tidy {

inline constexpr auto k_exceptions_path = "tools/tidy/exceptions.txt";

/// The findings that no exception excuses, and those about the exceptions themselves.
[[nodiscard]] Findings without_exceptions(const Tree& tree, const Findings& findings);

}  // namespace cuakhau::tidy
