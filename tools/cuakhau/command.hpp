#pragma once

// The commands, one file each. A command that is not built is not registered.

#include <span>
#include <string>
#include <string_view>

namespace cuakhau::tool {

using Arguments = std::span<const std::string>;

struct Command {
  std::string_view name;
  std::string_view summary;
  int (*run)(Arguments arguments);  // what follows the command's name; gives the exit code
};

[[nodiscard]] int capacity(Arguments arguments);
[[nodiscard]] int check(Arguments arguments);
[[nodiscard]] int compare(Arguments arguments);
[[nodiscard]] int explain(Arguments arguments);
[[nodiscard]] int merge(Arguments arguments);
[[nodiscard]] int run(Arguments arguments);
[[nodiscard]] int schema(Arguments arguments);
[[nodiscard]] int select(Arguments arguments);
[[nodiscard]] int sensitivity(Arguments arguments);
[[nodiscard]] int sweep(Arguments arguments);

}  // namespace cuakhau::tool
