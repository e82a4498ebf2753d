#pragma once

// What the members of pools cost over a run: each hour at the price that is in force then, and more
// in hours that are the night's.

#include <vector>

#include <cuakhau/model/record.hpp>

#include "model/detail/money_layout.hpp"

namespace cuakhau::model::detail {

class StaffBook {
 public:
  StaffBook(const std::vector<MoneyLayout::StaffPrice>& prices, const RunWindow& window);

  /// @param later  the prices in force from then on, of the same pools
  void follow(Instant from, const std::vector<MoneyLayout::StaffPrice>& later);
  void add(const Overtime& overtime);

  /// Of one of the prices, within the window.
  /// @param levels  members on shift
  [[nodiscard]] double cost(std::size_t price, const std::vector<OpenLevel>& levels) const;

 private:
  /// From an instant on; the overtime that was worked at this price.
  struct Rate {
    Instant from;
    double per_hour = 0.0;
    double night_premium = 0.0;
    std::int64_t overtime_ms = 0;
    std::int64_t night_overtime_ms = 0;
  };
  struct Book {
    StageId pool{};
    OpenSpans night{};
    std::vector<Rate> rates{};  // ascending
  };

  [[nodiscard]] OpenSpan span_of(const Book& book, std::size_t rate) const;

  RunWindow window_;
  std::vector<Book> books_;
};

}  // namespace cuakhau::model::detail
