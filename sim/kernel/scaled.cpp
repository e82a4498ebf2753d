#include <cuakhau/kernel/scaled.hpp>

#include <utility>

namespace cuakhau::kernel {
namespace {

struct Scaling {
  double factor;

  Distribution operator()(Constant law) const { return {Constant{law.value * factor}}; }
  Distribution operator()(Uniform law) const {
    return {Uniform{law.low * factor, law.high * factor}};
  }
  Distribution operator()(Exponential law) const { return {Exponential{law.mean * factor}}; }
  Distribution operator()(Gamma law) const { return {Gamma{law.shape, law.mean * factor}}; }
  Distribution operator()(Triangular law) const {
    return {Triangular{law.low * factor, law.mode * factor, law.high * factor}};
  }
  Distribution operator()(TruncatedNormal law) const {
    return {TruncatedNormal{law.mean * factor, law.sd * factor}};
  }
  Distribution operator()(LogNormal law) const { return {LogNormal{law.mean * factor, law.cv}}; }
  Distribution operator()(Weibull law) const { return {Weibull{law.shape, law.scale * factor}}; }
  Distribution operator()(Discrete law) const {
    for (double& value : law.values) value *= factor;
    return {std::move(law)};
  }
  Distribution operator()(Empirical law) const {
    for (double& value : law.values) value *= factor;
    return {std::move(law)};
  }
  Distribution operator()(Mixture law) const {
    for (auto& component : law.components) component = scaled(component, factor);
    return {std::move(law)};
  }
};

}  // namespace

Distribution scaled(const Distribution& distribution, double factor) {
  return std::visit(Scaling{factor}, distribution.law);
}

}  // namespace cuakhau::kernel
