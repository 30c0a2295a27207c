#ifndef COURSE_VERIFY_COMPILE_HPP
#define COURSE_VERIFY_COMPILE_HPP

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "snippet.hpp"
#include "toolchain.hpp"

namespace verify {

/// What became of building one variant.
struct build_record {
  std::string command;
  /// "12.2.0"; empty if no compiler was asked.
  std::string compiler_version;
  /// Whether there is a program.
  bool built = false;
  /// What the compiler said, with paths relative to the project's root.
  std::string diagnostic;
  /// The course's headers it read, relative to the project's root.
  std::vector<std::string> headers;
};

/// A build and what it left in a folder of its own.
struct build_result {
  build_record record;
  /// What the program must be made of again if one of these changes.
  std::vector<std::filesystem::path> dependencies;
};

/// Builds one variant into `output`. The working directory is the project's
/// root. Nothing is built that the contract says cannot be.
build_result build(const snippet& one, variant which, const toolchain& tools,
                   const std::filesystem::path& output);

/// What is wrong with a build, held against the contract.
problems judge_build(const snippet& one, variant which,
                     const build_record& record);

std::string to_json(const build_record& record);
build_record read_build_record(const std::filesystem::path& path);

/// `verify compile`: builds, judges, and writes the program, its record and
/// its dependencies.
problems compile(const snippet& one, variant which, const toolchain& tools,
                 const std::filesystem::path& output,
                 const std::filesystem::path& dependencies);

/// `verify precompile`: compiles the common headers for one variant.
/// \throws std::runtime_error with the compiler's words if that fails.
void precompile(variant which, const toolchain& tools,
                const std::filesystem::path& header,
                const std::filesystem::path& output,
                const std::filesystem::path& dependencies);

}  // namespace verify

#endif
