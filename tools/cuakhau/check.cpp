// cuakhau check: whether scenarios are right, without running them.

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>

#include "command.hpp"
#include "exit_code.hpp"
#include "output.hpp"
#include "scenario_file.hpp"

namespace cuakhau::tool {
namespace {

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string praise(const std::string& file, const scenario::Loaded& loaded) {
  const auto& plan = loaded.plan;
  std::vector<std::string> parts{
      counted(plan.gates.size(), "gate", "gates"),
      counted(plan.yards.size() + plan.stations.size() + plan.crossings.size(), "stage", "stages")};
  // Many scenarios have none of these.
  if (!plan.exchanges.empty())
    parts.push_back(counted(plan.exchanges.size(), "exchange", "exchanges"));
  if (!plan.pools.empty()) parts.push_back(counted(plan.pools.size(), "pool", "pools"));
  if (!plan.checks.empty()) parts.push_back(counted(plan.checks.size(), "check", "checks"));
  if (!plan.roads.empty()) parts.push_back(counted(plan.roads.size(), "road", "roads"));
  if (!plan.choices.empty()) parts.push_back(counted(plan.choices.size(), "choice", "choices"));
  parts.push_back(counted(plan.flows.size(), "flow", "flows"));
  if (!plan.policies.empty()) parts.push_back(counted(plan.policies.size(), "policy", "policies"));
  parts.push_back(counted(loaded.assumptions.size(), "assumed value", "assumed values"));
  return fmt::format("{}: ok ({})\n", file, join(parts, ", "));
}

}  // namespace

CommandLine check_command_line() {
  return {.name = "check",
          .examples =
              "  cuakhau check my-gate.yaml             every problem, with its place\n"
              "  cuakhau check scenarios/*/*.yaml       several files\n",
          .usage = "FILE... [options]",
          .about =
              "Reads scenarios and says everything that is wrong with them; runs nothing.\n"
              "Exit code 3 when a file has errors.",
          .options = scenario_options()};
}

int check(Arguments arguments) {
  const auto commands = check_command_line();
  const auto [line, exit_code] = invoke(commands, arguments);
  if (exit_code) return *exit_code;
  if (line.files.empty()) return refuse(commands, {"expected a scenario file"});
  int code = k_done;
  for (const auto& file : line.files) {
    const auto loaded = load_scenario(file, line);
    if (!loaded) {
      code = k_bad_scenario;
    } else if (const int printed = print_result(praise(file, *loaded)); printed != k_done) {
      return printed;
    }
  }
  return code;
}

}  // namespace cuakhau::tool
