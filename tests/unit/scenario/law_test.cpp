#include "scenario/detail/law.hpp"

#include "scenario/detail/law_text.hpp"
#include "unit/scenario/scenario_files.hpp"

namespace cuakhau::scenario::detail {
namespace {

using kernel::Distribution;

constexpr double k_minute = 60'000.0;

Distribution read(const std::string& text) {
  const auto law = law_of(text, {});
  INFO(text);
  REQUIRE(law.has_value());
  return law->law;
}

std::string refused(const std::string& text) {
  const auto law = law_of(text, {});
  INFO(text);
  REQUIRE_FALSE(law.has_value());
  return law.error().message;
}

}  // namespace

TEST_CASE("each law is a word with its parameters, in order or by name") {
  CHECK(read("5 min") == Distribution{kernel::Constant{5 * k_minute}});
  CHECK(read("constant(5 min)") == read("5 min"));
  CHECK(read("exponential(12 min)") == Distribution{kernel::Exponential{12 * k_minute}});
  CHECK(read("exponential(mean 12 min)") == read("exponential(12 min)"));
  CHECK(read("uniform(1 min, 3 min)") == Distribution{kernel::Uniform{k_minute, 3 * k_minute}});
  CHECK(read("erlang(2, 6 min)") == Distribution{kernel::Gamma{2, 6 * k_minute}});
  CHECK(read("gamma(shape 2.5, mean 6 min)") == Distribution{kernel::Gamma{2.5, 6 * k_minute}});
  CHECK(read("gamma(mean 6 min, shape 2.5)") == read("gamma(2.5, 6 min)"));
  CHECK(read("triangular(1 min, 2 min, 4 min)") ==
        Distribution{kernel::Triangular{k_minute, 2 * k_minute, 4 * k_minute}});
  CHECK(read("normal(mean 5 min, sd 1 min)") ==
        Distribution{kernel::TruncatedNormal{5 * k_minute, k_minute}});
  CHECK(read("lognormal(mean 20 min, cv 0.5)") ==
        Distribution{kernel::LogNormal{20 * k_minute, 0.5}});
  CHECK(read("weibull(shape 1.5, scale 10 min)") ==
        Distribution{kernel::Weibull{1.5, 10 * k_minute}});
}

TEST_CASE("laws of values and mixtures") {
  CHECK(read("discrete(30 min: 10 %, 4 min: 90 %)") ==
        Distribution{kernel::Discrete{{4 * k_minute, 30 * k_minute}, {0.9, 0.1}}});
  CHECK(read("empirical(3 min, 1 min, 2 min)") ==
        Distribution{kernel::Empirical{{k_minute, 2 * k_minute, 3 * k_minute}}});
  CHECK(read("mix(90 %: exponential(4 min), 10 %: 30 min)") ==
        Distribution{kernel::Mixture{
            {0.9, 0.1},
            {read("exponential(4 min)"), Distribution{kernel::Constant{30 * k_minute}}}}});
}

TEST_CASE("an empirical law reads a column of a file in a unit") {
  const test::ScenarioFiles files;
  files.write("times.csv", "id,minutes\n1,3\n2,1.5\n");
  const Whereabouts here{files.folder(), std::filesystem::canonical(files.folder())};
  const auto law = law_of("empirical(times.csv, column minutes, unit min)", here);
  REQUIRE(law.has_value());
  CHECK(law->law == Distribution{kernel::Empirical{{1.5 * k_minute, 3 * k_minute}}});
  CHECK(law_of("empirical(times.csv, column hours, unit min)", here).error().message ==
        "times.csv has no column \"hours\"");
  CHECK(law_of("empirical(other.csv, column hours, unit min)", here).error().message ==
        "no such file: \"other.csv\"");
  CHECK(law_of("empirical(times.csv, column minutes, unit m)", here).error().message ==
        "expected \"empirical(FILE.csv, column NAME, unit min)\", found \"times.csv, column "
        "minutes, unit m\"");
}

TEST_CASE("what is no law says what was expected") {
  CHECK(refused("90") == "expected a duration such as \"90 s\", found 90");
  CHECK(refused("-5 min") == "expected a duration that is not negative, found \"-5 min\"");
  CHECK(refused("quick") ==
        "expected a duration or a law such as \"exponential(12 min)\", found \"quick\"");
  CHECK(refused("5 fortnights") == "expected a duration such as \"90 s\", found \"5 fortnights\"");
  CHECK(refused("99999999999999999999 d") ==
        "expected a shorter duration, found \"99999999999999999999 d\"");
  CHECK(refused("mix()") == "expected shares that add up to 100 %, found 0 %");
  CHECK(refused("exponental(5 min)") == "unknown law \"exponental\"");
  CHECK(refused("exponential(5)") == "expected a duration such as \"90 s\", found 5");
  CHECK(refused("uniform(5 min)") ==
        "expected \"uniform(1 min, 3 min)\", found \"uniform(5 min)\"");
  CHECK(refused("erlang(2.5, 5 min)") == "expected a whole number, found 2.5");
  CHECK(refused("gamma(mean 5 min, mean 6 min)") ==
        "expected \"gamma(shape 2.5, mean 6 min)\", found \"gamma(mean 5 min, mean 6 min)\"");
  CHECK(refused("discrete(4 min 90 %)") ==
        "expected \"discrete(4 min: 90 %, 30 min: 10 %)\", found \"discrete(4 min 90 %)\"");
  CHECK(refused("discrete(4 min: 90 %, 30 min: 9 %)") ==
        "expected shares that add up to 100 %, found 99 %");
  CHECK(refused("mix(90 %: 1 min, 9 %: 2 min)") ==
        "expected shares that add up to 100 %, found 99 %");
  CHECK(refused("mix(1 min)") ==
        "expected \"mix(90 %: exponential(4 min), 10 %: exponential(30 "
        "min))\", found \"1 min\"");
}

TEST_CASE("parameters out of the domain are told in the unit of the text") {
  CHECK(refused("triangular(6 min, 5 min, 9 min)") ==
        "triangular: mode 5 lies outside 6 … 9, in min");
  CHECK(refused("uniform(3 h, 1 h)") == "uniform: low 3 lies above high 1, in h");
  CHECK(refused("exponential(0 min)") == "exponential: mean 0 is not a positive number, in min");
}

TEST_CASE("a law is given another mean") {
  CHECK(read("rescaled(mean 10 min, triangular(1 min, 2 min, 3 min))") ==
        read("triangular(5 min, 10 min, 15 min)"));
  CHECK(read("rescaled(mean 30 s, 2 min)") == read("30 s"));
  CHECK(refused("rescaled(10 min)") ==
        "expected \"rescaled(mean 24 min, triangular(1 min, 2 min, 4 min))\", found \"10 min\"");
  CHECK(refused("rescaled(mean 0 s, exponential(1 min))") ==
        "rescaled: a law is stretched from one mean above 0 to another");
}

TEST_CASE("mixtures nest a few levels and no more") {
  std::string text = "1 min";
  for (int i = 0; i < 4; ++i) text = "mix(100 %: " + text + ")";
  CHECK(law_of(text, {}).has_value());
  CHECK(refused("mix(100 %: " + text + ")") == "a mixture inside 4 others is not allowed");
  for (int i = 0; i < 2000; ++i) text = "mix(100 %: " + text + ")";
  CHECK_FALSE(law_of(text, {}).has_value());
}

TEST_CASE("a count law is a number or discrete") {
  CHECK(count_law_of("4").value().law == Distribution{kernel::Constant{4}});
  CHECK(count_law_of("discrete(1: 50 %, 3: 50 %)").value().law ==
        Distribution{kernel::Discrete{{1, 3}, {0.5, 0.5}}});
  CHECK(count_law_of("0").error().message == "expected a whole number from 1 up, found 0");
  CHECK(count_law_of("discrete(0: 100 %)").error().message ==
        "expected a whole number from 1 up, found 0");
  CHECK(count_law_of("exponential(2)").error().message ==
        "expected a whole number or \"discrete(1: 50 %, 3: 50 %)\", found \"exponential(2)\"");
}

TEST_CASE("the text of a law reads back as the same law") {
  for (const std::string text :
       {"5 min", "250 ms", "exponential(12 min)", "uniform(1 min, 3 min)", "erlang(2, 6 min)",
        "gamma(shape 2.5, mean 6 min)", "triangular(1 min, 2 min, 4 min)",
        "normal(mean 5 min, sd 1 min)", "lognormal(mean 20 min, cv 0.5)",
        "weibull(shape 1.5, scale 10 min)", "discrete(4 min: 90 %, 30 min: 10 %)",
        "empirical(1 min, 2 min)", "mix(90 %: exponential(4 min), 10 %: 1 h)"})
    CHECK(law_text(read(text)) == text);
  CHECK(law_text(read("exponential(1.23456789 ms)")) == "exponential(1.23456789 ms)");
  CHECK(law_text(read("2.5 min")) == "150 s");
}

}  // namespace cuakhau::scenario::detail
