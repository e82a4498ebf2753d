#pragma once

// Text whose parts may hold brackets and quotes, such as values on a command line: what is inside
// them parts nothing.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cuakhau {

/// Where the first such text stands outside of brackets and quotes; npos where it does not.
[[nodiscard]] std::size_t find_outside_brackets(std::string_view text, std::string_view wanted);

/// The parts between such letters outside of brackets and quotes, without blanks at their ends; of
/// an empty text one empty part.
[[nodiscard]] std::vector<std::string> split_outside_brackets(std::string_view text, char letter);

}  // namespace cuakhau
