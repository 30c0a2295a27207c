#ifndef COURSE_VERIFY_TOOLCHAIN_HPP
#define COURSE_VERIFY_TOOLCHAIN_HPP

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "problem.hpp"
#include "snippet.hpp"

namespace verify {

/// What CMake found, and which flags a name in `Needs` stands for.
struct toolchain {
  std::string gxx;
  std::string clangxx;
  /// The folder of the course's headers, relative to the project's root.
  std::string include;
  std::filesystem::path explorer_runtime;
  std::filesystem::path explore;
  /// The folder of the precompiled headers, one for each variant; empty if
  /// there are none.
  std::filesystem::path precompiled;
  std::map<std::string, std::vector<std::string>> needs;
};

/// Reads toolchain.json.
toolchain read_toolchain(const std::filesystem::path& path);

/// How a snippet is built.
/// `reduced` is the explored build of the reduced program.
enum class variant { printed, clang, tsan, asan, explored, reduced };

std::string_view to_text(variant one);
/// The variant of this name.
/// \throws std::invalid_argument if there is none.
variant variant_named(std::string_view name);

/// The command that the page prints beside the listing.
std::string printed_command(const snippet& one, const toolchain& tools);

/// The commands that build any other variant from `input`, which is the
/// snippet's file or a copy of it; each is a list of words. Paths of the source
/// are relative to the project's root.
std::vector<std::vector<std::string>> build_commands(
    const snippet& one, variant which, const toolchain& tools,
    const std::filesystem::path& input, const std::filesystem::path& output);

/// The command that precompiles the common headers for all but the printed
/// variant.
std::vector<std::string> precompile_command(
    variant which, const toolchain& tools, const std::filesystem::path& header,
    const std::filesystem::path& output);

/// Adds a problem for each name in `Needs` that the toolchain does not know.
void check_needs(const snippet& one, const toolchain& tools, problems& found);

}  // namespace verify

#endif
