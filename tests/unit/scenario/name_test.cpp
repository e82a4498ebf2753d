#include "scenario/detail/name.hpp"

#include "support/catch.hpp"

namespace cuakhau::scenario::detail {

TEST_CASE("names are letters of any script, digits, underscores and hyphens") {
  for (const char* name : {"a", "huu_nghi", "m1119-1120", "Hữu_Nghị", "友谊关", "2"})
    CHECK(is_name(name));
  for (const char* name : {"", "-a", "a.b", "a b", "a[0]", "a,b", "*"}) CHECK_FALSE(is_name(name));
}

}  // namespace cuakhau::scenario::detail
