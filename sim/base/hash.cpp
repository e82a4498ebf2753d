#include <cuakhau/base/hash.hpp>

#include <fmt/format.h>

namespace cuakhau {

std::string Hash128::hex() const { return fmt::format("{:016x}{:016x}", high, low); }

}  // namespace cuakhau
