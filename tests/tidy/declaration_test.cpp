#include "tidy/declaration.hpp"

#include "support/catch.hpp"

namespace cuakhau::tidy {

namespace {

struct Row {
  std::string_view head;
  HeadKind kind;
  std::string_view name;
  std::size_t parameters;
};

void check_row(const Row& row) {
  INFO(row.head);
  const auto code = code_of(row.head);
  const auto tokens = tokens_of(code);
  const auto declared = declaration_of(tokens);
  CHECK(declared.kind == row.kind);
  CHECK(declared.name == row.name);
  CHECK(declared.parameters.size() == row.parameters);
}

constexpr auto k_function = HeadKind::function;
constexpr auto k_scope = HeadKind::scope;
constexpr auto k_other = HeadKind::other;

}  // namespace

TEST_CASE("functions are told by their parameters") {
  const Row rows[] = {
      {"void f()", k_function, "f", 0},
      {"int f(int a, int b = g(1, 2))", k_function, "f", 2},
      {"[[nodiscard]] constexpr auto f(const std::map<int, long>& a, T b) const noexcept(true)",
       k_function, "f", 2},
      {"template <class T, int N> requires (N > 2) std::array<T, N> f(std::array<T, N> a)",
       k_function, "f", 1},
      {"std::function<void(int, int)> f(int a)", k_function, "f", 1},
      {"auto f(int a) -> decltype(g(a))", k_function, "f", 1},
      {"Widget::Widget(int a, int b) : Base(a), b_", k_function, "Widget::Widget", 2},
      {"explicit Widget(int a)", k_function, "Widget", 1},
      {"explicit(true) Widget(int a)", k_function, "Widget", 1},
      {"~Widget()", k_function, "~Widget", 0},
      {"a::Widget::~Widget()", k_function, "a::Widget::~Widget", 0},
      {"bool operator==(const A& a, const A& b) const", k_function, "operator==", 2},
      {"bool operator<(const A& a, const A& b)", k_function, "operator<", 2},
      {"auto Widget::operator<=>(const A& a) const", k_function, "Widget::operator<=>", 1},
      {"Widget& operator=(Widget&& a) noexcept", k_function, "operator=", 1},
      {"int operator()(int a, int b) const", k_function, "operator()", 2},
      {"explicit operator bool() const", k_function, "operatorbool", 0},
      {"const auto add = [](int a, int b)", k_function, "add", 0},
      {"friend void f(int a)", k_function, "f", 1},
      {"TEST_CASE(\"a sentence\")", k_function, "TEST_CASE", 0},
  };
  for (const auto& row : rows) {
    check_row(row);
  }
}

TEST_CASE("namespaces and classes are scopes") {
  for (const auto* const head :
       {"namespace a::b", "namespace", "inline namespace v1", "class A final : public B<int>",
        "struct A", "template <class T> struct A<T*>", "union A", "extern \"C\"",
        "template <class T> requires (sizeof(T) > 4) class A", "struct alignas(64) A"}) {
    check_row({head, k_scope, "", 0});
  }
}

TEST_CASE("everything else holds no declarations") {
  for (const auto* const head :
       {"", "enum class A : unsigned char", "enum A", "int a", "int a = f(1)",
        "using A = int(int, int)",
        "constexpr std::array<int, 2> k_a =", "template <class M> concept A = requires(M m, int a)",
        "static_assert(sizeof(int) == 4, \"why\")", "Widget k_widget(1, 2, 3, 4, 5)",
        "Widget k_widget(\"a\")", "struct A k_a ="}) {
    check_row({head, k_other, "", 0});
  }
}

TEST_CASE("a bracket closes where its twin stands") {
  const auto code = code_of("(a[b{c}](d)) e");
  const auto tokens = tokens_of(code);
  CHECK(tokens[past_closing(tokens, 0)].is("e"));
  CHECK(past_closing(std::span{tokens}.first(4), 0) == 4);
}

}  // namespace cuakhau::tidy
