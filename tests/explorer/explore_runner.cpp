#include "explore_runner.hpp"

#include <fcntl.h>
#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

template class nlohmann::basic_json<>;

namespace explorer::test {
namespace {

namespace fs = std::filesystem;

std::string contents(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

// One folder for each test process; it goes with the process.
class scratch_folder {
public:
  scratch_folder() {
    std::string name = (fs::temp_directory_path() / "explorer-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~scratch_folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  scratch_folder(const scratch_folder&) = delete;
  scratch_folder& operator=(const scratch_folder&) = delete;

  fs::path fresh_file() { return path_ / std::to_string(++files_); }

private:
  fs::path path_;
  int files_ = 0;
};

scratch_folder& the_folder() {
  static scratch_folder folder;
  return folder;
}

void redirect(int descriptor, const fs::path& path) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  dup2(file, descriptor);
  close(file);
}

explored run(const std::vector<std::string>& arguments, int processor) {
  const fs::path text = the_folder().fresh_file();
  const fs::path errors = the_folder().fresh_file();
  std::vector<char*> argv{const_cast<char*>("explore")};
  for (const std::string& argument : arguments) {
    argv.push_back(const_cast<char*>(argument.c_str()));
  }
  argv.push_back(nullptr);
  const pid_t child = fork();
  if (child == 0) {
    if (processor >= 0) {
      cpu_set_t set;
      CPU_ZERO(&set);
      CPU_SET(processor, &set);
      sched_setaffinity(0, sizeof set, &set);
    }
    redirect(1, text);
    redirect(2, errors);
    execv(EXPLORE_PROGRAM, argv.data());
    _exit(127);
  }
  int status = 0;
  waitpid(child, &status, 0);
  explored result;
  result.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  result.text = contents(text);
  result.errors = contents(errors);
  return result;
}

}  // namespace

std::set<std::string> explored::outputs() const {
  std::set<std::string> result;
  for (const json& outcome : report.at("outcomes")) {
    result.insert(outcome.at("output"));
  }
  return result;
}

std::set<std::string> explored::kinds() const {
  std::set<std::string> result;
  for (const json& finding : report.at("findings")) {
    result.insert(finding.at("kind"));
  }
  return result;
}

std::string program(const std::string& name) {
  return EXPLORED_PROGRAMS "/" + name + ".explored";
}

std::string bug(const std::string& name) {
  return EXPLORED_BUGS "/" + name + ".explored";
}

explored explore(std::vector<std::string> arguments, int processor) {
  const fs::path file = the_folder().fresh_file();
  arguments.insert(arguments.begin(), {"--json", file.string()});
  explored result = run(arguments, processor);
  result.bytes = contents(file);
  if (!result.bytes.empty()) result.report = json::parse(result.bytes);
  return result;
}

explored explore_as_text(const std::vector<std::string>& arguments) {
  return run(arguments, -1);
}

std::string file_with(const std::string& text) {
  const fs::path path = the_folder().fresh_file();
  std::ofstream(path) << text;
  return path.string();
}

}  // namespace explorer::test
