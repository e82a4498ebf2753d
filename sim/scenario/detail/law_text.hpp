#pragma once

// Laws as words; see value_text.hpp.

#include <string>

#include <cuakhau/model/units.hpp>

namespace cuakhau::scenario::detail {

/// "90 s" of a number of milliseconds that need not be whole.
[[nodiscard]] std::string span_text(double milliseconds);

/// "75 %".
[[nodiscard]] std::string share_text(double share);

[[nodiscard]] std::string law_text(const kernel::Distribution& law);

}  // namespace cuakhau::scenario::detail
