#pragma once

// The text that values of a scenario come from, and places in it. A place is small and shares its
// text, so that a tree of many thousand values stays small; it becomes a SourceSpan, with a copy of
// its line, only when something is said about it.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <cuakhau/base/diagnostic.hpp>

namespace cuakhau::scenario {

/// One file, or one "--set" or "--factor" from the command line. Lines end in LF or CR LF.
class SourceText {
 public:
  /// @param name as messages show it
  SourceText(std::string name, std::string content);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::string_view content() const { return content_; }
  /// A text without a line end has one line.
  [[nodiscard]] std::uint32_t lines() const;
  /// Without its line end; empty beyond the last line. Counts from 1.
  [[nodiscard]] std::string_view line(std::uint32_t number) const;
  /// Byte position of the start of a line in the content.
  [[nodiscard]] std::size_t line_start(std::uint32_t number) const;
  /// Number of the line that a byte position lies in.
  [[nodiscard]] std::uint32_t line_of(std::size_t position) const;

  /// Where files that it names are looked up, and the folder that no path may leave.
  std::filesystem::path folder;
  std::filesystem::path root;

 private:
  std::string name_;
  std::string content_;
  std::vector<std::size_t> starts_;
};

/// A stretch of bytes of a text, or the text as a whole.
struct Place {
  static constexpr std::uint32_t k_whole = 0xffffffffU;

  std::shared_ptr<const SourceText> source;
  std::uint32_t position = k_whole;  // in bytes from the start of the content
  std::uint32_t bytes = 0;

  [[nodiscard]] bool is_whole() const { return position == k_whole; }
  /// Counts from 1; 0 for the whole.
  [[nodiscard]] std::uint32_t line() const;
  [[nodiscard]] SourceSpan span() const;
};

[[nodiscard]] Place place_at(const std::shared_ptr<const SourceText>& source, std::size_t position,
                             std::size_t bytes);
[[nodiscard]] Place whole(const std::shared_ptr<const SourceText>& source);

}  // namespace cuakhau::scenario
