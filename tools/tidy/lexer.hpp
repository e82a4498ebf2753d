#pragma once

// Just enough of C++'s lexical grammar to look at code without being fooled by its comments and
// literals. It need not understand a program, only the formatted code of this tree.

#include <string>
#include <string_view>
#include <vector>

namespace cuakhau::tidy {

enum class TokenKind : unsigned char { identifier, number, literal, punctuation };

struct Token {
  std::string_view text;
  int line = 0;
  TokenKind kind = TokenKind::punctuation;

  [[nodiscard]] bool is(std::string_view other) const { return text == other; }
};

using Tokens = std::vector<Token>;

/// The text with comments, the insides of literals and preprocessor lines blanked out; every line
/// stays where it was.
[[nodiscard]] std::string code_of(std::string_view text);

/// Identifiers, numbers, literals and punctuation of blanked code; the tokens point into it. Angle
/// brackets come one by one, so that nested template arguments close one at a time.
[[nodiscard]] Tokens tokens_of(std::string_view code);

[[nodiscard]] std::vector<std::string_view> lines_of(std::string_view text);

[[nodiscard]] bool is_word_character(char letter);

}  // namespace cuakhau::tidy
