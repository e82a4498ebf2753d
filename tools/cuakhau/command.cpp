#include "command.hpp"

#include <algorithm>
#include <array>

#include "capacity_request.hpp"
#include "compare_request.hpp"
#include "metamodel_request.hpp"
#include "regress_request.hpp"
#include "run_request.hpp"
#include "select_request.hpp"
#include "sensitivity_request.hpp"
#include "sweep_request.hpp"

namespace cuakhau::tool {
namespace {

constexpr std::array k_commands{
    Command{"run", "run a scenario: trucks cleared, waits, queues, with intervals", run,
            run_command_line},
    Command{"compare", "what policies change: paired differences, with what is shown", compare,
            compare_command_line},
    Command{"select", "the best of many alternatives, with few replications", select,
            select_command_line},
    Command{"capacity", "how many trucks it can take, and what limits it", capacity,
            capacity_command_line},
    Command{"sweep", "run a scenario over ranges of its values, into a database", sweep,
            sweep_command_line},
    Command{"merge", "join the parts of a sweep that ran on several machines", merge,
            merge_command_line},
    Command{"metamodel", "ask a sweep what lies between its points, and where to look next",
            metamodel, metamodel_command_line},
    Command{"sensitivity", "which assumptions or factors the results hang on", sensitivity,
            sensitivity_command_line},
    Command{"study", "run the experiments that a file holds", study, study_command_line},
    Command{"regress", "did the numbers move since their baseline, and is it real?", regress,
            regress_command_line},
    Command{"check", "say everything that is wrong with a scenario", check, check_command_line},
    Command{"explain", "print a resolved scenario, its assumptions and its bottleneck", explain,
            explain_command_line},
    Command{"list", "the scenarios and policies of the library", list, list_command_line},
    Command{"schema", "print the JSON Schema of scenarios, for editors", schema,
            schema_command_line},
    Command{"completion", "print what completes commands in a shell", completion,
            completion_command_line},
};

}  // namespace

std::span<const Command> all_commands() { return k_commands; }

const Command* find_command(std::string_view name) {
  const auto* const found = std::ranges::find(k_commands, name, &Command::name);
  return found == k_commands.end() ? nullptr : found;
}

}  // namespace cuakhau::tool
