#include <cuakhau/scenario/origin.hpp>

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace cuakhau::scenario {

std::string text_of(const Origin& origin) {
  switch (origin.kind) {
    case OriginKind::defaulted: return "default";
    case OriginKind::set: return "--set";
    case OriginKind::file: break;
  }
  return fmt::format("{}:{}", origin.where.source->name(), origin.where.line());
}

void Origins::add(const std::string& path, Origin origin) {
  by_path_.insert_or_assign(path, std::move(origin));
}

const Origin* Origins::find(const std::string& path) const {
  const auto known = by_path_.find(path);
  return known == by_path_.end() ? nullptr : &known->second;
}

SourceSpan Origins::where(std::string_view path) const {
  for (; !path.empty(); path = parent_path(path)) {
    const Origin* const origin = find(std::string(path));
    if (origin != nullptr && origin->kind != OriginKind::defaulted) return origin->where.span();
  }
  return document.span();
}

std::string_view parent_path(std::string_view path) {
  const std::size_t cut = path.find_last_of(".[");
  return path.substr(0, cut == std::string_view::npos ? 0 : cut);
}

}  // namespace cuakhau::scenario
