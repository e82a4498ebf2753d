#include "scenario/detail/schema_json.hpp"

#include <fmt/format.h>

namespace cuakhau::scenario::detail {
namespace {

constexpr std::size_t k_widest = 100;

std::string json_quoted(std::string_view text) {
  std::string result = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\')
      result += {'\\', letter};
    else if (static_cast<unsigned char>(letter) < 0x20)
      result += fmt::format("\\u{:04x}", static_cast<unsigned>(letter));
    else
      result += letter;
  }
  return result + '"';
}

}  // namespace

SchemaJson::SchemaJson(const char* text) : literal_(json_quoted(text)) {}
SchemaJson::SchemaJson(std::string_view text) : literal_(json_quoted(text)) {}
SchemaJson::SchemaJson(const std::string& text) : literal_(json_quoted(text)) {}

SchemaJson SchemaJson::object(Object members) {
  SchemaJson json;
  json.kind_ = Kind::object;
  json.members_ = std::move(members);
  return json;
}

SchemaJson SchemaJson::array(Array items) {
  SchemaJson json;
  json.kind_ = Kind::array;
  json.items_ = std::move(items);
  return json;
}

std::string SchemaJson::on_one_line() const {
  if (kind_ == Kind::literal) return literal_;
  std::string text;
  for (const SchemaJson& item : items_) text += (text.empty() ? "" : ", ") + item.on_one_line();
  if (kind_ == Kind::array) return '[' + text + ']';
  for (const auto& [key, value] : members_)
    text += (text.empty() ? "" : ", ") + json_quoted(key) + ": " + value.on_one_line();
  return '{' + text + '}';
}

void SchemaJson::write(std::string& out, std::size_t indent) const {
  const std::string line = on_one_line();
  if (kind_ == Kind::literal || indent + line.size() <= k_widest) {
    out += line;
    return;
  }
  const std::string margin = '\n' + std::string(indent + 2, ' ');
  bool is_first = true;
  out += kind_ == Kind::array ? '[' : '{';
  const auto separate = [&] {
    if (!is_first) out += ',';
    is_first = false;
    out += margin;
  };
  for (const SchemaJson& item : items_) {
    separate();
    item.write(out, indent + 2);
  }
  for (const auto& [key, value] : members_) {
    separate();
    out += json_quoted(key) + ": ";
    value.write(out, indent + 2);
  }
  out += '\n' + std::string(indent, ' ') + (kind_ == Kind::array ? ']' : '}');
}

std::string SchemaJson::dump() const {
  std::string text;
  write(text, 0);
  return text + '\n';
}

}  // namespace cuakhau::scenario::detail
