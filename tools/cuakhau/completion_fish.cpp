// Completion for fish.

#include <string>
#include <string_view>

#include <fmt/format.h>

#include <cuakhau/base/text.hpp>

#include "command.hpp"
#include "completion.hpp"

namespace cuakhau::tool {
namespace {

constexpr std::string_view k_head =
    R"sh(# Completion of cuakhau for fish, printed by: cuakhau completion fish

# Whether the command is that one; without an argument, whether there is none yet.
function __cuakhau_command
    set -l words (commandline -opc)
    test "$words[2]" = "$argv[1]"
end

# Names of the library, for a word that begins with "lib:"
function __cuakhau_library
    string match -q 'lib:*' -- (commandline -ct); or return
    set -l words (commandline -opc)
    $words[1] list 2>/dev/null | string replace -r '\s+' \t
end

# Folders of the library
function __cuakhau_folders
    set -l words (commandline -opc)
    $words[1] list 2>/dev/null | string replace -rf '^lib:(\S*)/.*' '$1' | sort -u
end

complete -c cuakhau -n __cuakhau_command -f
complete -c cuakhau -n __cuakhau_command -l help -s h -d 'commands'
complete -c cuakhau -n __cuakhau_command -l version -d 'version and build'
)sh";

/// In single quotes, in which fish knows two escapes.
std::string quoted(std::string_view text) {
  std::string word = "'";
  for (const char letter : text) {
    if (letter == '\'' || letter == '\\') word += '\\';
    word += letter;
  }
  return word + "'";
}

/// What fish is told of the words of an offer: -f takes files away, -r asks for a value.
std::string_view offered(Offer offer) {
  switch (offer) {
    case Offer::files: return " -a '(__cuakhau_library)'";
    case Offer::folders: return " -f -a '(__fish_complete_directories)'";
    case Offer::library_folders: return " -f -a '(__cuakhau_folders)'";
    case Offer::nothing: return " -f";
  }
  return "";
}

/// Of an option: " -r", and what its value may be.
std::string values_of(const Option& option) {
  if (option.kind == OptionKind::flag) return {};
  auto text = fmt::format(" -r{}", offered(offer_for(option)));
  if (!option.words.empty()) text += fmt::format(" -a {}", quoted(join(option.words, " ")));
  return text;
}

std::string lines_of(const Command& command) {
  const auto line = command.line();
  const auto condition = fmt::format("complete -c cuakhau -n '__cuakhau_command {}'", command.name);
  std::string text = fmt::format("\ncomplete -c cuakhau -n __cuakhau_command -a {} -d {}\n",
                                 command.name, quoted(command.summary));
  text += fmt::format("{}{}\n", condition, offered(offer_for_words(line)));
  for (const auto& word : line.words) text += fmt::format("{} -a {}\n", condition, word);
  for (const auto& option : line.options)
    text += fmt::format("{} -l {}{} -d {}\n", condition, option.name, values_of(option),
                        quoted(option.help));
  return text + fmt::format("{} -l help -s h -d 'examples and options'\n", condition);
}

}  // namespace

std::string fish_completion() {
  std::string text{k_head};
  for (const auto& command : all_commands()) text += lines_of(command);
  return text;
}

}  // namespace cuakhau::tool
