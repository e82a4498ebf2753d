#pragma once

// The part of JSON Schema draft-07 that our schema uses, so that tests can hold scenario files
// against it without another tool: type, const, enum, pattern, minimum, anyOf, allOf, $ref,
// properties, patternProperties, additionalProperties, required, items, minItems, maxItems.

#include <algorithm>
#include <regex>
#include <string>

#include <nlohmann/json.hpp>

#include <cuakhau/base/number_text.hpp>
#include <cuakhau/scenario/node.hpp>

namespace cuakhau::scenario::test {

class SchemaValidator {
 public:
  explicit SchemaValidator(const std::string& schema) : root_(nlohmann::json::parse(schema)) {}

  [[nodiscard]] const nlohmann::json& root() const { return root_; }
  [[nodiscard]] bool accepts(const Node& node) const { return accepts(root_, node); }

 private:
  using Json = nlohmann::json;

  static bool is_plain(const Node& node) {
    return node.is_scalar() && node.quoting == Quoting::plain;
  }
  static bool is_number(const Node& node) { return is_plain(node) && is_decimal(node.text); }
  static bool is_flag(const Node& node) {
    return is_plain(node) && (node.text == "true" || node.text == "false");
  }

  static bool has_type(const std::string& type, const Node& node) {
    if (type == "null") return node.is_null();
    if (type == "object") return node.is_map();
    if (type == "array") return node.is_list();
    if (type == "number") return is_number(node);
    if (type == "integer") return is_number(node) && is_whole(node.text);
    if (type == "boolean") return is_flag(node);
    return node.is_scalar() && !is_number(node) && !is_flag(node);
  }

  static bool equals(const Json& value, const Node& node) {
    if (value.is_number()) return is_number(node) && node.text == value.dump();
    return node.is_scalar() && value == node.text;
  }

  [[nodiscard]] bool accepts(const Json& schema, const Node& node) const {
    if (schema.is_boolean()) return schema.get<bool>();
    return keeps_value(schema, node) && keeps_combinations(schema, node) &&
           keeps_list(schema, node) && keeps_map(schema, node);
  }

  static bool keeps_value(const Json& schema, const Node& node) {
    if (schema.contains("type") && !has_type(schema["type"], node)) return false;
    if (schema.contains("const") && !equals(schema["const"], node)) return false;
    if (schema.contains("enum") && std::none_of(schema["enum"].begin(), schema["enum"].end(),
                                                [&](const Json& one) { return equals(one, node); }))
      return false;
    if (schema.contains("pattern") && node.is_scalar() &&
        !std::regex_search(node.text, std::regex(schema["pattern"].get<std::string>())))
      return false;
    return !schema.contains("minimum") || !is_number(node) ||
           *parse_real(node.text) >= schema["minimum"].get<double>();
  }

  [[nodiscard]] bool keeps_combinations(const Json& schema, const Node& node) const {
    const auto fits = [&](const Json& one) { return accepts(one, node); };
    if (schema.contains("$ref")) {
      const auto name = schema["$ref"].get<std::string>().substr(1);
      return accepts(root_.at(Json::json_pointer(name)), node);
    }
    if (schema.contains("anyOf") &&
        std::none_of(schema["anyOf"].begin(), schema["anyOf"].end(), fits))
      return false;
    return !schema.contains("allOf") ||
           std::all_of(schema["allOf"].begin(), schema["allOf"].end(), fits);
  }

  [[nodiscard]] bool keeps_list(const Json& schema, const Node& node) const {
    if (!node.is_list()) return true;
    if (schema.contains("minItems") && node.items.size() < schema["minItems"]) return false;
    if (schema.contains("maxItems") && node.items.size() > schema["maxItems"]) return false;
    return !schema.contains("items") ||
           std::all_of(node.items.begin(), node.items.end(),
                       [&](const Node& item) { return accepts(schema["items"], item); });
  }

  [[nodiscard]] bool keeps_map(const Json& schema, const Node& node) const {
    if (!node.is_map()) return true;
    if (schema.contains("required"))
      for (const auto& key : schema["required"])
        if (node.find(key.get<std::string>()) == nullptr) return false;
    return std::all_of(node.entries.begin(), node.entries.end(),
                       [&](const Entry& entry) { return keeps_entry(schema, entry); });
  }

  [[nodiscard]] bool keeps_entry(const Json& schema, const Entry& entry) const {
    bool is_known = false;
    if (schema.contains("properties") && schema["properties"].contains(entry.key)) {
      is_known = true;
      if (!accepts(schema["properties"][entry.key], entry.value)) return false;
    }
    if (schema.contains("patternProperties"))
      for (const auto& [expression, shape] : schema["patternProperties"].items()) {
        if (!std::regex_search(entry.key, std::regex(expression))) continue;
        is_known = true;
        if (!accepts(shape, entry.value)) return false;
      }
    return is_known || !schema.contains("additionalProperties") ||
           accepts(schema["additionalProperties"], entry.value);
  }

  Json root_;
};

}  // namespace cuakhau::scenario::test
