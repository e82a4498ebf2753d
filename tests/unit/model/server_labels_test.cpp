#include "model/detail/server_labels.hpp"

#include <set>

#include "support/catch.hpp"

using cuakhau::model::detail::ServerLabels;

TEST_CASE("the lowest free number is given out") {
  ServerLabels labels;
  for (std::uint16_t expected = 1; expected <= 130; ++expected) REQUIRE(labels.take() == expected);
  labels.give_back(64);
  labels.give_back(3);
  CHECK(labels.take() == 3);
  CHECK(labels.take() == 64);
  CHECK(labels.take() == 131);
}

TEST_CASE("more servers than numbers share the last one") {
  ServerLabels labels;
  std::set<std::uint16_t> seen;
  std::uint16_t last = 0;
  for (int i = 0; i < 70'000; ++i) seen.insert(last = labels.take());
  CHECK(last == 0xffff);
  CHECK(seen.size() > 65'000);
  labels.give_back(last);
  CHECK(labels.take() == 0xffff);
  labels.give_back(1);
  CHECK(labels.take() == 1);
}
