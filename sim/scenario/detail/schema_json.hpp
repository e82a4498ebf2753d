#pragma once

// The JSON that a schema is made of: plain words, lists, and objects whose members are gathered one
// by one, in the order of the description.

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cuakhau::scenario::detail {

class SchemaJson {
 public:
  using Member = std::pair<std::string, SchemaJson>;
  using Array = std::vector<SchemaJson>;
  using Object = std::vector<Member>;

  SchemaJson() = default;                   // null
  SchemaJson(std::same_as<bool> auto flag)  // NOLINT: no pointer shall become a truth value
      : literal_(flag ? "true" : "false") {}
  SchemaJson(int number) : literal_(std::to_string(number)) {}  // NOLINT
  SchemaJson(const char* text);                                 // NOLINT
  SchemaJson(std::string_view text);                            // NOLINT
  SchemaJson(const std::string& text);                          // NOLINT
  [[nodiscard]] static SchemaJson object(Object members);
  [[nodiscard]] static SchemaJson array(Array items);

  [[nodiscard]] bool is_null() const { return kind_ == Kind::literal && literal_ == "null"; }
  [[nodiscard]] const Object& members() const { return members_; }

  /// One line for what is short, else a line for each member, and a line end.
  [[nodiscard]] std::string dump() const;

 private:
  enum class Kind : std::uint8_t { literal, array, object };

  [[nodiscard]] std::string on_one_line() const;
  void write(std::string& out, std::size_t indent) const;

  Kind kind_ = Kind::literal;
  std::string literal_ = "null";
  Array items_;
  Object members_;
};

}  // namespace cuakhau::scenario::detail
