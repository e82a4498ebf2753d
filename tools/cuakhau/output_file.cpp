#include "output_file.hpp"

#include <utility>

namespace cuakhau::tool {

using Failure = std::optional<files::FileProblem>;

Failure OutputFile::open(const std::optional<std::string>& path) {
  if (!path) return std::nullopt;
  auto created = files::AtomicFile::create(*path);
  if (!created) return std::move(created).error();
  file_ = std::move(*created);
  return std::nullopt;
}

Failure OutputFile::write(std::string_view text) {
  if (auto failure = file_->write(text)) return failure;
  return file_->commit();
}

}  // namespace cuakhau::tool
