#pragma once

// What a check has to say about one place in the tree. The rule's name is what
// tools/tidy/exceptions.txt refers to.

#include <string>
#include <vector>

namespace cuakhau::tidy {

struct Finding {
  std::string path;
  int line = 0;  // 0: the file, or the tree, as a whole
  std::string rule;
  std::string message;  // "std::function allocates; use a template parameter"

  friend bool operator==(const Finding&, const Finding&) = default;
};

using Findings = std::vector<Finding>;

}  // namespace cuakhau::tidy
