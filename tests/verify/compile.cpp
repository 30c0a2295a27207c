#include "compile.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>
#include <stdexcept>

#include "diagnostic.hpp"
#include "files.hpp"
#include "join.hpp"
#include "messages.hpp"
#include "reduced.hpp"
#include "run.hpp"

namespace verify {
namespace fs = std::filesystem;
namespace {

/// Compilers are trusted programs; these limits only keep a lost one from
/// staying for ever.
run_limits compiler_limits() {
  run_limits limits;
  limits.wall = std::chrono::minutes(10);
  limits.cpu = std::chrono::minutes(10);
  limits.file_bytes = std::size_t{1} << 30;
  limits.descriptors = 1024;
  limits.address_space.reset();
  limits.memory = std::size_t{8} << 30;
  return limits;
}

/// In a shell, in that directory.
run_result run_compiler(const std::string& command, const fs::path& directory,
                        const fs::path& dependencies) {
  run_request request{.program = "/bin/sh", .arguments = {"-c", command}};
  request.terminal = false;
  request.directory = directory;
  request.limits = compiler_limits();
  // Plain quotes in messages; and GCC's own way to tell what it read without
  // any change of the command.
  request.environment = {"LC_ALL=C",
                         join("DEPENDENCIES_OUTPUT=", dependencies.string())};
  run_result result = run(request);
  if (result.how != ended_by::exit)
    throw std::runtime_error(messages::compiler_did_not_end(
        command, ending_text(result, request.limits)));
  return result;
}

/// "'a b'": one word for a shell.
std::string shell_word(const std::string& word) {
  static const std::regex plain("[A-Za-z0-9_./=:+@%,-]+");
  if (std::regex_match(word, plain)) return word;
  return join("'", std::regex_replace(word, std::regex("'"), "'\\''"), "'");
}

std::string shell_command(const std::vector<std::string>& words) {
  std::string command;
  for (const std::string& word : words)
    command += join(command.empty() ? "" : " ", shell_word(word));
  return command;
}

std::string version_of(const std::string& compiler, const fs::path& scratch) {
  const std::string command = join(shell_word(compiler), " -dumpfullversion");
  const run_result result = run_compiler(
      // Clang knows the older option only.
      join(command, " 2>/dev/null || ", shell_word(compiler), " -dumpversion"),
      scratch, scratch / "unused.d");
  return result.output.substr(0, result.output.find('\n'));
}

/// The prerequisites in a Make rule; the paths hold no blanks.
std::vector<std::string> prerequisites(const fs::path& rule) {
  if (!fs::exists(rule)) return {};
  std::string text = read_file(rule);
  text = std::regex_replace(text, std::regex("\\\\\n"), " ");
  std::vector<std::string> result;
  for (const std::string& line : split_lines(text)) {
    const std::size_t colon = line.find(": ");
    if (colon == line.npos) continue;
    std::istringstream words(line.substr(colon + 2));
    for (std::string word; words >> word;)
      if (std::ranges::find(result, word) == result.end())
        result.push_back(word);
  }
  return result;
}

/// Builds the program that the page prints the command of, as a reader would:
/// in a folder that holds nothing but the snippets.
class scratch_build {
public:
  scratch_build(const snippet& one, const toolchain& tools)
      : one_(one), tools_(tools) {
    fs::create_directory(work());
    fs::create_directory_symlink(fs::absolute("snippets"), work() / "snippets");
  }

  build_result printed(const fs::path& output) {
    const std::string command = printed_command(one_, tools_);
    build_result result;
    result.record = attempt(command, work(), tools_.gxx);
    if (result.record.built) move_program(work() / one_.name, output);
    finish(result, command);
    return result;
  }

  build_result other(variant which, const fs::path& output) {
    build_result result;
    const fs::path product = scratch_.path() / one_.name;
    const fs::path input = which == variant::reduced
                               ? write_reduced()
                               : fs::path(one_.source.path);
    std::string commands;
    for (const auto& words :
         build_commands(one_, which, tools_, input, product))
      commands += join(commands.empty() ? "" : " && ", shell_command(words));
    result.record =
        attempt(commands, fs::current_path(),
                which == variant::clang ? tools_.clangxx : tools_.gxx);
    if (result.record.built) move_program(product, output);
    finish(result, commands);
    // Nobody finds the copy afterwards; what it is made of is the snippet.
    std::ranges::replace(result.dependencies, fs::absolute(input),
                         fs::absolute(one_.source.path));
    result.record.command = shown(commands);
    if (which == variant::explored || which == variant::reduced)
      result.dependencies.push_back(tools_.explorer_runtime);
    return result;
  }

private:
  fs::path work() const { return scratch_.path() / "work"; }
  fs::path rule() const { return scratch_.path() / "rule.d"; }

