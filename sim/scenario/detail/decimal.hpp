#pragma once

// Numbers in plain decimal, without an exponent: the form in which a number stands before a unit.

#include <string>

namespace cuakhau::scenario::detail {

/// The shortest decimal that reads back as `value`, times 10^shift; the shift is one of the decimal
/// point alone and rounds nothing.
/// @param value finite
[[nodiscard]] std::string plain_decimal(double value, int shift = 0);

}  // namespace cuakhau::scenario::detail
