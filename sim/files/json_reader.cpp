#include <cuakhau/files/json_reader.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <memory>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include <cuakhau/base/text.hpp>
#include <cuakhau/base/utf8.hpp>

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

/// What a sentence of the library means, in words of ours.
struct Complaint {
  std::string_view sign;  // what the sentence has
  std::string_view words;
  bool has_found = false;  // whether what stands there says more
};

/// @param is_whole whether a value has been read whole before
Complaint complaint_of(std::string_view sentence, bool is_whole) {
  if (is_whole) return {{}, "expected nothing more", true};
  sentence = sentence.substr(0, sentence.find("; last read"));  // a text of the user's follows
  // The first that fits: later signs are part of earlier ones.
  static constexpr std::array k_complaints{
      Complaint{"UTF-8", "a text must be UTF-8"},
      Complaint{"missing closing quote", "a text must end in a quote"},
      Complaint{"U+000A", "a text must end in its line"},
      Complaint{"U+000D", "a text must end in its line"},
      Complaint{"control character", "a text must not have a control character"},
      Complaint{"invalid string", "expected an escape such as \\n or \\u00e0"},
      Complaint{"invalid number", "expected a digit", true},
      Complaint{"parsing object key", "expected a key in double quotes", true},
      Complaint{"parsing object separator", "expected \":\"", true},
      Complaint{"parsing object", "expected \",\" or \"}\"", true},
      Complaint{"parsing array", "expected \",\" or \"]\"", true},
  };
  const auto* const found = std::ranges::find_if(k_complaints, [&](const Complaint& one) {
    return sentence.find(one.sign) != std::string_view::npos;
  });
  return found != k_complaints.end() ? *found : Complaint{{}, "expected a value", true};
}

bool is_of_word(char letter) {
  constexpr std::string_view others = "_+-.";
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
         (letter >= '0' && letter <= '9') || others.find(letter) != std::string_view::npos;
}

/// The word, the text or else the letter at which reading stopped.
/// @param end letters that were read @param token what the library takes for it
/// @param is_short whether a word ended too soon, and the letter behind it tells so
std::string_view stopped_at(std::string_view text, std::size_t end, const std::string& token,
                            bool is_short) {
  const auto read = text.substr(0, end);
  if (token.size() > 1 && token.starts_with('"') && token.ends_with('"') && read.ends_with(token))
    return read.substr(read.size() - token.size());
  if (read.empty()) return {};
  auto begin = read.size() - 1;
  if (is_short && !is_of_word(text[begin]) && begin > 0 && is_of_word(text[begin - 1])) --begin;
  if (!is_of_word(text[begin])) return text.substr(begin, decode_utf8(text.substr(begin)).bytes);
  auto last = begin;
  while (begin > 0 && is_of_word(text[begin - 1])) --begin;
  while (last + 1 < text.size() && is_of_word(text[last + 1])) ++last;
  return text.substr(begin, last + 1 - begin);
}

/// Grows the tree as values come; what is open is a stack, so that depth costs no recursion.
class TreeGrower final : public nlohmann::json::json_sax_t {
 public:
  explicit TreeGrower(std::string_view text) : text_(text), latest_(text.data()) {}

  [[nodiscard]] const char** latest() { return &latest_; }
  [[nodiscard]] Diagnostic take_problem() { return std::move(problem_); }
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
    if (std::ranges::any_of(members, [&](const auto& one) { return one.first == name; })) {
      problem_.path = open_path();
      return refuse("the key " + quote(name) + " stands here twice");
    }
    key_ = std::move(name);
    return true;
  }

  bool parse_error(std::size_t position, const std::string& token,
                   const nlohmann::json::exception& error) override {
    if (error.id == k_out_of_range) return refuse("a number too large for any");
    // The end of the file counts as a letter that is read.
    if (!is_whole_ && position > text_.size())
      return refuse("the file ends in the middle: is it truncated?");
    const std::string_view what = error.what();
    const bool is_short = what.find("invalid literal") != std::string_view::npos ||
                          what.find("invalid number") != std::string_view::npos;
    const auto complaint = complaint_of(what, is_whole_);
    const auto found = stopped_at(text_, std::min(position, text_.size()), token, is_short);
    std::string message{complaint.words};
    if (complaint.has_found) message += ", found " + quote(abbreviate(found, k_longest_shown));
    mark(found);
    problem_.message = "no JSON: " + std::move(message);
    return false;
  }

 private:
  static constexpr int k_out_of_range = 406;
  static constexpr std::size_t k_longest_shown = 40;

  [[nodiscard]] const char* counted_to() const { return text_.data() + counted_; }

  bool refuse(std::string problem) {
    problem_.where.line = line();
    problem_.message = std::move(problem);
    return false;
  }

  /// @param found a part of the text
  void mark(std::string_view found) {
    const auto begin = static_cast<std::size_t>(found.data() - text_.data());
    const auto before = text_.substr(0, begin);
    const auto line_begin = before.rfind('\n') + 1;  // 0 where there is none
    const auto line_end = std::min(text_.find('\n', begin), text_.size());
    auto& where = problem_.where;
    where.line = 1 + static_cast<std::uint32_t>(std::ranges::count(before, '\n'));
    where.column = 1 + static_cast<std::uint32_t>(code_point_count(before.substr(line_begin)));
    where.length = static_cast<std::uint32_t>(code_point_count(found));
    where.text = text_.substr(line_begin, line_end - line_begin);
  }

  /// Of the object or array that is innermost: "measures[2].of".
  [[nodiscard]] std::string open_path() const {
    std::string path;
    for (std::size_t k = 0; k + 1 < open_.size(); ++k) {
      if (const auto* items = std::get_if<JsonNode::Items>(&open_[k]->value))
        path += '[' + std::to_string(items->size() - 1) + ']';
      else
        path +=
            (path.empty() ? "" : ".") + std::get<JsonNode::Members>(open_[k]->value).back().first;
    }
    return path;
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
  Diagnostic problem_;
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
  auto problem = grower.take_problem();
  problem.where.file = name;
  return Unexpected{std::move(problem)};
}

}  // namespace cuakhau::files
