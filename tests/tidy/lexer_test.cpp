#include "tidy/lexer.hpp"

#include "support/catch.hpp"

namespace cuakhau::tidy {

namespace {

/// The tokens, apart by blanks, each literal as one word.
std::string joined(std::string_view text) {
  const auto code = code_of(text);
  std::string words;
  for (const auto& token : tokens_of(code)) {
    words += token.kind == TokenKind::literal ? "LITERAL " : std::string(token.text) + " ";
  }
  return words;
}

int line_of(std::string_view text, std::string_view word) {
  const auto code = code_of(text);
  for (const auto& token : tokens_of(code)) {
    if (token.is(word)) return token.line;
  }
  return 0;
}

}  // namespace

TEST_CASE("comments, literals and directives are no code") {
  struct Row {
    std::string_view text;
    std::string_view words;
  };
  const Row rows[] = {
      {"a; // b\nc", "a ; c "},
      {"a /* b\nb */ c", "a c "},
      {"f(\"b // b\") c", "f ( LITERAL ) c "},
      {"f(\"\\\"b\") c", "f ( LITERAL ) c "},
      {"'b' c", "LITERAL c "},
      {"'\\'' c", "LITERAL c "},
      {"'\"' c", "LITERAL c "},
      {"1'000'000 + x", "1'000'000 + x "},
      {"0xff'ffU + x", "0xff'ffU + x "},
      {"R\"(b \" b)\" c", "LITERAL c "},
      {"R\"x(b )\" b)x\" c", "LITERAL c "},
      {"#define B b \\\n  b\nc", "c "},
      {"  # include <b>\nc", "c "},
      {"a # b", "a # b "},
  };
  for (const auto& row : rows) {
    INFO(row.text);
    CHECK(joined(row.text) == row.words);
  }
}

TEST_CASE("an unfinished comment or literal ends with the text") {
  CHECK(joined("a /* b") == "a ");
  CHECK(joined("a \"b") == "a LITERAL ");
  CHECK(joined("a R\"(b") == "a LITERAL ");
}

TEST_CASE("every token knows its line") {
  CHECK(line_of("a\n/* \n */ b\n#define C \\\n  d\ne", "b") == 3);
  CHECK(line_of("a\n/* \n */ b\n#define C \\\n  d\ne", "e") == 6);
  CHECK(line_of("R\"(\n\n)\" after", "after") == 3);
}

TEST_CASE("long marks are one token, angle brackets are not") {
  CHECK(joined("a::b->c<=>d==e") == "a :: b -> c <=> d == e ");
  CHECK(joined("v<v<int>>x") == "v < v < int > > x ");
}

TEST_CASE("a text splits into lines with or without a last line end") {
  CHECK(lines_of("").empty());
  CHECK(lines_of("a").size() == 1);
  CHECK(lines_of("a\n").size() == 1);
  CHECK(lines_of("a\n\nb").size() == 3);
}

}  // namespace cuakhau::tidy
