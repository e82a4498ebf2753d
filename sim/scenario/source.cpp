#include <cuakhau/scenario/source.hpp>

#include <algorithm>
#include <utility>

#include <cuakhau/base/utf8.hpp>

namespace cuakhau::scenario {
namespace {

/// A message never quotes a longer line: many errors in one line of megabytes must stay small.
constexpr std::size_t k_longest_quoted_line = 4000;

std::uint32_t narrow(std::size_t number) { return static_cast<std::uint32_t>(number); }

}  // namespace

SourceText::SourceText(std::string name, std::string content)
    : name_(std::move(name)), content_(std::move(content)), starts_{0} {
  for (std::size_t at = content_.find('\n'); at != std::string::npos;
       at = content_.find('\n', at + 1))
    starts_.push_back(at + 1);
}

std::uint32_t SourceText::lines() const { return narrow(starts_.size()); }

std::size_t SourceText::line_start(std::uint32_t number) const {
  return number == 0 || number > starts_.size() ? content_.size() : starts_[number - 1];
}

std::string_view SourceText::line(std::uint32_t number) const {
  const std::size_t start = line_start(number);
  const std::size_t end = std::min(content_.find('\n', start), content_.size());
  std::string_view text = content().substr(start, end - start);
  if (text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

std::uint32_t SourceText::line_of(std::size_t position) const {
  return narrow(
      static_cast<std::size_t>(std::ranges::upper_bound(starts_, position) - starts_.begin()));
}

std::uint32_t Place::line() const { return source && !is_whole() ? source->line_of(position) : 0; }

SourceSpan Place::span() const {
  SourceSpan result{source ? source->name() : std::string{}, line(), 0, 0, {}};
  if (result.line == 0) return result;
  const std::size_t start = source->line_start(result.line);
  const std::string_view content = source->content();
  result.column = narrow(code_point_count(content.substr(start, position - start)) + 1);
  result.length = narrow(code_point_count(content.substr(position, bytes)));
  const std::string_view text = source->line(result.line);
  if (text.size() <= k_longest_quoted_line) result.text = text;
  return result;
}

Place place_at(const std::shared_ptr<const SourceText>& source, std::size_t position,
               std::size_t bytes) {
  return {source, narrow(std::min(position, source->content().size())), narrow(bytes)};
}

Place whole(const std::shared_ptr<const SourceText>& source) { return {source}; }

}  // namespace cuakhau::scenario
