#include <cuakhau/model/arrivals.hpp>

#include "support/catch.hpp"

using namespace cuakhau;
using namespace cuakhau::model;

TEST_CASE("of several factors of a date the most particular counts") {
  const DateFactors factors{{{CalendarDate{YearlyDay{1, 22}}, {0.5}},
                             {CalendarDate{FeastDay{Feast::tet, 0}}, {0.25}},
                             {CalendarDate{CivilDate{2024, 2, 10}}, {2.0}}}};
  CHECK(factors.on({2023, 1, 22}) == 0.25);  // Tet
  CHECK(factors.on({2024, 1, 22}) == 0.5);
  CHECK(factors.on({2024, 2, 10}) == 2.0);
  CHECK(factors.on({2024, 2, 11}) == 1.0);
}
