#pragma once

// Checks of the keys and plain words of a map, for all readers of maps.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include <cuakhau/model/field.hpp>

#include "scenario/detail/reading.hpp"

namespace cuakhau::scenario::detail {

/// Whether `source` and `note` may stand beside the known keys.
enum class Extras : std::uint8_t { none, source_and_note };

void refuse_unknown_keys(Reading& reading, const Cursor& at, const std::vector<std::string>& known,
                         Extras extras);

void report_missing(Reading& reading, const Cursor& at, const model::Field& field);

/// What to say of a map that stands for a value and has none, when a key of it is nearly "value".
[[nodiscard]] std::optional<std::string> help_on_annotation(const Node& map);

/// Whether the key is a name; reports it when not.
[[nodiscard]] bool check_name(Reading& reading, const Cursor& at, const Entry& entry);

/// The place of a part of a scalar's text; the scalar's where the file writes it otherwise than it
/// reads, as with escapes and over several lines.
/// @param part a view of the text
[[nodiscard]] Place place_inside(const Node& scalar, std::string_view part);

/// Reports a complaint about a word, at the part that it is about, or in the file that it names.
void report_word(Reading& reading, const Cursor& at, const Complaint& complaint);

/// Reports a value that should be a word and is a list, a map, nothing, or a number in quotes.
/// @param complaint about the empty word
void report_no_word(Reading& reading, const Cursor& at, const Complaint& complaint);

/// Which of the words the value is; reports it when none.
[[nodiscard]] std::optional<std::size_t> index_of_word(Reading& reading, const Cursor& at,
                                                       const std::vector<std::string>& words);

/// A map of one entry: the long form of a scalar that stands for it.
[[nodiscard]] Node as_entry(std::string key, const Node& value);

}  // namespace cuakhau::scenario::detail
