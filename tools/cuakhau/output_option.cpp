#include "output_option.hpp"

#include <algorithm>
#include <system_error>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>

namespace cuakhau::tool {
namespace {

namespace fs = std::filesystem;

/// By device and number where both are there, else by the place where the file would be.
bool are_same_file(const fs::path& one, const fs::path& other) {
  std::error_code failure;
  if (fs::equivalent(one, other, failure) && !failure) return true;
  const auto place = fs::weakly_canonical(fs::absolute(one), failure);
  if (failure) return one == other;
  return place == fs::weakly_canonical(fs::absolute(other), failure) && !failure;
}

}  // namespace

std::optional<UsageError> clash_among(std::span<const OutputOption> outputs) {
  for (auto one = outputs.begin(); one != outputs.end(); ++one) {
    if (!one->path) continue;
    if (one->path->empty()) return UsageError{"expected a file to write, found \"\""};
    const auto before = std::find_if(outputs.begin(), one, [&](const OutputOption& other) {
      if (!other.path) return false;
      if (*one->path == "-" || *other.path == "-") return one->path == other.path;
      return are_same_file(*one->path, *other.path);
    });
    if (before != one)
      return UsageError{fmt::format("two outputs go to {}",
                                    *one->path == "-" ? "standard output" : quote(*one->path))};
  }
  return std::nullopt;
}

std::optional<UsageError> clash_with(std::span<const OutputOption> outputs,
                                     const std::set<fs::path>& read) {
  for (const auto& [name, path] : outputs) {
    if (!path || is_standard_output(path)) continue;
    const auto replaced = std::ranges::find_if(
        read, [&](const fs::path& file) { return are_same_file(*path, file); });
    if (replaced != read.end())
      return UsageError{
          fmt::format("--{} would replace {}, which was read for this", name, quote(*path))};
  }
  return std::nullopt;
}

Table table_beside(std::span<const OutputOption> outputs) {
  const bool is_replaced = std::ranges::any_of(
      outputs, [](const OutputOption& output) { return is_standard_output(output.path); });
  return is_replaced ? Table::none : Table::printed;
}

}  // namespace cuakhau::tool
