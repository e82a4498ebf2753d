#pragma once

// How long a file or a function may be and how much a function may take, one by one and over the
// whole library.

#include "tidy/finding.hpp"
#include "tidy/tree.hpp"

namespace cuakhau::tidy {

inline constexpr int k_file_cap = 400;
inline constexpr int k_function_cap = 60;
inline constexpr int k_parameter_cap = 4;
inline constexpr int k_file_median = 120;
inline constexpr int k_function_median = 6;
inline constexpr int k_function_p99 = 45;

void check_budgets(const Tree& tree, Findings& findings);

}  // namespace cuakhau::tidy
