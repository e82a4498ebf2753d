#include "run_request.hpp"

#include <fmt/format.h>

#include "number_option.hpp"
#include "scenario_file.hpp"
#include "shell_word.hpp"

namespace cuakhau::tool {
namespace {

using Error = std::optional<UsageError>;

// Of fewer nothing can be said of whether they are alike.
constexpr std::uint64_t k_fewest_batches = 3;
constexpr std::uint64_t k_most_batches = 1'000;

Error read_numbers(const ParsedLine& line, experiment::RunRequest& request) {
  if (auto error = read_effort_into(line, request)) return error;
  std::uint64_t only = 0;
  if (auto error = read_whole(line, {"replication", 0, k_most_replications - 1}, only))
    return error;
  if (line.has("replication")) request.only = static_cast<std::uint32_t>(only);
  auto precision = read_share(line, {"precision", 0.0, 50.0, "2%"});
  if (!precision) return std::move(precision).error();
  if (*precision) request.precision = experiment::Precision{.relative = **precision};
  if (line.has("antithetic")) request.draw = experiment::Draw::antithetic;
  request.has_controls = line.has("controls");
  std::uint64_t batches = 0;
  if (auto error = read_whole(line, {"batches", k_fewest_batches, k_most_batches}, batches))
    return error;
  if (line.has("batches")) request.batches = static_cast<std::uint32_t>(batches);
  return std::nullopt;
}

Error conflict_with_batches(const ParsedLine& line) {
  if (!line.has("batches")) return std::nullopt;
  for (const auto* option : {"replications", "replication", "precision", "antithetic", "controls"})
    if (line.has(option))
      return UsageError{
          fmt::format("--batches cuts one long run, and there is nothing else to compare it with: "
                      "not with --{}",
                      option)};
  return std::nullopt;
}

Error conflicts(const ParsedLine& line, const RunOptions& options) {
  if (auto error = conflict_with_batches(line)) return error;
  if (line.has("replication") && (line.has("replications") || line.has("precision")))
    return UsageError{"--replication runs one alone: not with --replications or --precision"};
  if (line.has("replications") && line.has("precision"))
    return UsageError{"--precision decides how many replications: not with --replications"};
  if (line.has("replication") && line.has("controls"))
    return UsageError{"--controls compares replications with each other: not with --replication"};
  const auto count = options.request.replications;
  if (line.has("antithetic") && (count % 2 != 0 || count < 4))
    return UsageError{fmt::format(
        "--antithetic makes pairs of replications: expected an even number of at least 4, found {}",
        count)};
  return clash_among(options.outputs());
}

}  // namespace

std::array<OutputOption, 3> RunOptions::outputs() const {
  return {{{"json", json}, {"csv", csv}, {"records", records}}};
}

CommandLine run_command_line() {
  CommandLine line{
      .name = "run",
      .examples =
          "  cuakhau run my-gate.yaml                        30 replications, a table\n"
          "  cuakhau run my-gate.yaml --precision 2%         as many as that needs\n"
          "  cuakhau run my-gate.yaml --controls             narrower intervals for the same "
          "effort\n"
          "  cuakhau run my-gate.yaml --batches 20           one long run in place of many\n"
          "  cuakhau run my-gate.yaml --set demand=150%      with a value replaced\n"
          "  cuakhau run my-gate.yaml --json - | jq .        every number, for programs\n",
      .usage = "FILE [options]",
      .about =
          "Runs a scenario and tells how many trucks crossed, how long they waited and how full\n"
          "it was, with 95 % intervals. Same file, same options: same numbers, whatever the\n"
          "number of threads. Exit code 1 when the scenario's `expect` is not met.",
      .options = scenario_options()};
  const std::vector<Option> own{
      {"seed", OptionKind::value, "N", "master seed, 0 or more (default 1)"},
      {"replications", OptionKind::value, "N", "independent runs (default 30)"},
      {"precision", OptionKind::value, "P%",
       "as many as it takes (at most 1000) to know trucks cleared, their mean wait"},
      {"antithetic", OptionKind::flag, "", "pairs of replications with opposite luck"},
      {"controls", OptionKind::flag, "", "take out what the numbers of trucks that came explain"},
      {"batches", OptionKind::value, "K",
       "one long run alone, cut into K batches that stand for replications; percentiles are means "
       "over batches"},
      {"replication", OptionKind::value, "K", "number K alone, from 0: the same as in the batch"},
      {"threads", OptionKind::value, "N", "default: as many as the machine has"},
      {"json", OptionKind::value, "FILE", "result as JSON; - for standard output, without table"},
      {"csv", OptionKind::value, "FILE", "result as CSV, one row a measure; - as above"},
      {"records", OptionKind::value, "FILE", "what happened to each truck, as CSV; - as above"},
      {"quiet", OptionKind::flag, "", "no table, no progress, no warnings"}};
  line.options.insert(line.options.end(), own.begin(), own.end());
  return line;
}

Parsed<RunOptions> run_options(const ParsedLine& line) {
  auto file = single_file(line);
  if (!file) return Unexpected{std::move(file).error()};
  RunOptions options{std::move(*file),      {},
                     line.value("json"),    line.value("csv"),
                     line.value("records"), line.has("quiet")};
  if (auto error = read_numbers(line, options.request)) return Unexpected{std::move(*error)};
  if (auto error = conflicts(line, options)) return Unexpected{std::move(*error)};
  return options;
}

std::string reproducing_command(const ParsedLine& line, const RunOptions& options) {
  auto command = "cuakhau run " + shell_word(options.file);
  for (const auto* option : {"library", "policy", "set"})
    for (const auto& value : line.values(option))
      command += fmt::format(" --{} {}", option, shell_word(value));
  command += fmt::format(" --seed {}", options.request.seed);
  for (const auto* flag : {"antithetic", "controls"})
    if (line.has(flag)) command += fmt::format(" --{}", flag);
  if (options.request.batches)
    return command + fmt::format(" --batches {}", *options.request.batches);
  if (options.request.only)
    return command + fmt::format(" --replication {}", *options.request.only);
  if (const auto precision = line.value("precision"))
    return command + " --precision " + shell_word(*precision);
  return command + fmt::format(" --replications {}", options.request.replications);
}

}  // namespace cuakhau::tool
