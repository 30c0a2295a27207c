#include "toolchain.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <regex>
#include <stdexcept>

#include "join.hpp"
#include "messages.hpp"

namespace verify {
namespace {

using words = std::vector<std::string>;

constexpr std::array variants{variant::printed,  variant::clang,
                              variant::tsan,     variant::asan,
                              variant::explored, variant::reduced};

const words warnings{"-Wall", "-Wextra", "-Wpedantic"};

bool uses_course_headers(const snippet& one) {
  static const std::regex form("^[ \\t]*#[ \\t]*include[ \\t]*[<\"]course/.*");
  return std::ranges::any_of(one.source.lines, [](const std::string& line) {
    return std::regex_match(line, form);
  });
}

void append(words& list, const words& more) {
  list.insert(list.end(), more.begin(), more.end());
}

/// Everything between the compiler's name and the source.
words common_flags(const snippet& one, const toolchain& tools,
                   const words& optimisation) {
  words flags{"-std=c++20"};
  append(flags, optimisation);
  append(flags, warnings);
  // A warning that is the lesson must not stop the program.
  if (one.promise.kind != contract_kind::warns) flags.push_back("-Werror");
  flags.push_back("-pthread");
  if (uses_course_headers(one)) flags.push_back(join("-I", tools.include));
  return flags;
}

/// How a variant differs from the printed program. Line tables are all that a
/// report needs, inlined calls included.
words own_flags(variant which) {
  switch (which) {
    case variant::printed:
    case variant::clang:
      return {"-O2"};
    case variant::tsan:
      return {"-O1", "-g1", "-fsanitize=thread", "-Wno-tsan"};
    case variant::asan:
      return {"-O1", "-g1", "-fsanitize=address,undefined",
              "-fno-omit-frame-pointer"};
    case variant::explored:
    case variant::reduced:
      return {"-O0", "-g1", "-fsanitize=thread", "-Wno-tsan"};
  }
  throw std::logic_error("no such variant");
}

const std::string& compiler_of(variant which, const toolchain& tools) {
  return which == variant::clang ? tools.clangxx : tools.gxx;
}

/// The flags that what it needs stands for.
words needed_flags(const snippet& one, const toolchain& tools) {
  words flags;
  for (const std::string& need : one.promise.needs)
    append(flags, tools.needs.at(need));
  return flags;
}

/// Whether the common headers, read beforehand, mean the same to this source.
/// What a compiler says is not left to them.
bool may_use_precompiled(const snippet& one, const toolchain& tools) {
  static const std::regex macro("^[ \\t]*#[ \\t]*(define|undef)[ \\t].*");
  return one.promise.runs() && one.promise.kind != contract_kind::warns &&
         needed_flags(one, tools).empty() &&
         std::ranges::none_of(one.source.lines, [](const std::string& line) {
           return std::regex_match(line, macro);
         });
}

words precompiled_flags(const snippet& one, variant which,
                        const toolchain& tools) {
  if (tools.precompiled.empty() || which == variant::printed ||
      !may_use_precompiled(one, tools))
    return {};
  // What was read for one serves all that are built by the same command.
  const variant owner = which == variant::reduced ? variant::explored : which;
  const std::filesystem::path header =
      tools.precompiled / to_text(owner) / "common_headers.hpp";
  words flags{"-include", header.string()};
  // One made with other flags would be passed over without a word.
  if (which != variant::clang) flags.push_back("-Winvalid-pch");
  return flags;
}

words compile_step(const snippet& one, variant which, const toolchain& tools) {
  words command{compiler_of(which, tools)};
  append(command, common_flags(one, tools, own_flags(which)));
  append(command, precompiled_flags(one, which, tools));
  return command;
}

words one_step(const snippet& one, variant which, const toolchain& tools,
               const std::string& input, const std::string& output) {
  words command = compile_step(one, which, tools);
  append(command, {input, "-o", output});
  append(command, needed_flags(one, tools));
  return command;
}

/// Instrumented as for ThreadSanitizer, but linked with our own runtime.
std::vector<words> explored_steps(const snippet& one, const toolchain& tools,
                                  const std::string& input,
                                  const std::string& output) {
  const std::string object = join(output, ".o");
  words compile = compile_step(one, variant::explored, tools);
  // What the explorer says must name the snippet, not its copy.
  if (input != one.source.path)
    compile.push_back(join("-ffile-prefix-map=", input, "=", one.source.path));
  append(compile, {"-c", input, "-o", object});
  append(compile, needed_flags(one, tools));
  words link{tools.gxx,
             "-no-pie",
             object,
             "-Wl,--whole-archive",
             tools.explorer_runtime,
             "-Wl,--no-whole-archive",
             "-pthread",
             "-o",
             output};
  append(link, needed_flags(one, tools));
  return {compile, link};
}

}  // namespace

toolchain read_toolchain(const std::filesystem::path& path) {
  const nlohmann::json document = nlohmann::json::parse(read_file(path));
  toolchain tools;
  tools.gxx = document.at("gxx");
  tools.clangxx = document.at("clangxx");
  tools.include = document.at("include");
  tools.explorer_runtime = document.value("explorer_runtime", "");
  tools.explore = document.value("explore", "");
  tools.precompiled = document.value("precompiled", "");
  tools.needs = document.at("needs");
  return tools;
}

std::string_view to_text(variant one) {
  constexpr std::array names{"printed", "clang",    "tsan",
                             "asan",    "explored", "reduced"};
  return names.at(static_cast<std::size_t>(one));
}

variant variant_named(std::string_view name) {
  const auto found = std::ranges::find_if(
      variants, [&](variant one) { return to_text(one) == name; });
  if (found == variants.end())
    throw std::invalid_argument(messages::unknown_variant(name));
  return *found;
}

std::string printed_command(const snippet& one, const toolchain& tools) {
  std::string command;
  for (const std::string& word :
       one_step(one, variant::printed, tools, one.source.path, one.name))
    command += join(command.empty() ? "" : " ", word);
  return command;
}

std::vector<words> build_commands(const snippet& one, variant which,
                                  const toolchain& tools,
                                  const std::filesystem::path& input,
                                  const std::filesystem::path& output) {
  if (which == variant::printed)
    throw std::logic_error("the printed program is built by its own command");
  if (which == variant::explored || which == variant::reduced)
    return explored_steps(one, tools, input, output);
  return {one_step(one, which, tools, input, output)};
}

words precompile_command(variant which, const toolchain& tools,
                         const std::filesystem::path& header,
                         const std::filesystem::path& output) {
  words command{compiler_of(which, tools), "-std=c++20"};
  append(command, own_flags(which));
  append(command, warnings);
  append(command, {"-pthread", "-x", "c++-header", header.string(), "-o",
                   output.string()});
  return command;
}

void check_needs(const snippet& one, const toolchain& tools, problems& found) {
  for (const std::string& need : one.promise.needs)
    if (!tools.needs.contains(need))
      found.push_back(
          {one.source.path, one.promise.line, messages::unknown_need(need)});
}

}  // namespace verify
