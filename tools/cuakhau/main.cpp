// The cuakhau command: finds the command that is asked for and runs it.

#include <csignal>
#include <exception>
#include <new>
#include <string>
#include <vector>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>

#include "command.hpp"
#include "exit_code.hpp"
#include "output.hpp"
#include "version.hpp"

namespace cuakhau::tool {
namespace {

std::string short_help() {
  std::string text =
      "cuakhau simulates truck throughput at border gates.\n\n"
      "Usage: cuakhau COMMAND [arguments]\n\n";
  for (const auto& command : all_commands())
    text += fmt::format("  {:12} {}\n", command.name, command.summary);
  return text +
         "\n  cuakhau run lib:first/1-one-lane               a first run\n"
         "  cuakhau COMMAND --help                         examples and options\n"
         "  cuakhau --version                              version and build\n";
}

int unknown_command(const std::string& name) {
  std::vector<std::string> names;
  for (const auto& command : all_commands()) names.emplace_back(command.name);
  const auto near = nearest(name, names);
  print_message(fmt::format("cuakhau: unknown command {}{}\nsee cuakhau --help\n", quote(name),
                            near ? fmt::format("; did you mean {}?", quote(*near)) : ""));
  return k_bad_command_line;
}

int dispatch(const std::vector<std::string>& arguments) {
  if (arguments.empty()) {
    print_message(short_help());
    return k_bad_command_line;
  }
  const auto& name = arguments.front();
  if (name == "--help" || name == "-h") return print_result(short_help());
  if (name == "--version") return print_result(version_text());
  if (const Command* const command = find_command(name))
    return command->run(Arguments{arguments}.subspan(1));
  return unknown_command(name);
}

}  // namespace
}  // namespace cuakhau::tool

int main(int count, char** words) {
  using namespace cuakhau::tool;
  // A reader that goes away shows as a write that fails, not as a silent death.
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return dispatch({words + 1, words + count});
  } catch (const std::bad_alloc&) {
    // Not a fault of the program: a run of fewer trucks at once would have given an answer.
    print_message("cuakhau: no answer: out of memory\n");
    return k_no_answer;
  } catch (const std::exception& error) {
    print_message(fmt::format("cuakhau: bug: {}\n", error.what()));
    return k_bug;
  }
}
