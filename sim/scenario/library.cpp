#include <cuakhau/scenario/library.hpp>

#include <algorithm>
#include <system_error>

namespace cuakhau::scenario {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t k_most_library_files = 10'000;

void add_files(const fs::path& folder, std::vector<LibraryFile>& files) {
  std::error_code failure;
  fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied,
                                         failure);
  const std::size_t most = files.size() + k_most_library_files;
  for (const fs::recursive_directory_iterator end; !failure && entry != end;
       entry.increment(failure)) {
    if (files.size() >= most) return;
    const fs::path& path = entry->path();
    if (path.extension() == ".yaml")
      files.push_back({path.lexically_relative(folder).replace_extension().generic_string(), path});
  }
}

}  // namespace

std::vector<LibraryFile> library_files(std::span<const fs::path> folders) {
  std::vector<LibraryFile> files;
  for (const fs::path& folder : folders) add_files(folder, files);
  std::ranges::stable_sort(files, {}, &LibraryFile::name);
  const auto [again, end] = std::ranges::unique(files, {}, &LibraryFile::name);
  files.erase(again, end);
  return files;
}

}  // namespace cuakhau::scenario
