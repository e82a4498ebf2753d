#include "tidy/statistics.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "tidy/functions.hpp"

namespace cuakhau::tidy {

namespace {

/// Nearest rank, so that the answer is a length that occurs.
int percentile(const std::vector<Length>& sorted, std::size_t percent) {
  const auto rank = (sorted.size() * percent + 99) / 100;
  return sorted[std::max<std::size_t>(rank, 1) - 1].lines;
}

bool lies_in(const Source& source, const std::vector<std::string>& folders) {
  return std::ranges::any_of(folders, [&](const auto& folder) { return source.under(folder); });
}

void append_functions(const Source& source, std::vector<Length>& lengths) {
  for (const auto& function : functions_of(source)) {
    if (!function.has_body) continue;
    lengths.push_back({.name = source.path() + " " + function.name, .lines = function.lines()});
  }
}

std::string padded(std::string text, std::size_t width) {
  text.insert(0, width > text.size() ? width - text.size() : 0, ' ');
  return text;
}

std::string row_of(std::string_view what, const Summary& summary) {
  std::string row(what);
  row.resize(std::max<std::size_t>(row.size(), 32), ' ');
  for (const auto number : {static_cast<int>(summary.count), summary.total, summary.median,
                            summary.p90, summary.p99, summary.longest.lines}) {
    row += padded(std::to_string(number), 8);
  }
  return row + "  " + summary.longest.name + "\n";
}

}  // namespace

Summary summarise(std::vector<Length> lengths) {
  if (lengths.empty()) return {};
  std::ranges::stable_sort(lengths, {}, &Length::lines);
  Summary summary{.count = lengths.size(),
                  .total = 0,
                  .median = percentile(lengths, 50),
                  .p90 = percentile(lengths, 90),
                  .p99 = percentile(lengths, 99),
                  .longest = lengths.back()};
  for (const auto& length : lengths) summary.total += length.lines;
  return summary;
}

Statistics statistics_of(const Tree& tree, const std::vector<std::string>& folders) {
  std::vector<Length> files;
  std::vector<Length> functions;
  for (const auto& source : tree.sources()) {
    if (!source.is_cpp() || !lies_in(source, folders)) continue;
    files.push_back({.name = source.path(), .lines = static_cast<int>(source.lines().size())});
    append_functions(source, functions);
  }
  return {.files = summarise(std::move(files)), .functions = summarise(std::move(functions))};
}

std::string table_of(const Tree& tree) {
  const auto library = statistics_of(tree, {"sim/", "include/"});
  const auto tools = statistics_of(tree, {"tools/"});
  const auto tests = statistics_of(tree, {"tests/"});
  const auto ratio = library.files.total == 0 ? 0 : 100 * tests.files.total / library.files.total;
  return "                                   count   lines  median     p90     p99 longest\n" +
         row_of("library files", library.files) + row_of("library functions", library.functions) +
         row_of("tools files", tools.files) + row_of("tools functions", tools.functions) +
         row_of("test files", tests.files) + row_of("test functions", tests.functions) +
         "test lines for 100 library lines: " + std::to_string(ratio) + "\n";
}

}  // namespace cuakhau::tidy
