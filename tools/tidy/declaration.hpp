#pragma once

// What the tokens between two of `;`, `{` and `}` declare. A heuristic for formatted code, not a
// parser: it is right on every form that this tree uses, and its tests list them.

#include <span>
#include <string>
#include <vector>

#include "tidy/lexer.hpp"

namespace cuakhau::tidy {

using Head = std::span<const Token>;

/// "const Plan& plan = {}" of a parameter list.
using Parameter = std::span<const Token>;

enum class HeadKind : unsigned char {
  other,     // an initialiser, an enumeration, a using, a macro call
  scope,     // namespace, class, struct, union: its braces hold declarations
  function,  // a function, a constructor, or a lambda bound to a name
};

struct Declaration {
  HeadKind kind = HeadKind::other;
  std::string name;  // of a function, "Simulator::run"
  std::vector<Parameter> parameters;
  bool has_initialisers = false;  // a constructor's ": member_{…}" has begun
};

[[nodiscard]] Declaration declaration_of(Head head);

/// Index just past the bracket that closes the one at `open`, or the number of tokens.
[[nodiscard]] std::size_t past_closing(std::span<const Token> tokens, std::size_t open);

}  // namespace cuakhau::tidy
