#pragma once

// Words of a command that a user may paste into a shell.

#include <string>

namespace cuakhau::tool {

/// As it is when nothing in it is special to a shell, else in single quotes.
[[nodiscard]] std::string shell_word(const std::string& text);

}  // namespace cuakhau::tool
