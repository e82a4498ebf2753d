#include "kernel/detail/special.hpp"

#include <cmath>

#include "support/catch.hpp"

namespace cuakhau::kernel::detail {

TEST_CASE("log_gamma agrees with factorials, with the C library and with the value at one half") {
  double log_factorial = 0;
  for (int n = 1; n < 40; ++n) {
    CHECK(log_gamma(n) == Approx(log_factorial).epsilon(1e-14).margin(3e-15));
    log_factorial += std::log(n);
  }
  CHECK(log_gamma(0.5) == Approx(0.57236494292470008707).epsilon(1e-14));  // log(pi) / 2
  for (const double x : {0.01, 0.3, 1.46, 2.5, 9.99, 10.0, 123.4, 5e6}) {
    CHECK(log_gamma(x) == Approx(std::lgamma(x)).epsilon(1e-13).margin(1e-14));
  }
}

TEST_CASE("gamma_p is Erlang's sum for whole shapes") {
  for (int shape = 1; shape < 30; ++shape) {
    for (const double x : {0.01, 0.5, 1.0, 3.0, 10.0, 29.0, 60.0}) {
      double term = std::exp(-x);
      double tail = 0;
      for (int k = 0; k < shape; ++k) {
        tail += term;
        term *= x / (k + 1);
      }
      CHECK(1.0 - gamma_p(shape, x) == Approx(tail).epsilon(1e-11).margin(1e-14));
    }
  }
}

TEST_CASE("gamma_p of one half is the error function") {
  for (const double x : {0.001, 0.1, 0.7, 1.4, 1.6, 4.0, 20.0}) {
    CHECK(gamma_p(0.5, x * x) == Approx(std::erf(x)).epsilon(1e-13));
  }
}

TEST_CASE("gamma_p runs from 0 to 1 and meets in the middle of its two methods") {
  CHECK(gamma_p(3, 0) == 0);
  CHECK(gamma_p(3, -1) == 0);
  CHECK(gamma_p(3, 1e4) == 1);
  for (const double shape : {0.2, 1.0, 7.5, 400.0}) {
    const double x = shape + 1;
    CHECK(gamma_p(shape, x * (1 - 1e-13)) == Approx(gamma_p(shape, x)).epsilon(1e-11));
  }
}

}  // namespace cuakhau::kernel::detail
