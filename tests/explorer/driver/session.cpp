#include "session.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/personality.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <new>
#include <sstream>
#include <string>

#include "options.hpp"
#include "watchdog.hpp"

namespace explorer {
namespace {

void check_is_explored(const std::string& program) {
  std::ifstream file(program, std::ios::binary);
  if (!file) {
    throw usage_error{"cannot read '" + program + "': " + std::strerror(errno)};
  }
  std::ostringstream bytes;
  bytes << file.rdbuf();
  if (bytes.str().find(runtime_marker) == std::string::npos) {
    throw usage_error{"'" + program +
                      "' is no explored build\nnote: compile it with "
                      "'-fsanitize=thread -c' and link it with the explorer's "
                      "runtime, or run 'explore --source FILE'"};
  }
  if (access(program.c_str(), X_OK) != 0) {
    throw usage_error{"cannot run '" + program + "': " + std::strerror(errno)};
  }
}

[[noreturn]] void become(const std::filesystem::path& file,
                         const std::string& program,
                         const std::vector<std::string>& arguments,
                         bool keep_aslr, int memory, int commands,
                         int answers) {
  // Where this is forbidden the runs stay the same all the same: what matters
  // lies at addresses of our own.
  if (!keep_aslr) personality(ADDR_NO_RANDOMIZE);
  const std::string channels = std::to_string(memory) + "," +
                               std::to_string(commands) + "," +
                               std::to_string(answers);
  setenv(protocol_variable, channels.c_str(), 1);
  // Each schedule is a fork: what is bound before need not be bound again.
  setenv("LD_BIND_NOW", "1", 1);
  std::vector<char*> argv{const_cast<char*>(program.c_str())};
  for (const std::string& argument : arguments) {
    argv.push_back(const_cast<char*>(argument.c_str()));
  }
  argv.push_back(nullptr);
  execv(file.c_str(), argv.data());
  _exit(127);
}

bool is_null_device(const struct stat& file) {
  struct stat nothing {};
  return S_ISCHR(file.st_mode) && stat("/dev/null", &nothing) == 0 &&
         nothing.st_rdev == file.st_rdev;
}

// The runtime had no chance to say where: a signal that cannot be caught.
void add_unseen_death(shared_area& area, int signal_number) {
  if (area.report.finding_count == findings_max) return;
  finding& added = area.findings[area.report.finding_count++];
  added.kind = finding_kind::crash;
  added.number = static_cast<std::uint32_t>(signal_number);
  added.place_count = 0;
  added.detail[0] = 0;
}

void fill_in_end(shared_area& area, int status) {
  run_report& report = area.report;
  if (report.end != run_end::none) return;
  if (report.why[0] != 0) {
    report.end = run_end::not_controlled;
  } else if (WIFSIGNALED(status)) {
    report.end = run_end::aborted;
    report.code = WTERMSIG(status);
    add_unseen_death(area, WTERMSIG(status));
  } else {
    report.end = run_end::exited;
    report.code = WEXITSTATUS(status);
  }
}

}  // namespace

session::session(const std::string& program,
                 const std::vector<std::string>& arguments, bool keep_aslr,
                 bool in_scratch) {
  check_is_explored(program);
  if (in_scratch) folder_.emplace();
  memory_ = memfd_create("explorer", 0);
  if (memory_ < 0 || ftruncate(memory_, sizeof(shared_area)) != 0) {
    throw usage_error{"cannot make shared memory"};
  }
  void* mapped = mmap(nullptr, sizeof(shared_area), PROT_READ | PROT_WRITE,
                      MAP_SHARED, memory_, 0);
  if (mapped == MAP_FAILED) throw usage_error{"cannot map shared memory"};
  area_ = static_cast<shared_area*>(mapped);
  area_->version = protocol_version;
  start(program, arguments, keep_aslr);
}

// Each run must read the same. A file is wound back for each; nothing is
// always nothing. What a person types or a pipe brings comes only once: who
// asks for it waits, and the watchdog says so.
int session::open_input() {
  struct stat file {};
  const bool there = fstat(0, &file) == 0;
  if (there && S_ISREG(file.st_mode)) {
    input_begin_ = lseek(0, 0, SEEK_CUR);
    return dup(0);
  }
  if (!there || is_null_device(file)) return open("/dev/null", O_RDONLY);
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) throw usage_error{"cannot make a pipe"};
  no_input_ = ends[1];
  return ends[0];
}

void session::rewind_input() {
  if (input_begin_ >= 0) lseek(0, input_begin_, SEEK_SET);
}

void session::start(const std::string& program,
                    const std::vector<std::string>& arguments, bool keep_aslr) {
  int commands[2];
  int answers[2];
  if (pipe2(commands, O_CLOEXEC) != 0 || pipe2(answers, O_CLOEXEC) != 0) {
    throw usage_error{"cannot make a pipe"};
  }
  const int input = open_input();
  server_ = fork();
  if (server_ < 0) throw usage_error{"cannot start a process"};
  if (server_ == 0) {
    dup2(input, 0);
    if (input != 0) close(input);
    fcntl(commands[0], F_SETFD, 0);
    fcntl(answers[1], F_SETFD, 0);
    const std::filesystem::path file = std::filesystem::absolute(program);
    if (folder_ && chdir(folder_->path().c_str()) != 0) _exit(127);
    become(file, program, arguments, keep_aslr, memory_, commands[0],
           answers[1]);
  }
  close(input);
  close(commands[0]);
  close(answers[1]);
  commands_ = commands[1];
  answers_ = answers[0];
}

session::~session() {
  if (commands_ >= 0) close(commands_);
  if (answers_ >= 0) close(answers_);
  if (no_input_ >= 0) close(no_input_);
  if (server_ > 0) waitpid(server_, nullptr, 0);
  if (area_ != nullptr) munmap(area_, sizeof(shared_area));
  if (memory_ >= 0) close(memory_);
}

void session::run() {
  signal(SIGPIPE, SIG_IGN);
  if (folder_) folder_->clear();
  rewind_input();
  const char go = 'r';
  if (write(commands_, &go, 1) != 1) {
    throw usage_error{"the program ended before it could be explored"};
  }
  wait_for_end();
}

void session::wait_for_end() {
  watchdog guard(*area_);
  pollfd descriptor{answers_, POLLIN, 0};
  while (poll(&descriptor, 1, 250) == 0) guard.look();
  server_answer answer{};
  if (read(answers_, &answer, sizeof answer) != sizeof answer) {
    throw usage_error{"the program ended before it could be explored"};
  }
  fill_in_end(*area_, answer.status);
}

}  // namespace explorer
