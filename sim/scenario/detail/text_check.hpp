#pragma once

// What is refused of a file's bytes before any YAML is looked at: text that is not UTF-8, control
// characters, tabs in indentation. Each is something the YAML library takes in silence or reports
// elsewhere.

#include <memory>

#include <cuakhau/scenario/source.hpp>

namespace cuakhau::scenario::detail {

/// Reports the first place of each kind. Whether the text may be parsed.
[[nodiscard]] bool check_text(const std::shared_ptr<const SourceText>& source,
                              Diagnostics& diagnostics);

}  // namespace cuakhau::scenario::detail
