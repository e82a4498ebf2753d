#pragma once

// What is refused of a file's bytes before its language is looked at: text that is not UTF-8,
// control characters, marks that turn the direction of text; of YAML also tabs in indentation. Each
// is something that the libraries take in silence or report elsewhere.

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <cuakhau/scenario/source.hpp>

namespace cuakhau::scenario::detail {

struct TextFault {
  std::size_t position = 0;
  std::size_t bytes = 1;
  std::string message;
  std::vector<std::string> help{};
};

/// The first byte that is not UTF-8.
[[nodiscard]] std::optional<TextFault> wrong_encoding(std::string_view text);

/// The first character that no text of ours may hold: what is unprintable but tabs and line ends.
[[nodiscard]] std::optional<TextFault> refused_letter(std::string_view text);

/// Reports the first place of each kind. Whether the text may be parsed.
[[nodiscard]] bool check_text(const std::shared_ptr<const SourceText>& source,
                              Diagnostics& diagnostics);

}  // namespace cuakhau::scenario::detail
