#include <cuakhau/files/problem.hpp>

namespace cuakhau::files {

std::string describe(const FileProblem& problem) { return problem.path + ": " + problem.message; }

}  // namespace cuakhau::files
