// cuakhau merge: joins the parts of a sweep into one database.

#include <array>
#include <filesystem>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/experiment/merge_sweeps.hpp>
#include <cuakhau/files/atomic_file.hpp>
#include <cuakhau/report/sweep_csv.hpp>

#include "command.hpp"
#include "exit_code.hpp"
#include "options.hpp"
#include "output.hpp"
#include "output_option.hpp"

namespace cuakhau::tool {
namespace {

int merge_parts(const std::string& out, std::span<const std::string> parts,
                const std::optional<std::string>& csv, bool is_quiet) {
  std::optional<files::AtomicFile> file;
  if (csv) {
    auto created = files::AtomicFile::create(*csv);
    if (!created) return report_failure(created.error());
    file = std::move(*created);
  }
  auto merged = experiment::merge_sweeps(out, parts);
  if (!merged) {
    const int code = report_failure(merged.error().file);
    return merged.error().is_of_another_sweep ? static_cast<int>(k_bad_scenario) : code;
  }
  if (file) {
    auto problem = report::write_sweep_csv(*merged, *file);
    if (!problem) problem = file->commit();
    if (problem) return report_failure(*problem);
  }
  const auto counts = experiment::count_points(*merged);
  if (!counts) return report_failure(counts.error());
  if (!is_quiet)
    print_message(fmt::format("{}: {} points of {} parts\n", out, counts->all(), parts.size()));
  return k_done;
}

}  // namespace

CommandLine merge_command_line() {
  return {
      .name = "merge",
      .examples =
          "  cuakhau merge points.sqlite part-*.sqlite\n"
          "  cuakhau merge points.sqlite part-*.sqlite --csv points.csv\n",
      .usage = "OUT PART [PART...] [options]",
      .about =
          "Joins the parts that cuakhau sweep --shard has made into the database OUT that the\n"
          "sweep would have made in one piece. Says which parts are missing, there twice, not\n"
          "finished, or of another sweep, and then makes nothing.",
      .options = {{"csv", OptionKind::value, "FILE", "the points as CSV; - for standard output"},
                  {"quiet", OptionKind::flag, "", "no word when all is well"}}};
}

int merge(Arguments arguments) {
  const auto commands = merge_command_line();
  const auto [line, exit_code] = invoke(commands, arguments);
  if (exit_code) return *exit_code;
  if (line.files.size() < 2)
    return refuse(commands, {"expected a database to make, and the parts to make it from"});
  const auto& out = line.files.front();
  const auto parts = std::span{line.files}.subspan(1);
  const std::array<OutputOption, 2> outputs{{{"out", out}, {"csv", line.value("csv")}}};
  if (const auto clash = clash_among(outputs)) return refuse(commands, *clash);
  const std::set<std::filesystem::path> read{parts.begin(), parts.end()};
  if (const auto clash = clash_with(std::span{outputs}.subspan(1), read))
    return refuse(commands, *clash);
  return merge_parts(out, parts, line.value("csv"), line.has("quiet"));
}

}  // namespace cuakhau::tool
