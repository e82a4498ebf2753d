#pragma once

// Where each value of a plan comes from: a place in a file, a "--set", or a default. Travels beside
// the plan and stays out of its digest.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <cuakhau/scenario/source.hpp>

namespace cuakhau::scenario {

enum class OriginKind : std::uint8_t { file, defaulted, set };

struct Origin {
  OriginKind kind = OriginKind::defaulted;
  Place where;         // of the value; of a list or map that spans lines, of its key
  std::string source;  // what the file says about where the figure comes from
  std::string note;
};

/// "scenarios/x.yaml:12", "--set" or "default".
[[nodiscard]] std::string text_of(const Origin& origin);

/// Origins by the path of the value: "stations.customs.servers[0].count".
class Origins {
 public:
  void add(const std::string& path, Origin origin);
  [[nodiscard]] const Origin* find(const std::string& path) const;
  /// The place of that value, or of the nearest one around it that stands in a file.
  [[nodiscard]] SourceSpan where(std::string_view path) const;
  [[nodiscard]] const std::map<std::string, Origin>& all() const { return by_path_; }

  /// The file as a whole, for what has no other place.
  Place document;

 private:
  std::map<std::string, Origin> by_path_;
};

/// The path of what encloses a value: "a.b[2]" -> "a.b" -> "a" -> "".
[[nodiscard]] std::string_view parent_path(std::string_view path);

/// A figure that no source gives, with the range in which it is thought to lie. Texts as written.
struct Assumption {
  std::string path;
  std::string value;
  std::string low;
  std::string high;
  std::string note;
  SourceSpan where;
};

}  // namespace cuakhau::scenario
