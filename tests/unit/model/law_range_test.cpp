#include "model/detail/law_range.hpp"

#include <cmath>

#include "support/catch.hpp"
#include "support/small_plans.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using namespace cuakhau::model::detail;

using kernel::Distribution;

TEST_CASE("the lowest value of a law is where its support begins") {
  CHECK(lowest(Distribution{kernel::Constant{5.0}}) == 5.0);
  CHECK(lowest(Distribution{kernel::Uniform{-1.0, 2.0}}) == -1.0);
  CHECK(lowest(Distribution{kernel::Triangular{2.0, 3.0, 4.0}}) == 2.0);
  CHECK(lowest(Distribution{kernel::Exponential{3.0}}) == 0.0);
  CHECK(lowest(Distribution{kernel::Empirical{{1.5, 2.0}}}) == 1.5);
}

TEST_CASE("values without weight never come") {
  CHECK(lowest(Distribution{kernel::Discrete{{1.0, 2.0}, {0.0, 1.0}}}) == 2.0);
  const Distribution mixture{
      kernel::Mixture{{0.0, 1.0, 1.0},
                      {{kernel::Constant{1.0}}, {kernel::Constant{4.0}}, {kernel::Constant{3.0}}}}};
  CHECK(lowest(mixture) == 3.0);
}

TEST_CASE("the lowest service is that of the quickest commodity") {
  ServiceLaw service{test::constant(test::minutes(5)),
                     {{"fruit", test::constant(test::minutes(3))}}};
  CHECK(lowest(service) == 180'000.0);
  CHECK(is_sound(service));
  service.by_name["fruit"].law = {kernel::Exponential{0.0}};
  CHECK_FALSE(is_sound(service));
}

TEST_CASE("only constants, discrete laws and their mixtures give whole numbers") {
  const auto is_count = [](const Distribution& law) { return is_whole_between(law, 1.0, 9.0); };
  CHECK(is_count({kernel::Constant{1.0}}));
  CHECK(is_count({kernel::Discrete{{1.0, 9.0}, {1.0, 1.0}}}));
  CHECK(is_count({kernel::Mixture{{1.0}, {{kernel::Constant{2.0}}}}}));
  CHECK_FALSE(is_count({kernel::Constant{0.0}}));
  CHECK_FALSE(is_count({kernel::Constant{10.0}}));
  CHECK_FALSE(is_count({kernel::Constant{1.5}}));
  CHECK_FALSE(is_count({kernel::Discrete{{1.0, 10.0}, {1.0, 1.0}}}));
  CHECK_FALSE(is_count({kernel::Mixture{{1.0}, {{kernel::Uniform{1.0, 2.0}}}}}));
  CHECK_FALSE(is_count({kernel::Exponential{2.0}}));
}

TEST_CASE("the highest value of a law is where its support ends, if it does") {
  CHECK(highest(Distribution{kernel::Constant{5.0}}) == 5.0);
  CHECK(highest(Distribution{kernel::Uniform{-1.0, 2.0}}) == 2.0);
  CHECK(highest(Distribution{kernel::Triangular{2.0, 3.0, 4.0}}) == 4.0);
  CHECK(highest(Distribution{kernel::Empirical{{1.5, 2.0}}}) == 2.0);
  CHECK(highest(Distribution{kernel::Discrete{{1.0, 2.0, 3.0}, {1.0, 1.0, 0.0}}}) == 2.0);
  CHECK(highest(Distribution{kernel::Mixture{
            {1.0, 1.0, 0.0},
            {{kernel::Constant{1.0}}, {kernel::Uniform{0.0, 4.0}}, {kernel::Exponential{1.0}}}}}) ==
        4.0);
  CHECK(std::isinf(highest(Distribution{kernel::Exponential{3.0}})));
}

TEST_CASE("what is rounded to no tick at all takes no time") {
  CHECK(takes_no_time({{kernel::Constant{0.5}}}));  // ties to even
  CHECK(takes_no_time({{kernel::Uniform{0.0, 0.4}}}));
  CHECK(takes_no_time({{kernel::Discrete{{0.0, 0.3}, {999.0, 1.0}}}}));
  CHECK_FALSE(takes_no_time({{kernel::Constant{0.6}}}));
  CHECK_FALSE(takes_no_time({{kernel::Exponential{0.01}}}));
  CHECK(mean_ms({{kernel::Constant{0.5}}}) == 0.0);
  CHECK(mean_ms({{kernel::Uniform{0.0, 1.2}}}) == 0.6);
}
