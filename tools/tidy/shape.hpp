#pragma once

// The tree's shape: its top-level folders, headers that say what they are, sources paired with a
// header and a test, no file that nobody builds or includes.

#include "tidy/finding.hpp"
#include "tidy/tree.hpp"

namespace cuakhau::tidy {

void check_shape(const Tree& tree, Findings& findings);

}  // namespace cuakhau::tidy
