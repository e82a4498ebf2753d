#pragma once

// Text as a YAML scalar: plain where that is safe, else in double quotes.

#include <string>
#include <string_view>

namespace cuakhau::scenario::detail {

[[nodiscard]] std::string yaml_text(std::string_view text);

}  // namespace cuakhau::scenario::detail
