#pragma once

// A scenario file together with all it extends, as one tree. Each file is read once; a file that
// extends itself, by way of others or not, is refused.

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <cuakhau/base/diagnostic.hpp>
#include <cuakhau/scenario/node.hpp>

#include "scenario/detail/complaint.hpp"
#include "scenario/detail/read_tree.hpp"
#include "scenario/detail/reading.hpp"

namespace cuakhau::scenario::detail {

class Chain {
 public:
  Chain(Diagnostics& diagnostics, std::vector<std::filesystem::path> library)
      : diagnostics_(&diagnostics), library_(std::move(library)) {}

  /// The merged tree without the keys `cuakhau` and `extends`; nothing when the file has no tree.
  [[nodiscard]] std::optional<Node> load(const std::filesystem::path& file);
  /// The same of a text that extends nothing.
  [[nodiscard]] std::optional<Node> read(const std::shared_ptr<const SourceText>& source);
  /// The same for a path, or for "lib:NAME" a file of the library.
  [[nodiscard]] std::optional<Node> load_named(const std::string& name);
  /// "did you mean …?" for a name that no file has: the nearest file of the library, by its name or
  /// by the last part of it; nothing when none is near.
  [[nodiscard]] std::vector<std::string> help_on_name(const std::string& name) const;
  /// Whether every file that was named has given its part of the tree.
  [[nodiscard]] Inheritance inheritance() const { return inheritance_; }
  /// Adds the files that were opened, and the libraries in which names were found.
  void add_files_to(ReadTree& read) const;

 private:
  /// A file by its three names: for opening, for messages, and the root of its paths.
  struct File {
    std::filesystem::path path;
    std::string name;
    std::filesystem::path root;
  };

  [[nodiscard]] std::optional<Node> resolve(const File& file);
  [[nodiscard]] std::optional<Node> parse_file(const File& file);
  [[nodiscard]] std::optional<Node> map_of(const std::shared_ptr<const SourceText>& source);
  void check_version(const Node& tree);
  [[nodiscard]] std::optional<Node> inherited(const Node& extends);
  [[nodiscard]] std::optional<Node> inherited_from(const Node& name);
  [[nodiscard]] Parsed<File> locate(const Node& name);
  [[nodiscard]] Parsed<File> locate_in_library(const std::string& name);
  /// A file that was copied out of the library still names its neighbours there.
  [[nodiscard]] std::vector<std::string> help_on_missing(const std::string& name) const;
  [[nodiscard]] std::string cycle_to(const std::filesystem::path& identity) const;

  Diagnostics* diagnostics_;
  std::vector<std::filesystem::path> library_;
  Inheritance inheritance_ = Inheritance::whole;
  /// The files being resolved, the outermost first: identity and name.
  std::vector<std::pair<std::filesystem::path, std::string>> open_;
  std::map<std::filesystem::path, std::optional<Node>> resolved_;
  std::set<std::filesystem::path> libraries_;
};

}  // namespace cuakhau::scenario::detail
