#pragma once

// Rows of cells as aligned text: the first column to the left, numbers to the right, by the width
// that a terminal gives each letter.

#include <string>
#include <vector>

#include <cuakhau/report/table.hpp>

namespace cuakhau::report::detail {

inline constexpr std::size_t k_widest_line = 100;
inline constexpr const char* k_absent = "–";

/// The text between the codes that make it bold, green …, or alone.
enum class Ink : std::uint8_t { bold, green, red, dim };
[[nodiscard]] std::string inked(const std::string& text, Ink ink, Palette palette);

/// Lines of at most k_widest_line columns, broken at spaces; all but the first begin with `indent`
/// spaces. Ends in a newline.
[[nodiscard]] std::string wrapped(const std::string& text, std::size_t indent);

/// "a", "a and b", "a, b and c".
[[nodiscard]] std::string listed(const std::vector<std::string>& parts);

class Grid {
 public:
  using Cells = std::vector<std::string>;

  void head(Cells cells) { heads_.push_back(std::move(cells)); }
  /// Every row has as many cells as the heads.
  void row(Cells cells) { rows_.push_back(std::move(cells)); }
  [[nodiscard]] bool has_rows() const { return !rows_.empty(); }

  /// A column without any value in its rows is left out; names that do not fit are cut.
  [[nodiscard]] std::string text(Palette palette) const;

 private:
  std::vector<Cells> heads_;
  std::vector<Cells> rows_;
};

}  // namespace cuakhau::report::detail
