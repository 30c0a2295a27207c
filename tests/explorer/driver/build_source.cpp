#include "build_source.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <vector>

namespace explorer {
namespace {

namespace fs = std::filesystem;

bool is_source(const fs::path& file, bool& is_c) {
  const std::string kind = file.extension().string();
  is_c = kind == ".c";
  for (const char* known : {".c", ".cpp", ".cc", ".cxx", ".C"}) {
    if (kind == known) return true;
  }
  return false;
}

void run(const std::vector<std::string>& command, const std::string& failure) {
  std::vector<char*> arguments;
  for (const std::string& word : command) {
    arguments.push_back(const_cast<char*>(word.c_str()));
  }
  arguments.push_back(nullptr);
  const pid_t child = fork();
  if (child == 0) {
    execvp(arguments[0], arguments.data());
    _exit(127);
  }
  int status = 0;
  waitpid(child, &status, 0);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    throw usage_error{failure};
  }
}

}  // namespace

built_source::built_source(const options& wanted) {
  if (access(wanted.source.c_str(), R_OK) != 0) {
    throw usage_error{"cannot read '" + wanted.source +
                      "': " + std::strerror(errno)};
  }
  const fs::path source = wanted.source;
  bool is_c = false;
  if (!is_source(source, is_c)) {
    throw usage_error{"'" + wanted.source + "' is no C++ or C file"};
  }
  std::string pattern = (fs::temp_directory_path() / "explore-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) {
    throw usage_error{"cannot make a temporary folder"};
  }
  folder_ = pattern;
  const std::string object = (folder_ / "program.o").string();
  program_ = (folder_ / source.stem()).string();
  // At -O0 what the compiler leaves is what the source says.
  std::vector<std::string> compile{is_c ? "gcc" : "g++"};
  if (!is_c) compile.emplace_back("-std=c++20");
  compile.insert(compile.end(),
                 {"-O0", "-g", "-fsanitize=thread", "-Wunknown-pragmas"});
  if (!is_c) compile.emplace_back("-Wno-tsan");
  for (const std::string& folder : wanted.include) {
    compile.push_back("-I" + folder);
  }
  compile.insert(compile.end(), {"-o", object, "-c", wanted.source});
  try {
    run(compile, "'" + wanted.source + "' does not compile");
    run({"g++", "-no-pie", "-o", program_, "-Wl,--whole-archive",
         EXPLORER_RUNTIME, "-Wl,--no-whole-archive", object},
        "'" + wanted.source + "' does not link");
  } catch (...) {
    fs::remove_all(folder_);
    throw;
  }
}

built_source::~built_source() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

}  // namespace explorer
