#pragma once

// Reads JSON into a tree that knows the line of each value, so that what is wrong with a value can
// be said where it stands.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <cuakhau/base/diagnostic.hpp>
#include <cuakhau/base/expected.hpp>

namespace cuakhau::files {

struct JsonNode {
  using Items = std::vector<JsonNode>;
  using Members = std::vector<std::pair<std::string, JsonNode>>;

  std::variant<std::nullptr_t, bool, std::int64_t, std::uint64_t, double, std::string, Items,
               Members>
      value = nullptr;
  std::uint32_t line = 0;  // from 1, on which the value begins; of a text, on which it ends

  /// Of an object; null where it has no such member, or is none.
  [[nodiscard]] const JsonNode* find(std::string_view key) const;
  [[nodiscard]] const std::string* text() const { return std::get_if<std::string>(&value); }
  [[nodiscard]] const Items* items() const { return std::get_if<Items>(&value); }
  [[nodiscard]] bool is_null() const { return std::holds_alternative<std::nullptr_t>(value); }
  /// Any number.
  [[nodiscard]] const double* real() const;
  /// A whole number that is not negative.
  [[nodiscard]] const std::uint64_t* count() const { return std::get_if<std::uint64_t>(&value); }

  double as_real = 0.0;  // of a number
};

/// Deeper nesting is refused.
inline constexpr std::size_t k_deepest_json = 64;

/// One value as RFC 8259 has it; a key that an object has twice is refused, and so are numbers
/// beyond a double. @param name of the file, for the diagnostic
[[nodiscard]] Expected<JsonNode, Diagnostic> read_json(const std::string& name,
                                                       std::string_view text);

}  // namespace cuakhau::files
