#pragma once

// Why a word of a scenario is no value: the message and its help, without a place. Readers of words
// return it; whoever knows the place makes a diagnostic of it.

#include <string>
#include <string_view>
#include <vector>

#include <cuakhau/base/expected.hpp>
#include <cuakhau/base/text.hpp>
#include <cuakhau/scenario/source.hpp>

namespace cuakhau::scenario::detail {

struct Complaint {
  std::string message;
  std::vector<std::string> help{};
  std::string_view part{};  // of the word, what it is about, as a view of it; empty: the whole
  std::string wanted{};     // WHAT of a message "expected WHAT, found TEXT"
  Place elsewhere{};        // in a file that the word names, where that is wrong
};

template <class T>
using Parsed = Expected<T, Complaint>;

/// "expected WHAT, found TEXT".
[[nodiscard]] Unexpected<Complaint> unexpected(std::string_view what, std::string_view text,
                                               std::vector<std::string> help = {});

/// The same complaint about that part of the word, unless it is about a part already.
[[nodiscard]] Unexpected<Complaint> about(std::string_view part, Complaint complaint);

/// How a message shows a text that was found: `90`, `"north"`, `nothing`.
[[nodiscard]] std::string shown(std::string_view text);

/// "a", "b" or "c", each in quotes.
[[nodiscard]] std::string alternatives(const std::vector<std::string>& words);

}  // namespace cuakhau::scenario::detail
