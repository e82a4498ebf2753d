#include <cuakhau/kernel/variate_stream.hpp>

namespace cuakhau::kernel {

VariateStream::VariateStream(const Distribution& distribution, StreamKey key)
    : sampler_(distribution), key_(key) {
  if (!sampler_.uses_one_uniform()) return;
  kept_ = sampler_.gains_from_blocks() ? Kept::variates : Kept::uniforms;
}

double VariateStream::single(std::uint64_t index, std::uint32_t visit) const {
  UniformSource source(key_, index, visit);
  return sampler_.draw(source);
}

void VariateStream::fill(std::size_t block, std::uint64_t number) {
  numbers_[block] = number;
  double* const values = kept_values_.data() + block * k_block;
  if (!sampler_.is_constant()) uniform_block(key_, number * k_block, values);
  if (kept_ == Kept::variates) sampler_.at_uniforms(values, k_block);
}

}  // namespace cuakhau::kernel
