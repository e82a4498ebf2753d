#pragma once

// The commands, one file each. A command that is not built is not registered.

#include <span>
#include <string>
#include <string_view>

namespace cuakhau::tool {

using Arguments = std::span<const std::string>;

struct CommandLine;

struct Command {
  std::string_view name;
  std::string_view summary;
  int (*run)(Arguments arguments);  // what follows the command's name; gives the exit code
  CommandLine (*line)();            // what it takes
};

/// All of them, in the order of the help. Help, completion and the manual page are made from this.
[[nodiscard]] std::span<const Command> all_commands();
/// Null for a name that none has.
[[nodiscard]] const Command* find_command(std::string_view name);

[[nodiscard]] int capacity(Arguments arguments);
[[nodiscard]] int check(Arguments arguments);
[[nodiscard]] int compare(Arguments arguments);
[[nodiscard]] int completion(Arguments arguments);
[[nodiscard]] int explain(Arguments arguments);
[[nodiscard]] int list(Arguments arguments);
[[nodiscard]] int merge(Arguments arguments);
[[nodiscard]] int metamodel(Arguments arguments);
[[nodiscard]] int regress(Arguments arguments);
[[nodiscard]] int run(Arguments arguments);
[[nodiscard]] int schema(Arguments arguments);
[[nodiscard]] int select(Arguments arguments);
[[nodiscard]] int sensitivity(Arguments arguments);
[[nodiscard]] int study(Arguments arguments);
[[nodiscard]] int sweep(Arguments arguments);

// The others have headers of their own, named like the command.
[[nodiscard]] CommandLine check_command_line();
[[nodiscard]] CommandLine completion_command_line();
[[nodiscard]] CommandLine explain_command_line();
[[nodiscard]] CommandLine list_command_line();
[[nodiscard]] CommandLine merge_command_line();
[[nodiscard]] CommandLine schema_command_line();
[[nodiscard]] CommandLine study_command_line();

}  // namespace cuakhau::tool
