#include "tidy/declaration.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <initializer_list>
#include <string_view>

namespace cuakhau::tidy {

namespace {

bool is_any(const Token& token, std::initializer_list<std::string_view> texts) {
  return std::ranges::any_of(texts, [&](std::string_view text) { return token.is(text); });
}

bool opens(const Token& token) { return is_any(token, {"(", "[", "{"}); }
bool closes(const Token& token) { return is_any(token, {")", "]", "}"}); }

/// In a declaration, "<" after a name opens template arguments, except in the name of an operator.
bool opens_angle(Head head, std::size_t at) {
  return head[at].is("<") && at > 0 && head[at - 1].kind == TokenKind::identifier &&
         !head[at - 1].is("operator");
}

/// Index just past the template arguments that open at `open`.
std::size_t past_angle(Head head, std::size_t open) {
  int depth = 0;
  for (auto at = open; at < head.size();) {
    if (opens(head[at])) {
      at = past_closing(head, at);
      continue;
    }
    if (head[at].is("<")) ++depth;
    if (head[at].is(">") && --depth == 0) return at + 1;
    ++at;
  }
  return head.size();
}

/// Past "template <…>", "requires (…)", "[[…]]", which may stand before any declaration.
Head without_prefix(Head head) {
  while (!head.empty()) {
    if (head[0].is("template") && head.size() > 1 && head[1].is("<")) {
      head = head.subspan(past_angle(head, 1));
    } else if (head[0].is("requires") && head.size() > 1 && head[1].is("(")) {
      head = head.subspan(past_closing(head, 1));
    } else if (head[0].is("[")) {
      head = head.subspan(past_closing(head, 0));
    } else {
      break;
    }
  }
  return head;
}

bool is_scope(Head head) {
  const auto before_parameters = head.first(
      static_cast<std::size_t>(std::ranges::find(head, "(", &Token::text) - head.begin()));
  const bool names_scope = std::ranges::any_of(before_parameters, [](const Token& token) {
    return is_any(token, {"namespace", "class", "struct", "union"});
  });
  return names_scope && !std::ranges::any_of(
                            head, [](const Token& token) { return is_any(token, {"enum", "="}); });
}

/// Words before a parenthesis that holds no parameters.
bool takes_no_parameters(const Token& token) {
  return is_any(token, {"noexcept", "alignas", "decltype", "explicit", "requires", "sizeof",
                        "static_assert", "__attribute__"});
}

struct Place {
  std::size_t name = 0;  // first token of the name
  std::size_t open = 0;  // its "("
};

/// Back over "~" and "Outer::Inner::".
std::size_t begin_of_name(Head head, std::size_t at) {
  if (at > 0 && head[at - 1].is("~")) --at;
  while (at >= 2 && head[at - 1].is("::")) at -= 2;
  return at;
}

/// "operator" is followed by punctuation, a type, or "()"; its parameters come after that.
Place place_of_operator(Head head, std::size_t at) {
  auto open = at + 1;
  if (open < head.size() && head[open].is("(")) open = past_closing(head, open);
  while (open < head.size() && !head[open].is("(")) ++open;
  return {.name = begin_of_name(head, at), .open = open};
}

/// Where the parameters are; `open` is the head's size when there are none.
Place place_of_parameters(Head head) {
  for (std::size_t at = 0; at < head.size();) {
    if (head[at].is("operator")) return place_of_operator(head, at);
    if (head[at].is("=")) break;
    if (opens_angle(head, at)) {
      at = past_angle(head, at);
    } else if (head[at].is("(") && at > 0 && head[at - 1].kind == TokenKind::identifier &&
               !takes_no_parameters(head[at - 1])) {
      return {.name = begin_of_name(head, at - 1), .open = at};
    } else {
      at = opens(head[at]) ? past_closing(head, at) : at + 1;
    }
  }
  return {.name = head.size(), .open = head.size()};
}

std::vector<Parameter> parameters_between(Head inside) {
  std::vector<Parameter> parameters;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < inside.size();) {
    if (inside[at].is(",")) {
      parameters.push_back(inside.subspan(begin, at - begin));
      begin = at + 1;
    }
    if (opens_angle(inside, at)) {
      at = past_angle(inside, at);
    } else {
      at = opens(inside[at]) ? past_closing(inside, at) : at + 1;
    }
  }
  if (begin < inside.size()) parameters.push_back(inside.subspan(begin));
  return parameters;
}

/// "Widget k_widget(1, 2);" declares no function: a value stands where a parameter would.
bool holds_values(const std::vector<Parameter>& parameters) {
  return std::ranges::any_of(parameters, [](Parameter parameter) {
    return parameter.empty() || parameter[0].kind == TokenKind::number ||
           parameter[0].kind == TokenKind::literal;
  });
}

std::string text_of(Head tokens) {
  std::string text;
  for (const auto& token : tokens) text += token.text;
  return text;
}

/// TEST_CASE("…") { is a function of ours; FMT_MACRO(…); is none.
bool is_macro(std::string_view name) {
  return name.size() > 1 &&
         std::ranges::none_of(name, [](unsigned char letter) { return std::islower(letter) != 0; });
}

bool binds_lambda(Head head) {
  const auto assign = std::ranges::find(head, "=", &Token::text);
  return assign != head.end() && assign + 1 != head.end() && (assign + 1)->is("[");
}

Declaration lambda_of(Head head) {
  const auto assign = std::ranges::find(head, "=", &Token::text);
  return {.kind = HeadKind::function, .name = std::string((assign - 1)->text), .parameters = {}};
}

Declaration function_of(Head head, Place place) {
  const auto past = past_closing(head, place.open);
  Declaration function{.kind = HeadKind::function,
                       .name = text_of(head.subspan(place.name, place.open - place.name)),
                       .parameters = {}};
  const bool is_call = is_macro(function.name);
  if (past <= head.size() && !is_call) {
    function.parameters = parameters_between(head.subspan(place.open + 1, past - place.open - 2));
    if (holds_values(function.parameters)) return {};
  }
  function.has_initialisers =
      std::ranges::find(head.subspan(past), ":", &Token::text) != head.end();
  return function;
}

}  // namespace

std::size_t past_closing(std::span<const Token> tokens, std::size_t open) {
  int depth = 0;
  for (auto at = open; at < tokens.size(); ++at) {
    if (opens(tokens[at])) ++depth;
    if (closes(tokens[at]) && --depth == 0) return at + 1;
  }
  return tokens.size();
}

Declaration declaration_of(Head head) {
  head = without_prefix(head);
  if (head.empty() || is_any(head[0], {"using", "typedef", "enum", "concept", "static_assert"}))
    return {};
  if (is_scope(head) || head[0].is("extern"))
    return {.kind = HeadKind::scope, .name = {}, .parameters = {}};
  if (binds_lambda(head)) return lambda_of(head);
  const auto place = place_of_parameters(head);
  return place.open < head.size() ? function_of(head, place) : Declaration{};
}

}  // namespace cuakhau::tidy
