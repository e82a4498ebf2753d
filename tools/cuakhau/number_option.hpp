#pragma once

// Numbers on the command line that several commands take.

#include <cstdint>
#include <optional>

#include "options.hpp"

namespace cuakhau::tool {

/// What a command that runs replications is asked for.
struct Effort {
  std::uint64_t seed = 1;
  std::uint32_t replications = 0;
  unsigned threads = 0;
};

inline constexpr std::uint32_t k_most_replications = 1'000'000;

/// --seed, --replications and --threads, where they are given.
[[nodiscard]] std::optional<UsageError> read_effort(const ParsedLine& line, Effort& effort);

/// The same into a request that has these members.
template <class Request>
[[nodiscard]] std::optional<UsageError> read_effort_into(const ParsedLine& line, Request& request) {
  Effort effort{request.seed, request.replications, request.threads};
  auto error = read_effort(line, effort);
  request.seed = effort.seed;
  request.replications = effort.replications;
  request.threads = effort.threads;
  return error;
}

/// --confidence, where it is given.
[[nodiscard]] std::optional<UsageError> read_confidence(const ParsedLine& line, double& confidence);

struct WholeOption {
  const char* name;
  std::uint64_t lowest;
  std::uint64_t highest;
};
/// A whole number within bounds, into `target` when the option is given.
[[nodiscard]] std::optional<UsageError> read_whole(const ParsedLine& line,
                                                   const WholeOption& option,
                                                   std::uint64_t& target);

struct ShareOption {
  const char* name;
  double above;  // in percent: above this and up to
  double up_to;
  const char* example;
};
/// "2%", "2 %" or "0.5%" as 0.02, 0.02 or 0.005; nothing where the option is not given.
[[nodiscard]] Parsed<std::optional<double>> read_share(const ParsedLine& line,
                                                       const ShareOption& option);

}  // namespace cuakhau::tool
