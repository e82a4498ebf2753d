#pragma once

// A JSON value: built by hand, keys in the order in which they are set. A number that is not finite
// breaks a contract, since JSON has none and a silent null would read as "no value".

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace cuakhau::files {

class Json {
 public:
  using Array = std::vector<Json>;
  using Member = std::pair<std::string, Json>;
  using Object = std::vector<Member>;

  Json() = default;                                                       // null
  Json(std::same_as<bool> auto value) : value_(value) {}                  // NOLINT
  Json(std::signed_integral auto value) : value_(std::int64_t{value}) {}  // NOLINT
  Json(std::unsigned_integral auto value)
    requires(!std::same_as<decltype(value), bool>)  // NOLINT
      : value_(std::uint64_t{value}) {}
  Json(double value);                                           // NOLINT: finite
  Json(std::string value) : value_(std::move(value)) {}         // NOLINT
  Json(std::string_view value) : value_(std::string{value}) {}  // NOLINT
  Json(const char* value) : value_(std::string{value}) {}       // NOLINT
  Json(Array value) : value_(std::move(value)) {}               // NOLINT
  template <class T>
  Json(const std::optional<T>& value) {  // NOLINT: no value is null
    if (value) *this = Json{*value};
  }
  [[nodiscard]] static Json object(std::initializer_list<Member> members);
  [[nodiscard]] static Json object(Object members);
  /// An array of the values that `range` holds.
  template <class Range>
  [[nodiscard]] static Json array(const Range& range) {
    Array values;
    for (const auto& value : range) values.emplace_back(value);
    return values;
  }

  /// An array that takes a line for each value, however plain they are.
  [[nodiscard]] static Json lines(Array values);

  /// The text of it, ending in a newline: objects and arrays of more than plain values take a line
  /// for each member, arrays of plain values one line. Invalid UTF-8 becomes U+FFFD.
  [[nodiscard]] std::string dump() const;
  /// The same on one line, however much it is.
  [[nodiscard]] std::string line() const;

  using Value = std::variant<std::nullptr_t, bool, std::int64_t, std::uint64_t, double, std::string,
                             Array, Object>;
  [[nodiscard]] const Value& value() const { return value_; }
  [[nodiscard]] bool is_lines() const { return is_lines_; }

 private:
  Value value_ = nullptr;
  bool is_lines_ = false;
};

}  // namespace cuakhau::files
