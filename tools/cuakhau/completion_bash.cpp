// Completion for bash, which knows no descriptions. Needs nothing of the package bash-completion.

#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>

#include "command.hpp"
#include "completion.hpp"

namespace cuakhau::tool {
namespace {

constexpr std::string_view k_head =
    R"sh(# Completion of cuakhau for bash, printed by: cuakhau completion bash

# Names of the library for a word that begins with "lib:". Where bash takes a colon for the end of a
# word, what stands before it is no part of what it replaces.
_cuakhau_library() {
  local program=$1 word=$2 name
  local kept=${word%"${word##*:}"}
  [[ $COMP_WORDBREAKS == *:* ]] || kept=
  while read -r name _; do
    [[ $name != "$word"* ]] || COMPREPLY+=("${name#"$kept"}")
  done < <("$program" list 2>/dev/null)
}

# Files of that beginning, or folders where $2 is -d; a folder is gone on with, not ended by a blank.
_cuakhau_files() {
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen "${2:--f}" -- "$1")
}

_cuakhau() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
  local line=${COMP_LINE:0:COMP_POINT} options= files= folders= values= words=
  local whole=${line##*[[:space:]]}
  COMPREPLY=()
)sh";

constexpr std::string_view k_foot = R"sh(  esac

  # --json=FILE comes as three words.
  if [[ $word == = ]]; then
    word=
  elif [[ $before == = ]]; then
    before=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  local offer=words
  if [[ " $folders " == *" $before "* ]]; then
    offer=folders
  elif [[ " $files " == *" $before "* ]]; then
    offer=files
  elif [[ " $values " == *" $before "* ]]; then
    offer=nothing
  elif [[ $word == -* ]]; then
    offer=options
  elif [[ $words == @files ]]; then
    offer=files
  fi
  [[ $offer != files || $whole != *lib:* ]] || offer=library
  case $offer in
    options) mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word") ;;
    words) mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word") ;;
    library) _cuakhau_library "$1" "lib:${whole#*lib:}" ;;
    folders) _cuakhau_files "$word" -d ;;
    files) _cuakhau_files "$word" ;;
  esac
}

complete -F _cuakhau cuakhau
)sh";

/// What an option's name is listed under, so that the script knows what its value may be.
struct Lists {
  std::vector<std::string> options;
  std::vector<std::string> files;
  std::vector<std::string> folders;
  std::vector<std::string> values;
};

Lists lists_of(const CommandLine& line) {
  Lists lists;
  for (const auto& option : line.options) {
    const auto name = "--" + option.name;
    lists.options.push_back(name);
    if (option.kind == OptionKind::flag) continue;
    switch (offer_for(option)) {
      case Offer::files: lists.files.push_back(name); break;
      case Offer::folders: lists.folders.push_back(name); break;
      case Offer::nothing: lists.values.push_back(name); break;
    }
  }
  lists.options.emplace_back("--help");
  return lists;
}

/// The lines of one command, for the `case` on it.
std::string branch(const Command& command) {
  const auto line = command.line();
  const auto lists = lists_of(line);
  const auto words = offer_for_words(line) == Offer::files ? "@files" : join(line.words, " ");
  return fmt::format(
      "    {})\n"
      "      options='{}'\n"
      "      files='{}'\n"
      "      folders='{}'\n"
      "      values='{}'\n"
      "      words='{}'\n"
      "      ;;\n",
      command.name, join(lists.options, " "), join(lists.files, " "), join(lists.folders, " "),
      join(lists.values, " "), words);
}

}  // namespace

std::string bash_completion() {
  std::vector<std::string> names;
  std::string branches;
  for (const auto& command : all_commands()) {
    names.emplace_back(command.name);
    branches += branch(command);
  }
  return fmt::format(
      "{}  if ((COMP_CWORD == 1)); then\n"
      "    mapfile -t COMPREPLY < <(compgen -W '{} --help --version' -- \"$word\")\n"
      "    return\n"
      "  fi\n"
      "  case ${{COMP_WORDS[1]}} in\n"
      "{}{}",
      k_head, join(names, " "), branches, k_foot);
}

}  // namespace cuakhau::tool
