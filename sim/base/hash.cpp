#include <fmt/format.h>

#include <cuakhau/base/hash.hpp>

namespace cuakhau {

std::string Hash128::hex() const { return fmt::format("{:016x}{:016x}", high, low); }

}  // namespace cuakhau
