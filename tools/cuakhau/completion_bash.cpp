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

# Folders of the library, those in which files are.
_cuakhau_library_folders() {
  local program=$1 name folders=
  while read -r name _; do
    name=${name#lib:}
    [[ $name != */* ]] || folders+=" ${name%/*}"
  done < <("$program" list 2>/dev/null)
  mapfile -t COMPREPLY < <(compgen -W "$folders" -- "$2" | sort -u)
}

# Files of that beginning, or folders where $2 is -d; a folder is gone on with, not ended by a blank.
_cuakhau_files() {
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen "${2:--f}" -- "$1")
}

_cuakhau() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
  local line=${COMP_LINE:0:COMP_POINT} options= files= folders= values= words= sets= one
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
  elif [[ $words == @library_folders ]]; then
    offer=library_folders
  fi
  [[ $offer != files || $whole != *lib:* ]] || offer=library
  case $offer in
    options) mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word") ;;
    words) mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word") ;;
    library) _cuakhau_library "$1" "lib:${whole#*lib:}" ;;
    library_folders) _cuakhau_library_folders "$1" "$word" ;;
    folders) _cuakhau_files "$word" -d ;;
    files) _cuakhau_files "$word" ;;
  esac
  # --method:morris,sobol: values that are words, beside what else there may be.
  for one in $sets; do
    [[ ${one%%:*} != "$before" ]] || while read -r one; do COMPREPLY+=("$one"); done \
      < <(compgen -W "$(tr , ' ' <<<"${one#*:}")" -- "$word")
  done
}

complete -F _cuakhau cuakhau
)sh";

/// What an option's name is listed under, so that the script knows what its value may be.
struct Lists {
  std::vector<std::string> options;
  std::vector<std::string> files;
  std::vector<std::string> folders;
  std::vector<std::string> values;
  std::vector<std::string> sets;  // "--method:morris,sobol"
};

Lists lists_of(const CommandLine& line) {
  Lists lists;
  for (const auto& option : line.options) {
    const auto name = "--" + option.name;
    lists.options.push_back(name);
    if (option.kind == OptionKind::flag) continue;
    if (!option.words.empty()) lists.sets.push_back(name + ':' + join(option.words, ","));
    switch (offer_for(option)) {
      case Offer::files: lists.files.push_back(name); break;
      case Offer::folders: lists.folders.push_back(name); break;
      case Offer::library_folders:
      case Offer::nothing: lists.values.push_back(name); break;
    }
  }
  lists.options.emplace_back("--help");
  return lists;
}

/// What stands for the words of a command that are no options.
std::string words_of(const CommandLine& line) {
  switch (offer_for_words(line)) {
    case Offer::files: return "@files";
    case Offer::library_folders: return "@library_folders";
    case Offer::folders:
    case Offer::nothing: break;
  }
  return join(line.words, " ");
}

/// The lines of one command, for the `case` on it.
std::string branch(const Command& command) {
  const auto line = command.line();
  const auto lists = lists_of(line);
  return fmt::format(
      "    {})\n"
      "      options='{}'\n"
      "      files='{}'\n"
      "      folders='{}'\n"
      "      values='{}'\n"
      "      sets='{}'\n"
      "      words='{}'\n"
      "      ;;\n",
      command.name, join(lists.options, " "), join(lists.files, " "), join(lists.folders, " "),
      join(lists.values, " "), join(lists.sets, " "), words_of(line));
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
