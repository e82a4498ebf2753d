#include "report/detail/policy_table.hpp"

#include "support/catch.hpp"

using namespace cuakhau;
using namespace cuakhau::report;

TEST_CASE("the policies stand with how often and how long they were in force") {
  experiment::Result result;
  CHECK(detail::policy_table(result, Palette::plain).empty());
  result.policies = {{"gates closed", 1.0, std::chrono::hours{36}},
                     {"second shift", 12.345, std::chrono::minutes{90}}};
  CHECK(detail::policy_table(result, Palette::plain) ==
        "              in force  in force\n"
        "                 times     hours\n"
        "gates closed         1      36.0\n"
        "second shift      12.3       1.5\n");
  result.policies.back().cost = model::Money{2.125e9, "VND"};
  CHECK(detail::policy_table(result, Palette::plain) ==
        "              in force  in force          cost\n"
        "                 times     hours    in the run\n"
        "gates closed         1      36.0             –\n"
        "second shift      12.3       1.5  2125.0 M VND\n");
}

TEST_CASE("a policy that ends has a column for the time until the province has recovered") {
  experiment::Result result;
  result.policies = {{"strike", 1.0, std::chrono::hours{24}},
                     {"for good", 1.0, std::chrono::hours{9}}};
  experiment::Estimate recovery;
  recovery.key.measure = "recovery_time";
  recovery.key.where = "province";
  recovery.key.outcome = "strike";
  recovery.value = 126.0;
  result.measures = {recovery};
  CHECK(detail::policy_table(result, Palette::plain) ==
        "          in force  in force  recovery\n"
        "             times     hours     hours\n"
        "strike           1      24.0       126\n"
        "for good         1       9.0         –\n");
}
