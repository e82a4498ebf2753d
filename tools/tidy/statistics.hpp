#pragma once

// Lengths of files and functions, summed up as the project compares itself with others: median,
// 90th and 99th percentile (nearest rank), the longest of each by name.

#include <string>
#include <vector>

#include "tidy/tree.hpp"

namespace cuakhau::tidy {

struct Length {
  std::string name;
  int lines = 0;
};

struct Summary {
  std::size_t count = 0;
  int total = 0;
  int median = 0;
  int p90 = 0;
  int p99 = 0;
  Length longest;
};

struct Statistics {
  Summary files;
  Summary functions;
};

[[nodiscard]] Summary summarise(std::vector<Length> lengths);

/// Of all C++ under the folders given, such as "sim/" and "include/".
[[nodiscard]] Statistics statistics_of(const Tree& tree, const std::vector<std::string>& folders);

/// The table that `cuakhau_tidy ROOT --stats` prints.
[[nodiscard]] std::string table_of(const Tree& tree);

}  // namespace cuakhau::tidy
