#pragma once

// What this program is and what it was built from, for reports of bugs and for results that shall
// be had again.

#include <string>

namespace cuakhau::tool {

/// The first line is "cuakhau X.Y.Z". The commit is left out when it was not built from git.
[[nodiscard]] std::string version_text();

}  // namespace cuakhau::tool
