#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <type_traits>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/base/contract.hpp>
#include <cuakhau/files/json.hpp>

namespace cuakhau::files {
namespace {

/// Letters beyond ASCII stay as they are; what is no UTF-8 becomes U+FFFD.
std::string quoted(const std::string& text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

bool is_plain(const Json& json) {
  return !std::holds_alternative<Json::Array>(json.value()) &&
         !std::holds_alternative<Json::Object>(json.value());
}

/// On one line: plain values, arrays of them, and objects whose members are such.
bool is_flat(const Json& json) {
  if (json.is_lines()) return false;
  if (const auto* array = std::get_if<Json::Array>(&json.value()))
    return std::ranges::all_of(*array, is_plain);
  if (const auto* object = std::get_if<Json::Object>(&json.value()))
    return std::ranges::all_of(*object, [](const Json::Member& member) {
      return is_plain(member.second) ||
             (std::holds_alternative<Json::Array>(member.second.value()) && is_flat(member.second));
    });
  return true;
}

class Writer {
 public:
  [[nodiscard]] std::string text(const Json& json, bool is_one_line) {
    std::visit([&](const auto& value) { write(value, is_one_line); }, json.value());
    out_ += '\n';
    return std::move(out_);
  }

 private:
  void write(std::nullptr_t, bool) { out_ += "null"; }
  void write(bool value, bool) { out_ += value ? "true" : "false"; }
  void write(std::int64_t value, bool) { append(value); }
  void write(std::uint64_t value, bool) { append(value); }
  void write(double value, bool) { append(value); }
  void write(const std::string& value, bool) { out_ += quoted(value); }
  void write(const Json::Array& values, bool is_one_line) {
    list("[]", values, is_one_line, [](const Json& value) { return &value; });
  }
  void write(const Json::Object& members, bool is_one_line) {
    list("{}", members, is_one_line, [this](const Json::Member& member) {
      out_ += quoted(member.first) + ": ";
      return &member.second;
    });
  }

  template <class Number>
  void append(Number value) {
    fmt::format_to(std::back_inserter(out_), "{}", value);
  }

  template <class Items, class Value>
  void list(std::string_view brackets, const Items& items, bool is_one_line, Value value_of) {
    out_ += brackets.front();
    ++depth_;
    bool is_first = true;
    for (const auto& item : items) {
      if (!is_first) out_ += is_one_line ? ", " : ",";
      if (!is_one_line) break_line();
      const Json& json = *value_of(item);
      std::visit([&](const auto& value) { write(value, is_one_line || is_flat(json)); },
                 json.value());
      is_first = false;
    }
    --depth_;
    if (!is_one_line && !items.empty()) break_line();
    out_ += brackets.back();
  }

  void break_line() {
    out_ += '\n';
    out_.append(depth_ * 2, ' ');
  }

  std::string out_;
  std::size_t depth_ = 0;
};

}  // namespace

Json::Json(double value) : value_(value) {
  CUAKHAU_CHECK(std::isfinite(value), "{} has no place in JSON", value);
}

Json Json::object(std::initializer_list<Member> members) { return object(Object(members)); }

Json Json::object(Object members) {
  Json json;
  json.value_ = std::move(members);
  return json;
}

Json Json::lines(Array values) {
  Json json{std::move(values)};
  json.is_lines_ = true;
  return json;
}

std::string Json::dump() const { return Writer{}.text(*this, is_flat(*this)); }
std::string Json::line() const { return Writer{}.text(*this, true); }

}  // namespace cuakhau::files
