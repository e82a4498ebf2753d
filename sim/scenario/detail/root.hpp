#pragma once

// The folder that a scenario's paths may not leave, and the files that it names inside of it.

#include <filesystem>
#include <string>

#include "scenario/detail/complaint.hpp"

namespace cuakhau::scenario::detail {

/// The nearest folder at or above the file's own that holds `.cuakhau-root` or `.git`, else the
/// file's own; links resolved.
[[nodiscard]] std::filesystem::path root_of(const std::filesystem::path& file);

/// Where a file that is named in a text lies, and what no path of it may leave.
struct Whereabouts {
  std::filesystem::path folder;  // relative names start here
  std::filesystem::path root;
};

/// The file of that name; refused when the name is absolute or leads out of the root, by `..` or by
/// a link.
[[nodiscard]] Parsed<std::filesystem::path> path_inside(const std::string& name,
                                                        const Whereabouts& whereabouts);

}  // namespace cuakhau::scenario::detail
