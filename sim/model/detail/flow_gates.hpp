#pragma once

// Which gate the trucks of a flow count for that names none.

#include <cuakhau/model/network.hpp>

namespace cuakhau::model::detail {

/// A flow without a `gate` gets the one that its way leads to: the only gate of the crossings on it
/// or, where these belong to none, of its other stages. A flow that may come to several keeps none.
void infer_gates(Network::Tables& tables);

}  // namespace cuakhau::model::detail
