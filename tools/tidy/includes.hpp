#pragma once

// Who may include whom, and which foreign headers may be named where.

#include "tidy/finding.hpp"
#include "tidy/tree.hpp"

namespace cuakhau::tidy {

void check_includes(const Tree& tree, Findings& findings);

}  // namespace cuakhau::tidy
