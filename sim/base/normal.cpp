#include <cuakhau/base/normal.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

#include <cuakhau/base/elementary.hpp>

namespace cuakhau::det {
namespace {

/// A polynomial by Horner's rule, the constant first.
template <std::size_t N>
double polynomial(const std::array<double, N>& coefficients, double x) {
  double sum = coefficients[N - 1];
  for (std::size_t i = N - 1; i-- > 0;) sum = sum * x + coefficients[i];
  return sum;
}

template <std::size_t N>
struct Ratio {
  std::array<double, N> above;
  std::array<double, N> below;
  [[nodiscard]] double at(double x) const { return polynomial(above, x) / polynomial(below, x); }
};

// Wichura (1988), Applied Statistics 37, 477-484: |p - 1/2| <= 0.425.
constexpr Ratio<8> k_quantile_centre{
    {3.3871328727963666080, 1.3314166789178437745e2, 1.9715909503065514427e3,
     1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
     3.3430575583588128105e4, 2.5090809287301226727e3},
    {1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
     2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4,
     5.2264952788528545610e3}};

// The same source: r = sqrt(-log(tail)) <= 5, in r - 1.6.
constexpr Ratio<8> k_quantile_tail{
    {1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
     1.27045825245236838258, 2.41780725177450611770e-1, 2.27238449892691845833e-2,
     7.74545014278341407640e-4},
    {1.0, 2.05319162663775882187, 1.67638483018380384940, 6.89767334985100004550e-1,
     1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
     1.05075007164441684324e-9}};

// The same source: r > 5, in r - 5.
constexpr Ratio<8> k_quantile_far_tail{
    {6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580,
     2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
     2.71155556874348757815e-5, 2.01033439929228813265e-7},
    {1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
     7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
     2.04426310338993978564e-15}};

// Cody (1969), Mathematics of Computation 23, 631-637, scaled to the normal law: |z| <= 0.67448975,
// in z^2.
constexpr Ratio<5> k_cdf_centre{
    {18154.981253343561249, 1067.6894854603709582, 161.02823106855587881, 2.2352520354606839287,
     0.065682337918207449113},
    {45507.789335026729956, 10260.932208618978205, 976.09855173777669322, 47.20258190468824187,
     1.0}};

// The same source: |z| <= sqrt(32), in |z|.
constexpr Ratio<9> k_cdf_tail{
    {9842.7148383839780218, 11602.651437647350124, 6848.1904505362823326, 2494.5375852903726711,
     597.27027639480026226, 93.506656132177855979, 8.8831497943883759412, 0.39894151208813466764,
     1.0765576773720192317e-8},
    {19685.429676859990727, 38912.003286093271411, 34900.952721145977266, 18615.571640885098091,
     6485.558298266760755, 1519.377599407554805, 235.38790178262499861, 22.266688044328115691,
     1.0}};

// The same source: beyond, in 1 / z^2.
constexpr Ratio<6> k_cdf_far_tail{
    {2.9112874951168792e-5, 0.001421619193227893466, 0.022235277870649807, 0.1274011611602473639,
     0.21589853405795699, 0.02307344176494017303},
    {7.29751555083966205e-5, 0.00378239633202758244, 0.0659881378689285515, 0.468238212480865118,
     1.28426009614491121, 1.0}};

/// exp(-y^2 / 2) without the rounding error of y^2: y is cut at a multiple of 1/16, whose square is
/// exact.
double bell(double y) {
  const double cut = static_cast<double>(static_cast<int>(y * 16.0)) / 16.0;
  const double rest = (y - cut) * (y + cut);
  return exp(-cut * cut * 0.5) * exp(-rest * 0.5);
}

/// P(Z > y) for y > 0.67448975.
double upper_tail(double y) {
  constexpr double k_root_32 = 5.656854249492380195;
  constexpr double k_one_over_root_two_pi = 0.398942280401432677940;
  if (y > 40.0) return 0.0;
  if (y <= k_root_32) return bell(y) * k_cdf_tail.at(y);
  const double z = 1.0 / (y * y);
  return bell(y) * ((k_one_over_root_two_pi - z * k_cdf_far_tail.at(z)) / y);
}

}  // namespace

double normal_quantile(double p) {
  const double centred = p - 0.5;
  if (centred >= -0.425 && centred <= 0.425)
    return centred * k_quantile_centre.at(0.180625 - centred * centred);
  const double tail = centred < 0.0 ? p : 1.0 - p;
  if (!(tail >= 0.0)) return std::numeric_limits<double>::quiet_NaN();
  const double sign = centred < 0.0 ? -1.0 : 1.0;
  if (tail == 0.0) return sign * std::numeric_limits<double>::infinity();
  const double r = std::sqrt(-log(tail));
  return sign * (r <= 5.0 ? k_quantile_tail.at(r - 1.6) : k_quantile_far_tail.at(r - 5.0));
}

double normal_cdf(double z) {
  constexpr double k_upper_quartile = 0.67448975;
  if (!(z == z)) return z;
  if (z > k_upper_quartile) return 1.0 - upper_tail(z);
  if (z < -k_upper_quartile) return upper_tail(-z);
  return 0.5 + z * k_cdf_centre.at(z * z);
}

}  // namespace cuakhau::det
