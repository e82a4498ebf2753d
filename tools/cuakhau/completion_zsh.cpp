// Completion for zsh.

#include <string>
#include <string_view>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>

#include "command.hpp"
#include "completion.hpp"
#include "shell_word.hpp"

namespace cuakhau::tool {
namespace {

constexpr std::string_view k_head =
    R"sh(#compdef cuakhau
# Completion of cuakhau for zsh, printed by: cuakhau completion zsh

# Files, or names of the library for a word that begins with "lib:"
_cuakhau_files() {
  if [[ $PREFIX != lib:* ]]; then
    _files
    return
  fi
  local -a names=(${(f)"$(_call_program names $program list 2>/dev/null)"})
  compadd -- ${names%%[[:space:]]*}
}

# Folders of the library
_cuakhau_folders() {
  local -a names=(${(f)"$(_call_program names $program list 2>/dev/null)"})
  names=(${${names%%[[:space:]]*}#lib:})
  compadd -- ${(u)${(M)names:#*/*}%/*}
}

_cuakhau() {
  local program=$words[1]
  local -a commands=(
)sh";

constexpr std::string_view k_middle = R"sh(  )
  if ((CURRENT == 2)); then
    _describe -t commands command commands
    _arguments '(- *)'{-h,--help}'[commands]' '(- *)--version[version and build]'
    return
  fi
  shift words
  ((CURRENT--))
  case $words[1] in
)sh";

constexpr std::string_view k_foot = R"sh(  esac
}

if [[ $funcstack[1] == _cuakhau ]]; then
  _cuakhau "$@"
else
  compdef _cuakhau cuakhau
fi
)sh";

/// With a backslash before what parts the fields of a specification.
std::string escaped(std::string_view text) {
  std::string plain;
  for (const char letter : text) {
    if (std::string_view{"[]:\\"}.find(letter) != std::string_view::npos) plain += '\\';
    plain += letter;
  }
  return plain;
}

std::string_view offered(Offer offer) {
  switch (offer) {
    case Offer::files: return "_cuakhau_files";
    case Offer::folders: return "_files -/";
    case Offer::library_folders: return "_cuakhau_folders";
    case Offer::nothing: return "";
  }
  return "";
}

/// What completes the value of an option.
std::string action_of(const Option& option) {
  const auto other = offered(offer_for(option));
  if (option.words.empty()) return std::string{other};
  const auto words = join(option.words, " ");
  return other.empty() ? fmt::format("({})", words)
                       : fmt::format("{{compadd {}; {}}}", words, other);
}

/// "*--set=[help]:PATH=VALUE:_cuakhau_files": "*" where it may be repeated.
std::string specification(const Option& option) {
  if (option.kind == OptionKind::flag)
    return fmt::format("--{}[{}]", option.name, escaped(option.help));
  return fmt::format("{}--{}=[{}]:{}:{}", option.kind == OptionKind::values ? "*" : "", option.name,
                     escaped(option.help), escaped(option.value), action_of(option));
}

std::string branch(const Command& command) {
  const auto line = command.line();
  auto text = fmt::format("    {})\n      _arguments", command.name);
  for (const auto& option : line.options)
    text += " \\\n        " + shell_word(specification(option));
  text += " \\\n        '(- *)'{-h,--help}'[examples and options]'";
  if (offer_for_words(line) == Offer::files) text += " \\\n        '*:file:_cuakhau_files'";
  if (offer_for_words(line) == Offer::library_folders)
    text += " \\\n        ':folder:_cuakhau_folders'";
  if (!line.words.empty())
    text += fmt::format(" \\\n        ':{}:({})'", line.usage, join(line.words, " "));
  return text + "\n      ;;\n";
}

}  // namespace

std::string zsh_completion() {
  std::string commands;
  std::string branches;
  for (const auto& command : all_commands()) {
    commands += fmt::format(
        "    {}\n", shell_word(fmt::format("{}:{}", command.name, escaped(command.summary))));
    branches += branch(command);
  }
  return fmt::format("{}{}{}{}{}", k_head, commands, k_middle, branches, k_foot);
}

}  // namespace cuakhau::tool
