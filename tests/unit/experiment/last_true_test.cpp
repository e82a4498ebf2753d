#include "experiment/detail/last_true.hpp"

#include <algorithm>
#include <vector>

#include "support/catch.hpp"

namespace cuakhau::experiment::detail {
namespace {

TEST_CASE("the last number that holds is found from any guess with any step") {
  const WholeRange range{-20, 30};
  for (int border = range.first - 1; border <= range.last; ++border)
    for (int guess = -25; guess <= 35; guess += 3)
      for (const int step : {1, 2, 7}) {
        std::vector<int> asked;
        const auto found = last_true(range, {guess, step}, [&](int number) {
          asked.push_back(number);
          return number <= border;
        });
        if (border < range.first) {
          CHECK_FALSE(found);
        } else {
          CHECK(found == border);
        }
        CHECK(std::ranges::none_of(
            asked, [&](int number) { return number < range.first || number > range.last; }));
        CHECK(asked.size() <= 14);
      }
}

TEST_CASE("nothing far above the border is asked") {
  int highest = 0;
  const auto found = last_true({0, 1'000}, {10, 1}, [&](int number) {
    highest = std::max(highest, number);
    return number <= 17;
  });
  CHECK(found == 17);
  CHECK(highest == 25);
}

TEST_CASE("a range of one number is asked once") {
  int asked = 0;
  CHECK(last_true({4, 4}, {0, 1}, [&](int) { return ++asked > 0; }) == 4);
  CHECK(asked == 1);
  CHECK_FALSE(last_true({4, 4}, {9, 1}, [](int) { return false; }));
}

}  // namespace
}  // namespace cuakhau::experiment::detail
