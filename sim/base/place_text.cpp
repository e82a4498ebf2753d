#include <cuakhau/base/place_text.hpp>

#include <fmt/format.h>

namespace cuakhau {

std::string place_text(const SourceSpan& where) {
  if (where.line == 0) return where.file;
  if (where.column == 0) return fmt::format("{}:{}", where.file, where.line);
  return fmt::format("{}:{}:{}", where.file, where.line, where.column);
}

}  // namespace cuakhau
