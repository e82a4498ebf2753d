#pragma once

// Where a command writes, as its options say: refused before anything runs where something would
// be lost by it.

#include <filesystem>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "options.hpp"
#include "output.hpp"

namespace cuakhau::tool {

struct OutputOption {
  std::string_view name;            // "json"
  std::optional<std::string> path;  // "-": standard output
};

/// An output without a name, or two that lead to the same file.
[[nodiscard]] std::optional<UsageError> clash_among(std::span<const OutputOption> outputs);

/// An output that leads to one of the files that were read, by whatever name.
[[nodiscard]] std::optional<UsageError> clash_with(std::span<const OutputOption> outputs,
                                                   const std::set<std::filesystem::path>& read);

/// What is written to standard output replaces the table.
[[nodiscard]] Table table_beside(std::span<const OutputOption> outputs);

}  // namespace cuakhau::tool
