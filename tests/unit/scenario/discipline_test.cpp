#include "scenario/detail/discipline.hpp"

#include "support/catch.hpp"

namespace cuakhau::scenario::detail {

TEST_CASE("a discipline is fifo or a list of names") {
  CHECK(discipline_of("fifo").value() == model::Discipline{});
  CHECK(discipline_of("priority(fruit, seafood)").value().priority ==
        std::vector<std::string>{"fruit", "seafood"});
}

TEST_CASE("another word is no discipline") {
  for (const char* text : {"", "lifo", "priority()", "priority(a b)", "order(a)", "priority"}) {
    const auto discipline = discipline_of(text);
    REQUIRE_FALSE(discipline.has_value());
    CHECK(discipline.error().message.starts_with(
        "expected \"fifo\" or a list of names such as \"priority(declared, fruit)\", found "));
  }
}

}  // namespace cuakhau::scenario::detail
