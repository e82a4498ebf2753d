#include <cuakhau/base/diagnostic.hpp>

#include <algorithm>
#include <compare>
#include <cstddef>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include <cuakhau/base/place_text.hpp>
#include <cuakhau/base/utf8.hpp>

namespace cuakhau {
namespace {

/// A longer source line is shown in part, around the mark.
constexpr std::size_t k_widest_line = 120;
constexpr std::size_t k_context_before = 60;

std::string headline(const Diagnostic& diagnostic) {
  std::string text = place_text(diagnostic.where);
  if (!text.empty()) text += ": ";
  text += diagnostic.severity == Severity::error ? "error: " : "warning: ";
  if (!diagnostic.path.empty()) text += diagnostic.path + ": ";
  return text + diagnostic.message + '\n';
}

/// What a terminal shows of one code point: what is unprintable and bytes that are no UTF-8 would
/// upset it.
struct Shown {
  std::string text;
  std::size_t width;
};

Shown shown(std::string_view letter, const CodePoint& decoded) {
  if (letter == "\t") return {"\t", 1};
  if (!decoded.valid || is_unprintable(decoded.value)) return {"?", 1};
  return {std::string(letter), display_width(decoded.value)};
}

/// The lines of the source and of the mark, grown together, code point by code point.
class Excerpt {
 public:
  explicit Excerpt(const SourceSpan& where)
      : mark_first_(where.column == 0 ? 1 : where.column),
        mark_last_(mark_first_ + std::max<std::size_t>(where.length, 1) - 1) {
    const std::size_t count = code_point_count(where.text);
    if (count > k_widest_line && mark_first_ > k_context_before)
      first_ = mark_first_ - k_context_before;
    last_ = std::min(count, first_ + k_widest_line - 1);
    if (first_ > 1) add({"…", 1}, 0);
    for (std::size_t at = 0, column = 1; at < where.text.size() && column <= last_; ++column)
      at += take(std::string_view(where.text).substr(at), column);
    if (last_ < count) source_ += "…";
    if (mark_first_ > count) {  // after the end of the line
      mark_ += '^';
    }
  }

  [[nodiscard]] std::string text() const { return source_ + '\n' + mark_ + '\n'; }

 private:
  std::size_t take(std::string_view rest, std::size_t column) {
    const CodePoint letter = decode_utf8(rest);
    if (column >= first_) add(shown(rest.substr(0, letter.bytes), letter), column);
    return letter.bytes;
  }

  void add(const Shown& letter, std::size_t column) {
    source_ += letter.text;
    if (column > mark_last_) return;
    if (column < mark_first_) {
      mark_ += letter.text == "\t" ? "\t" : std::string(letter.width, ' ');
      return;
    }
    std::string below(letter.width, '~');
    if (column == mark_first_) below = '^' + below.substr(std::min<std::size_t>(1, below.size()));
    mark_ += below;
  }

  std::size_t mark_first_;  // columns from 1, both inclusive
  std::size_t mark_last_;
  std::size_t first_ = 1;
  std::size_t last_ = 0;
  std::string source_;
  std::string mark_;
};

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

}  // namespace

std::string render(const Diagnostic& diagnostic) {
  std::string text = headline(diagnostic);
  const SourceSpan& where = diagnostic.where;
  if (where.line > 0 && where.column > 0 && !where.text.empty()) text += Excerpt(where).text();
  for (const std::string& line : diagnostic.help) text += "help: " + line + '\n';
  return text;
}

void Diagnostics::add(Diagnostic diagnostic) {
  if (diagnostic.severity == Severity::error) ++errors_;
  all_.push_back(std::move(diagnostic));
}

void Diagnostics::error(SourceSpan where, std::string path, std::string message,
                        std::vector<std::string> help) {
  add({Severity::error, std::move(where), std::move(path), std::move(message), std::move(help)});
}

void Diagnostics::warning(SourceSpan where, std::string path, std::string message,
                          std::vector<std::string> help) {
  add({Severity::warning, std::move(where), std::move(path), std::move(message), std::move(help)});
}

std::vector<Diagnostic> Diagnostics::sorted() const {
  struct Place {
    std::size_t file;  // rank by first appearance
    std::uint32_t line;
    std::uint32_t column;
    std::size_t index;  // the last resort, which makes the order stable
    auto operator<=>(const Place&) const = default;
  };
  std::vector<std::string_view> files;
  std::vector<Place> places;
  places.reserve(all_.size());
  for (const Diagnostic& one : all_) {
    const auto known = std::ranges::find(files, one.where.file);
    const auto file = static_cast<std::size_t>(known - files.begin());
    if (known == files.end()) files.push_back(one.where.file);
    places.push_back({file, one.where.line, one.where.column, places.size()});
  }
  std::ranges::sort(places);
  std::vector<Diagnostic> result;
  result.reserve(all_.size());
  for (const Place& one : places) result.push_back(all_[one.index]);
  return result;
}

std::string Diagnostics::render_all() const {
  if (all_.empty()) return {};
  std::string text;
  for (const Diagnostic& diagnostic : sorted()) text += render(diagnostic);
  if (errors() > 0) text += counted(errors(), "error");
  if (errors() > 0 && warnings() > 0) text += ", ";
  if (warnings() > 0) text += counted(warnings(), "warning");
  return text + '\n';
}

}  // namespace cuakhau
