#pragma once

// Names that code of a room may not use, each with what to use in its place.

#include <span>
#include <string_view>

#include "tidy/finding.hpp"
#include "tidy/tree.hpp"

namespace cuakhau::tidy {

struct Ban {
  std::string_view rule;
  /// Tokens in a row, apart by blanks; "*" at either end of one stands for anything.
  std::string_view pattern;
  Rooms rooms;
  std::string_view use;
};

[[nodiscard]] std::span<const Ban> bans();

void check_bans(const Tree& tree, Findings& findings);

}  // namespace cuakhau::tidy
