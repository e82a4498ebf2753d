#include "model/detail/staff_book.hpp"

#include <algorithm>

#include "model/detail/measure_layout.hpp"
#include "model/detail/opening.hpp"
#include "model/detail/units.hpp"

namespace cuakhau::model::detail {

namespace {

std::int64_t member_ms(const std::vector<OpenLevel>& levels, const OpenSpans& spans) {
  std::int64_t sum = 0;
  for (const OpenSpan& span : spans) sum += open_ms(levels, span, MeasureLayout::k_none);
  return sum;
}

}  // namespace

StaffBook::StaffBook(const std::vector<MoneyLayout::StaffPrice>& prices, const RunWindow& window)
    : window_(window) {
  for (const MoneyLayout::StaffPrice& price : prices)
    books_.push_back({.pool = price.pool,
                      .night = price.night,
                      .rates = {{.from = window.start,
                                 .per_hour = price.per_hour,
                                 .night_premium = price.night_premium}}});
}

void StaffBook::follow(Instant from, const std::vector<MoneyLayout::StaffPrice>& later) {
  for (std::size_t i = 0; i < books_.size(); ++i) {
    const Rate& last = books_[i].rates.back();
    if (last.per_hour == later[i].per_hour && last.night_premium == later[i].night_premium)
      continue;
    books_[i].rates.push_back(
        {.from = from, .per_hour = later[i].per_hour, .night_premium = later[i].night_premium});
  }
}

// The part of the window in which a price is in force.
OpenSpan StaffBook::span_of(const Book& book, std::size_t rate) const {
  const bool is_last = rate + 1 == book.rates.size();
  const Instant until = is_last ? window_.horizon : book.rates[rate + 1].from;
  return {std::max(book.rates[rate].from, window_.measured_from), std::min(until, window_.horizon)};
}

void StaffBook::add(const Overtime& overtime) {
  for (Book& book : books_) {
    if (book.pool != overtime.pool) continue;
    for (std::size_t i = 0; i < book.rates.size(); ++i) {
      const OpenSpan in_force = span_of(book, i);
      const OpenSpan worked{std::max(overtime.from, in_force.from),
                            std::min(overtime.until, in_force.until)};
      if (worked.from >= worked.until) continue;
      book.rates[i].overtime_ms += (worked.until - worked.from).count();
      book.rates[i].night_overtime_ms += total(intersection(book.night, {worked})).count();
    }
  }
}

double StaffBook::cost(std::size_t price, const std::vector<OpenLevel>& levels) const {
  const Book& book = books_[price];
  double sum = 0.0;
  for (std::size_t i = 0; i < book.rates.size(); ++i) {
    const Rate& rate = book.rates[i];
    const OpenSpan span = span_of(book, i);
    if (span.from >= span.until) continue;
    const std::int64_t all_ms = member_ms(levels, {span}) + rate.overtime_ms;
    const std::int64_t night_ms =
        member_ms(levels, intersection(book.night, {span})) + rate.night_overtime_ms;
    sum += rate.per_hour * static_cast<double>(all_ms) / k_ms_per_hour;
    sum += rate.per_hour * rate.night_premium * static_cast<double>(night_ms) / k_ms_per_hour;
  }
  return sum;
}

}  // namespace cuakhau::model::detail
