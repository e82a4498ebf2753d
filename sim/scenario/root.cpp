#include "scenario/detail/root.hpp"

#include <algorithm>
#include <system_error>

#include <cuakhau/base/text.hpp>

namespace cuakhau::scenario::detail {
namespace {

namespace fs = std::filesystem;

bool marks_root(const fs::path& folder) {
  std::error_code failure;
  return fs::exists(folder / ".cuakhau-root", failure) || fs::exists(folder / ".git", failure);
}

bool lies_inside(const fs::path& path, const fs::path& root) {
  const auto [at_root, at_path] = std::ranges::mismatch(root, path);
  return at_root == root.end();
}

}  // namespace

fs::path resolved(const fs::path& path) {
  std::error_code failure;
  const fs::path absolute = fs::absolute(path, failure);
  fs::path result = fs::weakly_canonical(absolute, failure);
  return failure ? absolute.lexically_normal() : result;
}

std::string shown_beside(const std::string& naming, const std::string& path) {
  const std::string_view prefix = naming.starts_with(k_library_prefix) ? k_library_prefix : "";
  const fs::path folder = fs::path(naming.substr(prefix.size())).parent_path();
  return std::string(prefix) + (folder / path).lexically_normal().string();
}

fs::path root_of(const fs::path& file) {
  fs::path own = resolved(file).parent_path();
  for (fs::path folder = own; !folder.empty(); folder = folder.parent_path()) {
    if (marks_root(folder)) return folder;
    if (folder == folder.root_path()) break;
  }
  return own;
}

Parsed<fs::path> path_inside(const std::string& name, const Whereabouts& whereabouts) {
  const fs::path path(name);
  if (name.empty() || name.find('\0') != std::string::npos)
    return Unexpected{Complaint{"expected the name of a file", {}}};
  if (path.is_absolute())
    return Unexpected{Complaint{
        "expected a path below the scenario's root, found the absolute path " + quote(name),
        {"write it relative to the file that names it"}}};
  const fs::path target = resolved(whereabouts.folder / path);
  if (!lies_inside(target, whereabouts.root))
    return Unexpected{Complaint{quote(name) + " leads out of the scenario's root",
                                {"the root is the nearest folder above the file that holds "
                                 ".cuakhau-root or .git, else the file's own"}}};
  return (whereabouts.folder / path).lexically_normal();
}

}  // namespace cuakhau::scenario::detail
