#include "scenario/detail/decimal.hpp"

#include <array>
#include <charconv>
#include <string_view>

namespace cuakhau::scenario::detail {
namespace {

/// 0.DIGITS times 10^point.
std::string placed(std::string_view digits, int point) {
  const auto count = static_cast<int>(digits.size());
  if (point <= 0)
    return "0." + std::string(static_cast<std::size_t>(-point), '0') + std::string(digits);
  if (point >= count)
    return std::string(digits) + std::string(static_cast<std::size_t>(point - count), '0');
  const auto cut = static_cast<std::size_t>(point);
  return std::string(digits.substr(0, cut)) + '.' + std::string(digits.substr(cut));
}

}  // namespace

std::string plain_decimal(double value, int shift) {
  if (value == 0.0) return "0";
  std::array<char, 40> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                 std::chars_format::scientific);
  std::string_view text(buffer.data(), static_cast<std::size_t>(end.ptr - buffer.data()));
  const std::string sign = text.starts_with('-') ? "-" : "";
  text.remove_prefix(sign.size());
  const std::size_t mark = text.find('e');
  std::string digits(text.substr(0, 1));
  if (mark > 2) digits += text.substr(2, mark - 2);
  const std::string_view power = text.substr(mark + 1);
  int exponent = 0;
  std::from_chars(power.data() + 1, power.data() + power.size(), exponent);
  if (power.front() == '-') exponent = -exponent;
  return sign + placed(digits, exponent + 1 + shift);
}

}  // namespace cuakhau::scenario::detail
