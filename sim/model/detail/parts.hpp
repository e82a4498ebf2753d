#pragma once

// The parts of a running border where trucks are served or given what they need.

namespace cuakhau::model::detail {

class Checks;
class Crossings;
class Exchanges;
class Pools;
class Stations;

struct Parts {
  Stations& stations;
  Crossings& crossings;
  Pools& pools;
  Exchanges& exchanges;
  Checks& checks;
};

}  // namespace cuakhau::model::detail
