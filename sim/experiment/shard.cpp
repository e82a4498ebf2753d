#include <cuakhau/experiment/shard.hpp>

#include <algorithm>

#include <fmt/format.h>

#include <cuakhau/base/number_text.hpp>
#include <cuakhau/base/text.hpp>

namespace cuakhau::experiment {
namespace {

constexpr std::uint32_t k_most_shards = 100'000;

}  // namespace

std::string Shard::text() const { return fmt::format("{}/{}", number, of); }

Expected<Shard, std::string> parse_shard(std::string_view text) {
  const auto slash = std::min(text.find('/'), text.size());
  const auto number = parse_count(text.substr(0, slash));
  const auto of = parse_count(text.substr(std::min(slash + 1, text.size())));
  if (!number || !of || *number < 1 || *number > *of || *of > k_most_shards)
    return Unexpected{
        fmt::format("expected I/N, the part I of N from 1/N to N/N, found {}", quote(text))};
  return Shard{static_cast<std::uint32_t>(*number), static_cast<std::uint32_t>(*of)};
}

}  // namespace cuakhau::experiment
