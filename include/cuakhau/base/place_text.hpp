#pragma once

// Places in files as messages and results name them.

#include <string>

#include <cuakhau/base/diagnostic.hpp>

namespace cuakhau {

/// "file:14:17", as much of it as is known.
[[nodiscard]] std::string place_text(const SourceSpan& where);

}  // namespace cuakhau
