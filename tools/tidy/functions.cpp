#include "tidy/functions.hpp"

#include <utility>

namespace cuakhau::tidy {

namespace {

/// Walks over declarations, into scopes and past everything else in braces.
class Scanner {
 public:
  explicit Scanner(const Tokens& tokens) : tokens_(tokens) {}

  std::vector<Function> run() {
    while (at_ < tokens_.size()) step();
    return std::move(functions_);
  }

 private:
  void step() {
    const auto& token = tokens_[at_];
    if (token.is("(") || token.is("[")) {
      at_ = past_closing(tokens_, at_);
    } else if (token.is("{")) {
      open_brace();
    } else if (token.is(";")) {
      end_declaration();
    } else if (token.is("}") || (token.is(":") && follows_access_word())) {
      restart_after(at_ + 1);
    } else {
      ++at_;
    }
  }

  [[nodiscard]] Head head() const { return Head{tokens_}.subspan(begin_, at_ - begin_); }

  [[nodiscard]] bool follows_access_word() const {
    const auto before = head();
    return before.size() == 1 &&
           (before[0].is("public") || before[0].is("protected") || before[0].is("private"));
  }

  void restart_after(std::size_t at) { begin_ = at_ = at; }

  void open_brace() {
    auto declared = declaration_of(head());
    const auto past = past_closing(tokens_, at_);
    if (declared.kind == HeadKind::scope) {
      restart_after(at_ + 1);
    } else if (declared.kind == HeadKind::other || initialises_member(declared, past)) {
      at_ = past;
    } else {
      record(std::move(declared), past - 1);
      functions_.back().has_body = true;
      restart_after(past);
    }
  }

  /// In "Widget() : a_{1}, b_{2} {" only the last brace opens the body.
  [[nodiscard]] bool initialises_member(const Declaration& declared, std::size_t past) const {
    return declared.has_initialisers && past < tokens_.size() &&
           (tokens_[past].is(",") || tokens_[past].is("{"));
  }

  void end_declaration() {
    auto declared = declaration_of(head());
    if (declared.kind == HeadKind::function) record(std::move(declared), at_);
    restart_after(at_ + 1);
  }

  void record(Declaration declared, std::size_t last) {
    functions_.push_back({.name = std::move(declared.name),
                          .first_line = tokens_[begin_].line,
                          .last_line = tokens_[last].line,
                          .has_body = false,
                          .parameters = std::move(declared.parameters)});
  }

  const Tokens& tokens_;
  std::size_t begin_ = 0;  // of the declaration at hand
  std::size_t at_ = 0;
  std::vector<Function> functions_;
};

}  // namespace

std::vector<Function> functions_of(const Source& source) { return Scanner{source.tokens()}.run(); }

}  // namespace cuakhau::tidy
