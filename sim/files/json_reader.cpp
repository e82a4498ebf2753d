#include <cuakhau/files/json_reader.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <memory>
#include <optional>
#include <utility>

#include <nlohmann/json.hpp>

#include <cuakhau/base/text.hpp>

namespace cuakhau::files {
namespace {

/// Letters of a text, and how many of them have been taken.
class Letters {
 public:
  // What the standard library asks an iterator to call its types.
  // NOLINTBEGIN(readability-identifier-naming)
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;
  // NOLINTEND(readability-identifier-naming)

  Letters(const char* at, const char** latest) : at_(at), latest_(latest) {}
  reference operator*() const { return *at_; }
  Letters& operator++() {
    ++at_;
    *latest_ = at_;
    return *this;
  }
  Letters operator++(int) {
    auto before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const Letters& one, const Letters& other) { return one.at_ == other.at_; }
  friend bool operator!=(const Letters& one, const Letters& other) { return one.at_ != other.at_; }

 private:
  const char* at_;
  const char** latest_;
};

/// Grows the tree as values come; what is open is a stack, so that depth costs no recursion.
class TreeGrower final : public nlohmann::json::json_sax_t {
 public:
  explicit TreeGrower(std::string_view text) : text_(text), latest_(text.data()) {}

  [[nodiscard]] const char** latest() { return &latest_; }
  [[nodiscard]] const std::optional<std::string>& problem() const { return problem_; }
  [[nodiscard]] JsonNode take_root() { return std::move(root_); }

  /// Of the letter that was taken last.
  [[nodiscard]] std::uint32_t line() {
    const auto* const end = latest_ > text_.data() ? latest_ - 1 : latest_;
    line_ += static_cast<std::uint32_t>(std::count(counted_to(), end, '\n'));
    counted_ = static_cast<std::size_t>(end - text_.data());
    return line_;
  }

  bool null() override { return add(nullptr, 0.0); }
  bool boolean(bool value) override { return add(value, 0.0); }
  bool number_integer(std::int64_t value) override {
    return add(value, static_cast<double>(value));
  }
  bool number_unsigned(std::uint64_t value) override {
    return add(value, static_cast<double>(value));
  }
  bool number_float(double value, const std::string&) override { return add(value, value); }
  bool string(std::string& value) override { return add(std::move(value), 0.0); }
  bool binary(nlohmann::json::binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(JsonNode::Members{}); }
  bool start_array(std::size_t) override { return open(JsonNode::Items{}); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(std::string& name) override {
    const auto& members = std::get<JsonNode::Members>(open_.back()->value);
    if (std::ranges::any_of(members, [&](const auto& one) { return one.first == name; }))
      return refuse("the key " + quote(name) + " stands here twice");
    key_ = std::move(name);
    return true;
  }

  bool parse_error(std::size_t, const std::string& token,
                   const nlohmann::json::exception& error) override {
    const std::string_view what = error.what();
    const bool is_read = latest_ == text_.data() + text_.size();
    const bool is_cut = !is_whole_ && is_read &&
                        (what.find("end of input") != std::string_view::npos ||
                         token.find_first_of("]}") == std::string::npos);
    if (error.id == k_out_of_range) return refuse("a number too large for any");
    return refuse(is_cut ? "the file ends in the middle: is it truncated?"
                         : "no JSON: " + reason_of(what));
  }

 private:
  static constexpr int k_out_of_range = 406;

  [[nodiscard]] const char* counted_to() const { return text_.data() + counted_; }

  /// "invalid literal; last read: 'x'" of the library's long sentence.
  static std::string reason_of(std::string_view what) {
    const auto dash = what.find(" - ");
    return quote(dash == std::string_view::npos ? what : what.substr(dash + 3));
  }

  bool refuse(std::string problem) {
    problem_ = std::move(problem);
    return false;
  }

  template <class Value>
  JsonNode* place(Value value, double real) {
    JsonNode node;
    node.value = std::move(value);
    node.line = line();
    node.as_real = real;
    if (open_.empty()) {
      root_ = std::move(node);
      return &root_;
    }
    if (auto* items = std::get_if<JsonNode::Items>(&open_.back()->value)) {
      items->push_back(std::move(node));
      return &items->back();
    }
    auto& members = std::get<JsonNode::Members>(open_.back()->value);
    members.emplace_back(std::move(key_), std::move(node));
    return &members.back().second;
  }

  template <class Value>
  bool add(Value value, double real) {
    place(std::move(value), real);
    is_whole_ = open_.empty();
    return true;
  }

  template <class Value>
  bool open(Value value) {
    if (open_.size() == k_deepest_json) return refuse("nested too deeply");
    open_.push_back(place(std::move(value), 0.0));
    return true;
  }

  bool close() {
    open_.pop_back();
    is_whole_ = open_.empty();
    return true;
  }

  std::string_view text_;
  const char* latest_;
  std::size_t counted_ = 0;  // letters whose lines are counted
  std::uint32_t line_ = 1;
  std::string key_;
  JsonNode root_;
  std::vector<JsonNode*> open_;  // stays valid: only the innermost grows
  bool is_whole_ = false;
  std::optional<std::string> problem_;
};

}  // namespace

const JsonNode* JsonNode::find(std::string_view key) const {
  const auto* members = std::get_if<Members>(&value);
  if (members == nullptr) return nullptr;
  const auto found = std::ranges::find(*members, key, &Members::value_type::first);
  return found == members->end() ? nullptr : &found->second;
}

const double* JsonNode::real() const {
  const bool is_number = std::holds_alternative<double>(value) ||
                         std::holds_alternative<std::int64_t>(value) ||
                         std::holds_alternative<std::uint64_t>(value);
  return is_number ? &as_real : nullptr;
}

Expected<JsonNode, Diagnostic> read_json(const std::string& name, std::string_view text) {
  TreeGrower grower{text};
  const char* const begin = std::to_address(text.begin());
  const Letters first{begin, grower.latest()};
  const Letters last{begin + text.size(), grower.latest()};
  if (nlohmann::json::sax_parse(first, last, &grower)) return grower.take_root();
  Diagnostic diagnostic;
  diagnostic.where.file = name;
  diagnostic.where.line = grower.line();
  diagnostic.message = grower.problem().value_or("no JSON");
  return Unexpected{std::move(diagnostic)};
}

}  // namespace cuakhau::files