  /// A copy that calls itself the snippet.
  fs::path write_reduced() const {
    const fs::path copy = scratch_.path() / (one_.name + ".cpp");
    write_file(copy, join("#line 1 \"", one_.source.path, "\"\n",
                          reduced(one_).source.bytes));
    return copy;
  }

  build_record attempt(const std::string& command, const fs::path& directory,
                       const std::string& compiler) {
    const run_result result = run_compiler(command, directory, rule());
    build_record record;
    record.command = command;
    record.compiler_version = version_of(compiler, scratch_.path());
    record.built = result.value == 0;
    record.diagnostic = normalised(result.output + result.error);
    return record;
  }

  /// Neither GCC after an error nor clang at all says what was read.
  void finish(build_result& result, const std::string&) {
    if (!fs::exists(rule())) {
      std::vector<std::string> words{
          tools_.gxx,      "-std=c++20", join("-I", tools_.include),
          "-MM",           "-MF",        rule().string(),
          one_.source.path};
      run_compiler(shell_command(words), fs::current_path(),
                   scratch_.path() / "unused.d");
    }
    for (const std::string& path : prerequisites(rule())) {
      result.dependencies.push_back(fs::absolute(path));
      if (path.starts_with(join(tools_.include, "/")))
        result.record.headers.push_back(path);
    }
    std::ranges::sort(result.record.headers);
  }

  /// Without the name of the scratch folder, which is never the same.
  std::string shown(std::string command) const {
    const std::string prefix = join(scratch_.path().string(), "/");
    for (std::size_t at; (at = command.find(prefix)) != command.npos;)
      command.erase(at, prefix.size());
    return command;
  }

  const snippet& one_;
  const toolchain& tools_;
  temporary_directory scratch_;
};

/// Whether this compiler is asked at all.
bool is_asked(const contract& promise, variant which) {
  if (which == variant::reduced) return promise.reduced.has_value();
  if (promise.runs()) return true;
  if (which == variant::printed) return true;
  return which == variant::clang &&
         promise.diagnostic_of(compiler_name::clang) != nullptr;
}

std::string depfile_text(const fs::path& target,
                         const std::vector<fs::path>& dependencies) {
  std::string text = join(fs::absolute(target).string(), ":");
  for (const fs::path& one : dependencies)
    text += join(" \\\n  ", one.string());
  return join(text, "\n");
}

}  // namespace

build_result build(const snippet& one, variant which, const toolchain& tools,
                   const fs::path& output) {
  if (!is_asked(one.promise, which))
    return {{}, {fs::absolute(one.source.path)}};
  scratch_build scratch(one, tools);
  if (which == variant::printed) return scratch.printed(output);
  return scratch.other(which, output);
}

problems compile(const snippet& one, variant which, const toolchain& tools,
                 const fs::path& output, const fs::path& dependencies) {
  problems found;
  check_needs(one, tools, found);
  if (!found.empty()) return found;
  const build_result result = build(one, which, tools, output);
  found = judge_build(one, which, result.record);
  if (!found.empty()) {
    fs::remove(output);
    return found;
  }
  if (!result.record.built) write_if_changed(output, "");
  write_if_changed(join(output.string(), ".json"), to_json(result.record));
  write_file(dependencies, depfile_text(output, result.dependencies));
  return found;
}

void precompile(variant which, const toolchain& tools, const fs::path& header,
                const fs::path& output, const fs::path& dependencies) {
  temporary_directory scratch;
  const fs::path rule = scratch.path() / "rule.d";
  fs::create_directories(output.parent_path());
  std::vector<std::string> words =
      precompile_command(which, tools, header, output);
  words.insert(words.end(), {"-MD", "-MF", rule.string()});
  const std::string command = shell_command(words);
  const run_result result =
      run_compiler(command, fs::current_path(), scratch.path() / "unused.d");
  if (result.value != 0)
    throw std::runtime_error(
        messages::not_precompiled(command, result.output + result.error));
  std::vector<fs::path> read;
  for (const std::string& path : prerequisites(rule))
    read.push_back(fs::absolute(path));
  write_file(dependencies, depfile_text(output, read));
}

std::string to_json(const build_record& record) {
  nlohmann::ordered_json json;
  json["schema"] = 1;
  json["command"] = record.command;
  json["compiler_version"] = record.compiler_version;
  json["built"] = record.built;
  json["diagnostic"] = record.diagnostic;
  json["headers"] = record.headers;
  return join(
      json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace), "\n");
}

build_record read_build_record(const fs::path& path) {
  const nlohmann::json json = nlohmann::json::parse(read_file(path));
  build_record record;
  record.command = json.at("command");
  record.compiler_version = json.at("compiler_version");
  record.built = json.at("built");
  record.diagnostic = json.at("diagnostic");
  record.headers = json.at("headers");
  return record;
}

}  // namespace verify
