#pragma once

// Reads a whole file into memory.

#include <cstddef>
#include <string>

#include <cuakhau/base/expected.hpp>
#include <cuakhau/files/problem.hpp>

namespace cuakhau::files {

/// More than this is no input of ours, but a mistake or an attack.
inline constexpr std::size_t k_largest_text = std::size_t{256} << 20U;

/// The bytes as they are. Folders, files that cannot be read and files of more than `limit` bytes
/// are problems.
[[nodiscard]] Expected<std::string, FileProblem> read_text(const std::string& path,
                                                           std::size_t limit = k_largest_text);

}  // namespace cuakhau::files
