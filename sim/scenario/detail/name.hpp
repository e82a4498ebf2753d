#pragma once

// Names that a scenario gives to its gates, stages, flows and the like. They stand in paths and in
// lists, so they are one word.

#include <string_view>

namespace cuakhau::scenario::detail {

/// Letters of any script, digits, "_" and "-"; not empty, not beginning with "-".
[[nodiscard]] bool is_name(std::string_view text);

}  // namespace cuakhau::scenario::detail
