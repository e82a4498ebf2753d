#include "completion.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>

#include "command.hpp"
#include "output.hpp"

namespace cuakhau::tool {
namespace {

struct Shell {
  std::string_view name;
  std::string (*completion)();
};

constexpr std::array k_shells{Shell{"bash", bash_completion}, Shell{"fish", fish_completion},
                              Shell{"zsh", zsh_completion}};

/// "FILE" or "PATH", or a part of which is one: "NAME=PART", "PATH=VALUES" with its policy:FILE.
/// What is called PATH=VALUE is that of a field.
bool has_file(std::string_view placeholder) {
  constexpr std::array<std::string_view, 6> k_files{"FILE",        "SCENARIO", "PART",
                                                    "PATH=VALUES", "DESIGN",   "DATABASE"};
  return placeholder == "PATH" || std::ranges::any_of(k_files, [placeholder](auto word) {
           return placeholder.find(word) != std::string_view::npos;
         });
}

}  // namespace

Offer offer_for(const Option& option) {
  if (option.value == "DIR") return Offer::folders;
  return has_file(option.value) ? Offer::files : Offer::nothing;
}

Offer offer_for_words(const CommandLine& line) {
  if (line.usage.find("FOLDER") != std::string::npos) return Offer::library_folders;
  return has_file(line.usage) ? Offer::files : Offer::nothing;
}

CommandLine completion_command_line() {
  return {.name = "completion",
          .examples =
              "  source <(cuakhau completion bash)                       for this session of bash\n"
              "  cuakhau completion bash > ~/.local/share/bash-completion/completions/cuakhau\n"
              "  cuakhau completion fish > ~/.config/fish/completions/cuakhau.fish\n"
              "  cuakhau completion zsh > ~/.zfunc/_cuakhau              a folder of $fpath\n",
          .usage = "SHELL",
          .about =
              "Prints a script that makes bash, fish or zsh complete commands, options, files and\n"
              "the names of the library. The Debian package brings all three.",
          .options = {},
          .words = {"bash", "fish", "zsh"}};
}

int completion(Arguments arguments) {
  const auto commands = completion_command_line();
  const auto [line, exit_code] = invoke(commands, arguments);
  if (exit_code) return *exit_code;
  if (line.files.size() != 1) return refuse(commands, {"expected one shell: bash, fish or zsh"});
  const auto& name = line.files.front();
  const auto* const shell = std::ranges::find(k_shells, name, &Shell::name);
  if (shell == k_shells.end())
    return refuse(commands, {"expected bash, fish or zsh, found " + quote(name)});
  return print_result(shell->completion());
}

}  // namespace cuakhau::tool
