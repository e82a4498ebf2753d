#pragma once

// The folder that a scenario's paths may not leave, and the files that it names inside of it.

#include <filesystem>
#include <set>
#include <string>
#include <string_view>

#include "scenario/detail/complaint.hpp"

namespace cuakhau::scenario::detail {

/// Before the name of a file of the library.
inline constexpr std::string_view k_library_prefix = "lib:";

/// The nearest folder at or above the file's own that holds `.cuakhau-root` or `.git`, else the
/// file's own; links resolved.
[[nodiscard]] std::filesystem::path root_of(const std::filesystem::path& file);

class DataFiles;

/// Where a file that is named in a text lies, and what no path of it may leave.
struct Whereabouts {
  std::filesystem::path folder;  // relative names start here
  std::filesystem::path root;
  std::string naming{};                                   // the text, as messages show it
  std::set<std::filesystem::path>* files_read = nullptr;  // gets the files that are found
  DataFiles* data = nullptr;                              // has read some of them; null: none
};

/// Absolute, links followed: two names of one file become the same.
[[nodiscard]] std::filesystem::path resolved(const std::filesystem::path& path);

/// How messages show a file that another one names by its path.
[[nodiscard]] std::string shown_beside(const std::string& naming, const std::string& path);

/// The file of that name; refused when the name is absolute or leads out of the root, by `..` or by
/// a link.
[[nodiscard]] Parsed<std::filesystem::path> path_inside(const std::string& name,
                                                        const Whereabouts& whereabouts);

}  // namespace cuakhau::scenario::detail
