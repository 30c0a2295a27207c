#ifndef COURSE_EXPLORER_BUILD_SOURCE_HPP
#define COURSE_EXPLORER_BUILD_SOURCE_HPP

#include <filesystem>
#include <string>

#include "options.hpp"

namespace explorer {

/// An explored build of one source file, in a folder that goes with it.
class built_source {
public:
  /// Compiles and links; throws usage_error with the compiler's words.
  explicit built_source(const options& wanted);
  ~built_source();
  built_source(const built_source&) = delete;
  built_source& operator=(const built_source&) = delete;

  const std::string& program() const { return program_; }

private:
  std::filesystem::path folder_;
  std::string program_;
};

}  // namespace explorer

#endif
