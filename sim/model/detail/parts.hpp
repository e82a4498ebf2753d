#pragma once

// The parts of a running border where trucks are served or given what they need.

namespace cuakhau::model::detail {

class Crossings;
class Pools;
class Stations;

struct Parts {
  Stations& stations;
  Crossings& crossings;
  Pools& pools;
};

}  // namespace cuakhau::model::detail
