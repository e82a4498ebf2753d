#include "tidy/lexer.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace cuakhau::tidy {

namespace {

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

/// Walks over the text once and blanks what is not code.
class Blanker {
 public:
  explicit Blanker(std::string_view text) : text_(text), code_(text) {}

  std::string run() {
    while (at_ < text_.size()) step();
    return std::move(code_);
  }

 private:
  void step() {
    if (starts("//")) return blank_until(end_of_line());
    if (starts("/*")) return blank_until(after("*/", at_ + 2));
    if (opens_raw_string()) return raw_string();
    if (text_[at_] == '"') return literal('"');
    if (text_[at_] == '\'' && !separates_digits()) return literal('\'');
    if (text_[at_] == '#' && opens_line()) return blank_until(end_of_directive());
    ++at_;
  }

  [[nodiscard]] bool starts(std::string_view with) const {
    return text_.substr(at_, with.size()) == with;
  }
  [[nodiscard]] std::size_t end_of_line() const {
    return std::min(text_.find('\n', at_), text_.size());
  }
  [[nodiscard]] std::size_t after(std::string_view mark, std::size_t from) const {
    const auto found = text_.find(mark, from);
    return found == std::string_view::npos ? text_.size() : found + mark.size();
  }

  /// A directive goes on where its line ends in a backslash.
  [[nodiscard]] std::size_t end_of_directive() const {
    auto end = end_of_line();
    while (end < text_.size() && text_[end - 1] == '\\') {
      end = std::min(text_.find('\n', end + 1), text_.size());
    }
    return end;
  }

  [[nodiscard]] bool opens_line() const {
    const auto begin = at_ == 0 ? std::string_view::npos : text_.rfind('\n', at_ - 1);
    const auto before = text_.substr(begin + 1, at_ - begin - 1);
    return before.find_first_not_of(" \t") == std::string_view::npos;
  }

  /// The quote in 1'000 opens no character literal.
  [[nodiscard]] bool separates_digits() const {
    auto begin = at_;
    while (begin > 0 && (is_word_character(text_[begin - 1]) || text_[begin - 1] == '\'')) --begin;
    return begin < at_ && is_digit(text_[begin]);
  }

  [[nodiscard]] bool opens_raw_string() const {
    return starts("R\"") && text_.find('(', at_) < end_of_line();
  }

  void raw_string() {
    const auto open = text_.find('(', at_);
    const auto mark = ")" + std::string(text_.substr(at_ + 2, open - at_ - 2)) + "\"";
    code_[at_] = ' ';
    const auto end = after(mark, open);
    ++at_;
    keep_quotes_until(end);
  }

  void literal(char quote) {
    auto end = at_ + 1;
    while (end < text_.size() && text_[end] != quote && text_[end] != '\n') {
      end += text_[end] == '\\' ? std::size_t{2} : std::size_t{1};
    }
    keep_quotes_until(std::min(end + 1, text_.size()));
  }

  /// Leaves an empty literal: the quotes stay, what is between them goes.
  void keep_quotes_until(std::size_t end) {
    ++at_;
    if (end > at_) blank_until(end - 1);
    at_ = end;
  }

  void blank_until(std::size_t end) {
    for (; at_ < end; ++at_) {
      if (code_[at_] != '\n') code_[at_] = ' ';
    }
  }

  std::string_view text_;
  std::string code_;
  std::size_t at_ = 0;
};

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view code) : code_(code) {}

  Tokens run() {
    while (at_ < code_.size()) step();
    return std::move(tokens_);
  }

 private:
  void step() {
    const char letter = code_[at_];
    if (letter == '\n') ++line_;
    if (std::isspace(static_cast<unsigned char>(letter)) != 0) {
      ++at_;
    } else if (is_digit(letter)) {
      add(TokenKind::number, length_of_number());
    } else if (is_word_character(letter)) {
      add(TokenKind::identifier, length_of_word());
    } else if (letter == '"' || letter == '\'') {
      add_literal(letter);
    } else {
      add(TokenKind::punctuation, length_of_punctuation());
    }
  }

  void add(TokenKind kind, std::size_t length) {
    tokens_.push_back({.text = code_.substr(at_, length), .line = line_, .kind = kind});
    at_ += length;
  }

  /// A raw string may span lines, hence the count.
  void add_literal(char quote) {
    const auto close = std::min(code_.find(quote, at_ + 1), code_.size() - 1);
    const auto text = code_.substr(at_, close + 1 - at_);
    add(TokenKind::literal, text.size());
    line_ += static_cast<int>(std::ranges::count(text, '\n'));
  }

  [[nodiscard]] std::size_t length_of_word() const {
    const auto rest = code_.substr(at_);
    return static_cast<std::size_t>(std::ranges::find_if_not(rest, is_word_character) -
                                    rest.begin());
  }

  [[nodiscard]] std::size_t length_of_number() const {
    const auto rest = code_.substr(at_);
    const auto part = [](char letter) {
      return is_word_character(letter) || letter == '.' || letter == '\'';
    };
    return static_cast<std::size_t>(std::ranges::find_if_not(rest, part) - rest.begin());
  }

  [[nodiscard]] std::size_t length_of_punctuation() const {
    static constexpr std::array<std::string_view, 7> k_long = {
        "<=>", "::", "->", "==", "!=", "<=", ">="};
    for (const auto mark : k_long) {
      if (code_.substr(at_, mark.size()) == mark) return mark.size();
    }
    return 1;
  }

  std::string_view code_;
  std::size_t at_ = 0;
  int line_ = 1;
  Tokens tokens_;
};

}  // namespace

bool is_word_character(char letter) {
  return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '_';
}

std::string code_of(std::string_view text) { return Blanker{text}.run(); }

Tokens tokens_of(std::string_view code) { return Tokenizer{code}.run(); }

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

}  // namespace cuakhau::tidy
