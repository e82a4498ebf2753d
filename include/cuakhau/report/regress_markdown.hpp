#pragma once

// What moved against baselines, as Markdown for a pull request.

#include <string>

#include <cuakhau/experiment/regress.hpp>

namespace cuakhau::report {

[[nodiscard]] std::string regress_markdown(const experiment::RegressResult& result);

}  // namespace cuakhau::report
