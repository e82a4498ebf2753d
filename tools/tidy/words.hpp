#pragma once

// Words that may not stand in the project's text: promises, places on somebody's machine, border
// words in the kernel, compiler flags that change results.

#include "tidy/finding.hpp"
#include "tidy/tree.hpp"

namespace cuakhau::tidy {

void check_words(const Tree& tree, Findings& findings);

}  // namespace cuakhau::tidy
