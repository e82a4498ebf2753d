#pragma once

// What makes a shell complete the commands, their options and the files that they take.

#include <cstdint>
#include <string>

#include "options.hpp"

namespace cuakhau::tool {

/// What a shell offers for a word.
enum class Offer : std::uint8_t {
  nothing,
  folders,
  files,            // also names of the library
  library_folders,  // folders of the library
};

/// For the value of an option that has one, beside its words.
[[nodiscard]] Offer offer_for(const Option& option);

/// For the words of a command that are no options, by its usage.
[[nodiscard]] Offer offer_for_words(const CommandLine& line);

[[nodiscard]] std::string bash_completion();
[[nodiscard]] std::string fish_completion();
[[nodiscard]] std::string zsh_completion();

}  // namespace cuakhau::tool
