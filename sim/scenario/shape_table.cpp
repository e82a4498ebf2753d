#include <optional>
#include <utility>

#include "scenario/detail/data_file.hpp"
#include "scenario/detail/keys.hpp"
#include "scenario/detail/shape.hpp"
#include "scenario/detail/shape_help.hpp"

namespace cuakhau::scenario::detail {

std::optional<Node> rows_of_table(Reading& reading, const Cursor& at) {
  const Entry* const csv = at.node->find("csv");
  if (csv == nullptr) {
    reading.expected(at, "a list, or {csv: FILE}", help_on_list("…"));
    return std::nullopt;
  }
  refuse_unknown_keys(reading, at, {"csv"}, Extras::source_and_note);
  reading.annotate(at, *at.node);
  const Cursor file = at.entry(*csv);
  if (!csv->value.is_scalar()) {
    reading.expected(file, "the name of a CSV file");
    return std::nullopt;
  }
  auto rows = rows_of(csv->value.text, reading.whereabouts(file));
  if (!rows) {
    report_word(reading, file, rows.error());
    return std::nullopt;
  }
  return std::move(*rows);
}

}  // namespace cuakhau::scenario::detail
