#pragma once

// The functions of a source: where each begins and ends, and what it takes.

#include <string>
#include <vector>

#include "tidy/declaration.hpp"
#include "tidy/source.hpp"

namespace cuakhau::tidy {

struct Function {
  std::string name;
  int first_line = 0;
  int last_line = 0;  // of the declaration alone when there is no body
  bool has_body = false;
  std::vector<Parameter> parameters;

  [[nodiscard]] int lines() const { return last_line - first_line + 1; }
};

/// In the order of the file. A lambda or a local class belongs to the function around it.
[[nodiscard]] std::vector<Function> functions_of(const Source& source);

}  // namespace cuakhau::tidy
