#pragma once

// What a sweep would find between its points: a Gaussian process of one measure over the factors
// (gaussian_process.hpp), with its error from leaving points out.
//
// The noise of each point is known from its replications. Where points share their random numbers
// their errors go together, and a part of them is in every prediction, whatever the number of
// points: ρ s², with ρ the mean correlation of two points over replications, and s² the variance of
// the points around. What is left, (1 − ρ) s², is noise of each point alone. A measure whose values
// are all surely above 0 is modelled by its logarithm where that makes them more likely, as waits
// that grow without bound towards saturation.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <cuakhau/base/expected.hpp>
#include <cuakhau/experiment/factor_space.hpp>
#include <cuakhau/experiment/gaussian_process.hpp>
#include <cuakhau/experiment/swept_points.hpp>

namespace cuakhau::experiment {

/// More points than this are thinned out (spread_points): the work grows as the cube of them.
inline constexpr std::size_t k_most_model_points = 1'000;

/// So many left-out points have to be predicted at least as unsurely as an answer for their errors
/// to say something of its interval: if that held half of the time, one of them at least would lie
/// outside with a chance of 1 − 0.5⁵ = 97 %.
inline constexpr std::size_t k_fewest_tests = 5;

enum class ResponseScale : std::uint8_t { linear, logarithmic };

/// Why there is no model.
enum class NoModel : std::uint8_t {
  too_few_points,   // fewer than coordinates + 2 have a value
  no_noise,         // a point of one replication says nothing of its noise
  same_everywhere,  // no two points differ
};

/// What a reader may do with the model.
enum class Trust : std::uint8_t {
  good,    // Q² of at least 0.9, and as many errors within their intervals as there should be
  narrow,  // such a Q², but too few errors are within
  noisy,   // a lower Q², and noise makes at least half of the squared errors
  coarse,  // a lower Q², and it does not
};

/// Each point predicted from all the others, on the scale of the model.
struct ModelQuality {
  std::size_t points = 0;        // that the model rests on
  std::size_t lower_bounds = 0;  // of them: their true value is above
  double error = 0.0;            // root mean square: in the measure's unit, of a logarithm as it is
  double q_squared = 0.0;        // see LeaveOneOut
  double noise = 0.0;            // share of the mean square error that noise alone makes, at most 1
  double within = 0.0;           // share of errors within ±1.96 standard deviations
  bool is_within_too_low = false;  // by chance so few come less than once in 100 times
  double tested_error = 0.0;  // standard error of the expected response with which k_fewest_tests
                              // left-out points, or more, were predicted; 0: there are fewer
  Trust trust = Trust::good;
};

/// A mean response that the model expects.
struct Answer {
  double value = 0.0;
  Interval interval;
  /// Less sure than ModelQuality::tested_error, and not of a point that was run: no error of a
  /// left-out point says what its interval is worth.
  bool is_untested = false;
};

class Metamodel {
 public:
  /// @param space whose factors vary in at least one coordinate; copied
  /// @param points of values, by factor, at most k_most_model_points
  /// @param values of the points; nothing where they have none
  [[nodiscard]] static Expected<Metamodel, NoModel> fit(
      const FactorSpace& space, const PointTable& points,
      std::span<const std::optional<SweptValue>> values, RandomNumbers random_numbers);

  /// Within the ranges of the factors. The interval is that of the mean response, not of one
  /// replication; that the law of the process is estimated is not in it. Where points share their
  /// random numbers it is Student's, since the common error is known from their replications alone.
  [[nodiscard]] Answer answer(std::span<const double> point, double confidence) const;
  /// On the scale of the model, without what all points err in common.
  [[nodiscard]] Prediction predict(std::span<const double> point) const;
  /// As if the point had been run and had given what is expected: what is known of its
  /// surroundings, without a new fit (kriging believer; Ginsbourger, Le Riche & Carraro 2010).
  void believe(std::span<const double> point);

  [[nodiscard]] const FactorSpace& space() const { return space_; }
  [[nodiscard]] ResponseScale scale() const { return scale_; }
  [[nodiscard]] const ModelQuality& quality() const { return quality_; }
  /// The lengths of the process, one a coordinate: 1 is the whole range; the longer, the less the
  /// response hangs on it.
  [[nodiscard]] const std::vector<double>& lengths() const { return process_.covariance().lengths; }
  /// Of the field, on the scale of the model.
  [[nodiscard]] double variance() const { return process_.covariance().variance; }
  /// What is expected at the points that it was fitted to, on its scale.
  [[nodiscard]] std::vector<double> expected_at_points() const;

 private:
  struct Fitted {
    ResponseScale scale;
    Observations seen;
    std::vector<double> common;  // variance of the common error at each point; empty: there is none
    GaussianProcess process;
    double log_likelihood;  // of the values, whatever the scale
  };
  struct Seen;
  Metamodel(FactorSpace space, Fitted fitted, const Seen& seen);
  [[nodiscard]] static Fitted fit_on(ResponseScale scale, const Seen& seen);
  /// Whether it is one of the points that the model was fitted to.
  [[nodiscard]] bool was_run(std::span<const double> where) const;
  /// Of the common error, on the scale of the model: that of the points around.
  [[nodiscard]] double common_variance(std::span<const double> where) const;

  FactorSpace space_;
  ResponseScale scale_;
  Observations seen_;         // on the scale of the model
  std::size_t replications_;  // the fewest of a point
  std::vector<double> common_;
  GaussianProcess process_;
  ModelQuality quality_;
};

/// The mean correlation of the errors of two points over replications, 0 where it is below; of
/// points with as many replications as most.
[[nodiscard]] double common_correlation(std::span<const std::vector<double>> errors);

}  // namespace cuakhau::experiment
