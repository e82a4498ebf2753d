#include "model/detail/feast_dates.hpp"

#include <vector>

#include "support/catch.hpp"

using namespace cuakhau;
using namespace cuakhau::model;
using model::detail::feast_date;

namespace {

using Dates = std::vector<CivilDate>;

Dates dates_of(Feast feast, int first, int last) {
  Dates dates;
  for (int year = first; year <= last; ++year) dates.push_back(feast_date(feast, year).value());
  return dates;
}

}  // namespace

// The holidays that Vietnam and China published for these years.
TEST_CASE("feasts fall on the published dates") {
  CHECK(dates_of(Feast::tet, 2020, 2026) == Dates{{2020, 1, 25},
                                                  {2021, 2, 12},
                                                  {2022, 2, 1},
                                                  {2023, 1, 22},
                                                  {2024, 2, 10},
                                                  {2025, 1, 29},
                                                  {2026, 2, 17}});
  CHECK(dates_of(Feast::hung_kings, 2022, 2025) ==
        Dates{{2022, 4, 10}, {2023, 4, 29}, {2024, 4, 18}, {2025, 4, 7}});
  CHECK(dates_of(Feast::qingming, 2022, 2025) ==
        Dates{{2022, 4, 5}, {2023, 4, 5}, {2024, 4, 4}, {2025, 4, 4}});
  CHECK(dates_of(Feast::dragon_boat, 2022, 2025) ==
        Dates{{2022, 6, 3}, {2023, 6, 22}, {2024, 6, 10}, {2025, 5, 31}});
  CHECK(dates_of(Feast::mid_autumn, 2022, 2025) ==
        Dates{{2022, 9, 10}, {2023, 9, 29}, {2024, 9, 17}, {2025, 10, 6}});
}

TEST_CASE("new year's day of the moon differs between the two countries in 2007 and 2030 alone") {
  Dates apart;
  for (int year = k_first_feast_year; year <= k_last_feast_year; ++year) {
    const auto tet = feast_date(Feast::tet, year).value();
    if (tet != feast_date(Feast::spring_festival, year)) apart.push_back(tet);
  }
  CHECK(apart == Dates{{2007, 2, 17}, {2030, 2, 2}});
}

// A year of the moon has 354, 355 or, with a leap month, 383 to 385 days.
TEST_CASE("years of the moon have the lengths that there are") {
  for (const Feast moon : {Feast::tet, Feast::hung_kings, Feast::spring_festival,
                           Feast::dragon_boat, Feast::mid_autumn}) {
    for (int year = k_first_feast_year; year < k_last_feast_year; ++year) {
      const auto length = feast_date(moon, year + 1).value().days_since_epoch() -
                          feast_date(moon, year).value().days_since_epoch();
      CAPTURE(year, word(moon), length);
      // Between other days of the year the leap month may count once, whatever its place.
      CHECK(((length >= 353 && length <= 356) || (length >= 383 && length <= 386)));
    }
  }
}

TEST_CASE("outside its years the table knows no feast") {
  CHECK_FALSE(feast_date(Feast::tet, k_first_feast_year - 1));
  CHECK(feast_date(Feast::tet, k_first_feast_year));
  CHECK(feast_date(Feast::tet, k_last_feast_year));
  CHECK_FALSE(feast_date(Feast::tet, k_last_feast_year + 1));
}
