#pragma once

// A scenario file, or a file of policies, with all that it extends, as it was read.

#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <cuakhau/scenario/load.hpp>
#include <cuakhau/scenario/node.hpp>

#include "scenario/detail/reading.hpp"

namespace cuakhau::scenario::detail {

struct ReadTree {
  std::optional<Node> tree;  // nothing when the file has none
  Inheritance inheritance = Inheritance::whole;
  Diagnostics diagnostics;
  std::set<std::filesystem::path> files;      // that were opened
  std::set<std::filesystem::path> libraries;  // in which names were found
};

using Library = std::vector<std::filesystem::path>;

[[nodiscard]] ReadTree read_tree(const std::filesystem::path& file, const Library& library);

/// Of a path, or for "lib:NAME" of a file of the library.
[[nodiscard]] ReadTree read_named_tree(const std::string& name, const Library& library);

/// Of a text that stands in no file.
[[nodiscard]] ReadTree read_text_tree(const std::string& name, std::string content);

/// Adds what was said and read to what is loaded from it.
void add_reading(const ReadTree& part, Loaded& loaded);

}  // namespace cuakhau::scenario::detail
