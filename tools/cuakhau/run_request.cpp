#include "run_request.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <cuakhau/base/number_text.hpp>
#include <cuakhau/base/text.hpp>

#include "scenario_file.hpp"

namespace cuakhau::tool {
namespace {

using Error = std::optional<UsageError>;

/// A whole number within bounds, into `target` when the option is given.
template <class T>
struct NumberOption {
  const char* name;
  T lowest;
  T highest;
  T* target;
};

template <class T>
Error read(const ParsedLine& line, const NumberOption<T>& option) {
  const auto text = line.value(option.name);
  if (!text) return std::nullopt;
  const auto value = parse_integer<T>(*text);
  if (!value || *value < option.lowest || *value > option.highest)
    return UsageError{fmt::format("--{}: expected a whole number from {} to {}, found {}",
                                  option.name, option.lowest, option.highest, quote(*text))};
  *option.target = *value;
  return std::nullopt;
}

/// "2%", "2 %" or "0.5%".
Error read_precision(const ParsedLine& line, experiment::RunRequest& request) {
  const auto text = line.value("precision");
  if (!text) return std::nullopt;
  UsageError error{
      fmt::format("--precision: expected a share above 0 % and up to 50 %, such as 2%, found {}",
                  quote(*text))};
  std::string_view number = *text;
  if (!number.ends_with('%')) return error;
  number.remove_suffix(1);
  while (number.ends_with(' ')) number.remove_suffix(1);
  const auto percent = parse_real(number);
  if (!percent || *percent <= 0.0 || *percent > 50.0) return error;
  request.precision = experiment::Precision{.relative = *percent / 100.0};
  return std::nullopt;
}

constexpr std::uint32_t k_most_replications = 1'000'000;
constexpr unsigned k_most_threads = 1'024;

Error read_numbers(const ParsedLine& line, experiment::RunRequest& request) {
  std::uint32_t only = 0;
  const NumberOption<std::uint64_t> seed{"seed", 0, std::numeric_limits<std::uint64_t>::max(),
                                         &request.seed};
  if (auto error = read(line, seed)) return error;
  const NumberOption<std::uint32_t> replications{"replications", 1, k_most_replications,
                                                 &request.replications};
  if (auto error = read(line, replications)) return error;
  const NumberOption<std::uint32_t> replication{"replication", 0, k_most_replications - 1, &only};
  if (auto error = read(line, replication)) return error;
  const NumberOption<unsigned> threads{"threads", 1, k_most_threads, &request.threads};
  if (auto error = read(line, threads)) return error;
  if (line.has("replication")) request.only = only;
  return read_precision(line, request);
}

Error conflicts(const ParsedLine& line, const RunOptions& options) {
  if (line.has("replication") && (line.has("replications") || line.has("precision")))
    return UsageError{"--replication runs one alone: not with --replications or --precision"};
  if (line.has("replications") && line.has("precision"))
    return UsageError{"--precision decides how many replications: not with --replications"};
  std::vector<std::string> outputs;
  for (const auto& output : {options.json, options.csv, options.records}) {
    if (!output) continue;
    if (output->empty()) return UsageError{"expected a file to write, found \"\""};
    if (std::ranges::find(outputs, *output) != outputs.end())
      return UsageError{
          fmt::format("two outputs go to {}", *output == "-" ? "standard output" : quote(*output))};
    outputs.push_back(*output);
  }
  return std::nullopt;
}

/// For a shell: as it is when nothing in it is special, else in single quotes.
std::string shell_word(const std::string& text) {
  const auto is_plain = [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') ||
           std::string_view{"_-./=:,%+@"}.find(letter) != std::string_view::npos;
  };
  if (!text.empty() && std::ranges::all_of(text, is_plain)) return text;
  std::string quoted = "'";
  for (const char letter : text) quoted += letter == '\'' ? "'\\''" : std::string(1, letter);
  return quoted + "'";
}

}  // namespace

CommandLine run_command_line() {
  CommandLine line{
      .name = "run",
      .examples =
          "  cuakhau run my-gate.yaml                        30 replications, a table\n"
          "  cuakhau run my-gate.yaml --precision 2%         as many as that needs\n"
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
  if (options.request.only)
    return command + fmt::format(" --replication {}", *options.request.only);
  if (const auto precision = line.value("precision"))
    return command + " --precision " + shell_word(*precision);
  return command + fmt::format(" --replications {}", options.request.replications);
}

}  // namespace cuakhau::tool
