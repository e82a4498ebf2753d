// cuakhau schema: the JSON Schema of scenario files, for editors.

#include <cuakhau/scenario/schema.hpp>

#include "command.hpp"
#include "options.hpp"
#include "output.hpp"

namespace cuakhau::tool {
CommandLine schema_command_line() {
  return {.name = "schema",
          .examples =
              "  cuakhau schema > cuakhau.schema.json    then, as first line of a scenario:\n"
              "  # yaml-language-server: $schema=cuakhau.schema.json\n",
          .usage = "",
          .about =
              "Prints the JSON Schema (draft-07) of scenario files. An editor completes and\n"
              "checks scenarios by it; cuakhau check finds more.",
          .options = {}};
}

int schema(Arguments arguments) {
  const auto commands = schema_command_line();
  const auto [line, exit_code] = invoke(commands, arguments);
  if (exit_code) return *exit_code;
  if (!line.files.empty()) return refuse(commands, {"expected no file"});
  return print_result(scenario::json_schema());
}

}  // namespace cuakhau::tool
