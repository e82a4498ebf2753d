#pragma once

// The parts of a running border where trucks are served or given what they need.

namespace cuakhau::model::detail {

class Checks;
class Choices;
class Crossings;
class Exchanges;
class Limits;
class Pools;
class Roads;
class Stations;

struct Parts {
  Stations& stations;
  Crossings& crossings;
  Pools& pools;
  Exchanges& exchanges;
  Checks& checks;
  Roads& roads;
  Choices& choices;
  Limits& limits;
};

}  // namespace cuakhau::model::detail
