#pragma once

// What is said of a path that the scenario does not have.

#include <string>
#include <string_view>
#include <vector>

#include <cuakhau/scenario/origin.hpp>

#include "scenario/detail/complaint.hpp"

namespace cuakhau::scenario::detail {

/// "a.b[2]" as "a", "b", "[2]".
[[nodiscard]] std::vector<std::string> path_parts(std::string_view path);

/// "the scenario has no PATH", with the nearest path that there is; where no part of a path is a
/// misspelling of this one's, with what there is instead.
[[nodiscard]] Complaint unknown_path(const std::string& path, const Origins& known);

}  // namespace cuakhau::scenario::detail
