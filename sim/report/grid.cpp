#include "report/detail/grid.hpp"

#include <algorithm>
#include <array>

#include <cuakhau/base/text.hpp>
#include <cuakhau/base/utf8.hpp>

namespace cuakhau::report::detail {
namespace {

constexpr std::size_t k_gap = 2;
constexpr std::size_t k_narrowest_name = 20;

using Cells = Grid::Cells;
using Rows = std::vector<Cells>;

bool has_value(const std::string& cell) { return !cell.empty() && cell != k_absent; }

/// The columns to print: the first, and those with a value.
std::vector<std::size_t> columns_of(const Rows& rows) {
  std::vector<std::size_t> columns{0};
  for (std::size_t column = 1; !rows.empty() && column < rows.front().size(); ++column)
    if (std::ranges::any_of(rows, [&](const Cells& cells) { return has_value(cells[column]); }))
      columns.push_back(column);
  return columns;
}

std::size_t widest(const Rows& rows, std::size_t column) {
  std::size_t width = 0;
  for (const auto& cells : rows) width = std::max(width, display_width(cells[column]));
  return width;
}

/// Cut to so many columns; letters count one each as far as they are not wide.
std::string cut(const std::string& text, std::size_t width) {
  return display_width(text) <= width ? text : abbreviate(text, width - 1);
}

std::string without_end_spaces(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

}  // namespace

std::string inked(const std::string& text, Ink ink, Palette palette) {
  constexpr std::array<const char*, 4> codes{"\x1b[1m", "\x1b[32m", "\x1b[31m", "\x1b[2m"};
  if (palette == Palette::plain) return text;
  return codes[static_cast<std::size_t>(ink)] + text + "\x1b[0m";
}

std::string wrapped(const std::string& text, std::size_t indent) {
  std::string out;
  std::size_t width = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find(' ', begin + 1), text.size());
    const auto word = text.substr(begin, end - begin);
    const auto word_width = display_width(word);
    if (width > indent && width + word_width > k_widest_line) {
      out += '\n' + std::string(indent, ' ') + word.substr(1);
      width = indent + word_width - 1;
    } else {
      out += word;
      width += word_width;
    }
    begin = end;
  }
  return out + '\n';
}

std::string listed(const std::vector<std::string>& parts) {
  std::string text;
  for (std::size_t k = 0; k < parts.size(); ++k) {
    if (k > 0) text += k + 1 == parts.size() ? " and " : ", ";
    text += parts[k];
  }
  return text;
}

std::string Grid::text(Palette palette) const {
  const auto columns = columns_of(rows_);
  Rows all = heads_;
  all.insert(all.end(), rows_.begin(), rows_.end());
  std::vector<std::size_t> widths;
  std::size_t beside = 0;  // what the numbers take
  for (const auto column : columns) {
    widths.push_back(widest(all, column));
    if (column > 0) beside += k_gap + widths.back();
  }
  widths[0] = std::min(widths[0],
                       std::max(k_narrowest_name, k_widest_line - std::min(beside, k_widest_line)));
  std::string out;
  for (std::size_t row = 0; row < all.size(); ++row) {
    const auto name = cut(all[row][0], widths[0]);
    std::string line = name + std::string(widths[0] - display_width(name), ' ');
    for (std::size_t k = 1; k < columns.size(); ++k) {
      const auto& cell = all[row][columns[k]];
      line += std::string(k_gap + widths[k] - display_width(cell), ' ') + cell;
    }
    line = without_end_spaces(std::move(line));
    out += (row < heads_.size() ? inked(line, Ink::bold, palette) : line) + '\n';
  }
  return out;
}

}  // namespace cuakhau::report::detail
