#pragma once

// What is run side by side: a scenario and alternatives of it, or several scenarios.

#include <string>
#include <vector>

#include "options.hpp"

namespace cuakhau::tool {

/// One scenario: a file with what is added to it.
struct ContenderOptions {
  std::string name;
  std::string file;
  std::vector<std::string> policies;  // beside those of all
  std::vector<std::string> set;
};

/// The base first: from the files, --policy, --alternative, --combine and --alternatives-from, as
/// far as the command has them.
[[nodiscard]] Parsed<std::vector<ContenderOptions>> contenders_of(const CommandLine& command,
                                                                  const ParsedLine& line);

}  // namespace cuakhau::tool
