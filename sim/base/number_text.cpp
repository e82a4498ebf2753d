#include <cuakhau/base/number_text.hpp>

#include <cstddef>

#include <fmt/format.h>

namespace cuakhau {
namespace {

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

/// Takes parts of a number off the front of a text.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool take(char letter) {
    if (rest_.empty() || rest_.front() != letter) return false;
    rest_.remove_prefix(1);
    return true;
  }
  /// How many digits stood there.
  std::size_t take_digits() {
    std::size_t count = 0;
    while (count < rest_.size() && is_digit(rest_[count])) ++count;
    rest_.remove_prefix(count);
    return count;
  }
  /// Digits of which the first is a zero only when it stands alone.
  bool take_whole() {
    take('-');
    const bool zero = !rest_.empty() && rest_.front() == '0';
    const std::size_t digits = take_digits();
    return zero ? digits == 1 : digits > 0;
  }
  [[nodiscard]] bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

}  // namespace

bool is_decimal(std::string_view text) {
  Scanner scanner(text);
  if (!scanner.take_whole()) return false;
  if (scanner.take('.') && scanner.take_digits() == 0) return false;
  if (scanner.take('e') || scanner.take('E')) {
    if (!scanner.take('-')) scanner.take('+');
    if (scanner.take_digits() == 0) return false;
  }
  return scanner.at_end();
}

bool is_whole(std::string_view text) {
  Scanner scanner(text);
  return scanner.take_whole() && scanner.at_end();
}

std::optional<double> parse_real(std::string_view text) {
  if (!is_decimal(text)) return std::nullopt;
  double value = 0.0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value + 0.0;
}

std::optional<std::uint64_t> parse_count(std::string_view text) {
  return parse_integer<std::uint64_t>(text);
}

std::string format_real(double value) { return fmt::format("{}", value + 0.0); }

}  // namespace cuakhau
