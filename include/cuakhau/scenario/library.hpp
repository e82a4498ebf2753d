#pragma once

// The names that `lib:` knows: every scenario and file of policies below the folders of a library.

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace cuakhau::scenario {

/// A file of a library: "lang-son/2023-01" and where it is.
struct LibraryFile {
  std::string name;
  std::filesystem::path path;
};

/// By name, each name once: of several folders the first that has it serves, as when it is loaded.
/// At most 10,000 of a folder: a library is a folder that somebody names, it may be all of a disk.
/// What cannot be read is left out.
[[nodiscard]] std::vector<LibraryFile> library_files(
    std::span<const std::filesystem::path> folders);

}  // namespace cuakhau::scenario
