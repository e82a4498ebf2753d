#pragma once

// What a list or a map looks like, for who has written one in place of the other.

#include <string>
#include <string_view>
#include <vector>

#include <cuakhau/model/field.hpp>

namespace cuakhau::scenario::detail {

/// Visits the fields of a struct for their keys.
class KeyNames {
 public:
  template <class T>
  void operator()(const model::Field& field, const T& /*value*/) {
    all_.emplace_back(field.name);
    if (field.presence == model::Presence::required) required_.emplace_back(field.name);
  }

  /// "its keys are a, b, c"
  [[nodiscard]] std::vector<std::string> help() const;
  /// "{a: …, b: …}" of those that must be there; "…" if none must.
  [[nodiscard]] std::string shape() const;

 private:
  std::vector<std::string> all_;
  std::vector<std::string> required_;
};

/// Of a list, where something else was found.
/// @param item  what one looks like
[[nodiscard]] std::vector<std::string> help_on_list(std::string_view item);

/// Of a map by name, where something else was found.
/// @param entry  what the value of one looks like
[[nodiscard]] std::vector<std::string> help_on_names(std::string_view entry);

}  // namespace cuakhau::scenario::detail
