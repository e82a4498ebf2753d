#pragma once

// Checks: what is found out about a truck, and has a name. A customs channel, a document check and
// a plant quarantine have outcomes by share; a test has outcomes that follow from the state of who
// is tested. Steps, policies and measures know an outcome by its name.

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <cuakhau/base/civil.hpp>
#include <cuakhau/model/field.hpp>
#include <cuakhau/model/money.hpp>
#include <cuakhau/model/sides.hpp>
#include <cuakhau/model/units.hpp>

namespace cuakhau::model {

/// A share that changes with the date, on the home side's clock. Text: "0.5 %", or
/// "{2022-01-10: 0.1 %, 2022-02-15: 2 %}", each from that date on and 0 % before the first.
struct DatedShare {
  Probability always;  // before the first date
  std::map<CivilDate, Probability> from;
  friend bool operator==(const DatedShare&, const DatedShare&) = default;
};

enum class TestSubject : std::uint8_t { driver, dedicated_driver, cargo };
template <>
struct EnumWords<TestSubject> {
  static constexpr std::array<std::string_view, 3> words{"driver", "dedicated_driver", "cargo"};
};

struct Test {
  TestSubject of = TestSubject::driver;
  DatedShare prevalence;
  Probability sensitivity{1.0};
  Probability specificity{1.0};
  friend bool operator==(const Test&, const Test&) = default;
};
template <class V, DescribedAs<Test> S>
void describe(V& visit, S& test) {
  visit(Field{.name = "of",
              .help = "who or what is tested: the driver, the dedicated driver who holds the wheel "
                      "over the line, or the surface of the cargo"},
        test.of);
  visit(Field{.name = "prevalence",
              .help = "share that is infected: one, or one from each date on",
              .presence = Presence::required,
              .change = Change::at_once},
        test.prevalence);
  visit(Field{.name = "sensitivity",
              .help = "share of those infected that the test finds",
              .change = Change::next_start},
        test.sensitivity);
  visit(Field{.name = "specificity",
              .help = "share of those not infected that the test clears",
              .change = Change::next_start},
        test.specificity);
}

/// A test passed at the origin of the way, with the same sensitivity. Whoever it finds infected
/// does not set out: another one, not infected, comes in his place.
struct Certificate {
  Probability carried{1.0};
  DurationLaw taken_before;
  Duration valid_for{0};
  friend bool operator==(const Certificate&, const Certificate&) = default;
};
template <class V, DescribedAs<Certificate> S>
void describe(V& visit, S& certificate) {
  visit(Field{.name = "carried",
              .help = "share of the trucks that bring one",
              .presence = Presence::required,
              .change = Change::next_start},
        certificate.carried);
  visit(Field{.name = "taken_before",
              .help = "law of the time from the sample to the arrival at the border",
              .presence = Presence::required,
              .change = Change::next_start},
        certificate.taken_before);
  visit(Field{.name = "valid_for",
              .help = "time from the sample for which it excuses from the test",
              .presence = Presence::required,
              .change = Change::next_start},
        certificate.valid_for);
}

/// Has either `outcomes` or a `test`. `at` is visited first; a test at an exchange is pooled: one
/// result for all trucks of a turn.
struct Check {
  std::string gate;
  Side side = Side::home;
  std::string at;
  std::map<std::string, Probability> outcomes;
  std::optional<Test> test;
  std::optional<Certificate> certificate;
  DurationLaw result_after;
  std::string retest;
  std::optional<Money> fee{};
  friend bool operator==(const Check&, const Check&) = default;
};
template <class V, DescribedAs<Check> S>
void describe(V& visit, S& check) {
  visit(Field{.name = "gate", .help = "the gate it belongs to", .refers_to = "gates"}, check.gate);
  visit(Field{.name = "side", .help = "the side it lies on"}, check.side);
  visit(
      Field{.name = "at",
            .help = "a station or an exchange that the truck visits for it; at an exchange a test "
                    "is pooled: one result for the turn; absent: no place of its own",
            .refers_to = "stages"},
      check.at);
  visit(Field{.name = "outcomes",
              .help = "names of what it can find and their shares; this or `test`",
              .change = Change::next_start},
        check.outcomes);
  visit(Field{.name = "test",
              .help = "a test, whose outcomes are positive and negative; this or `outcomes`"},
        check.test);
  visit(Field{.name = "certificate",
              .help = "of a test: one passed at the origin, which excuses from it"},
        check.certificate);
  visit(Field{.name = "result_after",
              .help = "law of the time until the result is known, for which the truck stays where "
                      "it is; default 0 s",
              .change = Change::next_start},
        check.result_after);
  visit(Field{.name = "retest",
              .help = "of a pooled test: the check that each truck of a positive pool goes through",
              .refers_to = "checks"},
        check.retest);
  visit(Field{.name = "fee",
              .help = "what a truck pays for it; nothing where a certificate excuses from it",
              .change = Change::at_once},
        check.fee);
}

/// Outcomes of tests.
inline constexpr std::string_view k_negative = "negative";
inline constexpr std::string_view k_positive = "positive";
inline constexpr std::string_view k_certified = "certified";  // a certificate excused from the test
inline constexpr std::string_view k_retested =
    "retested";  // its pool is positive, its retest counts

/// The names of what the check can find, in the order in which records number them: the shares by
/// name, or negative, positive, and what a certificate and a retest add.
[[nodiscard]] std::vector<std::string> outcomes_of(const Check& check);

/// Whether the test at the exchange `check.at` of the plan is pooled.
struct Plan;
[[nodiscard]] bool is_pooled(const Plan& plan, const Check& check);

}  // namespace cuakhau::model
