#include <cuakhau/experiment/sweep_columns.hpp>

#include "support/catch.hpp"

namespace cuakhau::experiment {
namespace {

using Names = std::vector<std::string>;

model::CatalogueEntry measure(std::string name, std::string where = "province") {
  return {{std::move(name), "min", std::move(where), "*", "*", "*", "mean"}};
}

TEST_CASE("names are of letters, digits and underlines") {
  const std::vector factors{*parse_factor("stations.desk.servers[0].count=1..2"),
                            *parse_factor("gates.(kind=secondary).open={a, b}"),
                            *parse_factor("policy:../longer-hours.yaml"), *parse_factor("2x=1..2")};
  const std::vector measures{measure("wait"), measure("cleared", "huu_nghi")};
  const auto columns = sweep_columns(factors, measures);
  CHECK(columns.factors == Names{"stations_desk_servers_0_count", "gates_kind_secondary_open",
                                 "policy_longer_hours_yaml", "x2x"});
  CHECK(columns.measures == Names{"wait", "cleared_of_huu_nghi"});
}

TEST_CASE("no two columns have one name, whatever the case") {
  const std::vector factors{*parse_factor("a.b=1..2"), *parse_factor("a_B=1..2"),
                            *parse_factor("status=1..2"), *parse_factor("wait_n=1..2")};
  const std::vector measures{measure("wait"), measure("wait", "a"), measure("wait of", "a")};
  const auto columns = sweep_columns(factors, measures);
  CHECK(columns.factors == Names{"a_b", "a_B_2", "status_2", "wait_n"});
  CHECK(columns.measures == Names{"wait_2", "wait_of_a", "wait_of_of_a"});
}

}  // namespace
}  // namespace cuakhau::experiment
