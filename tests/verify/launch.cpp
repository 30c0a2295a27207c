#include "launch.hpp"

#include <fcntl.h>
#include <linux/close_range.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <map>
#include <stdexcept>
#include <string>
#include <system_error>
#include <vector>

#include "fork_gate.hpp"
#include "handover.hpp"

namespace verify {
namespace {

struct channel {
  int reader;
  int writer;
};

void require(bool good, const char* what) {
  if (!good) throw std::system_error(errno, std::generic_category(), what);
}

channel open_pipe() {
  int ends[2];
  require(pipe2(ends, O_CLOEXEC) == 0, "pipe2");
  return {ends[0], ends[1]};
}

/// Keeps messages apart and carries descriptors.
channel open_socket() {
  int ends[2];
  require(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) == 0,
          "socketpair");
  return {ends[0], ends[1]};
}

/// A terminal that passes every byte as it is: no carriage returns are added
/// and nothing is echoed.
channel open_terminal() {
  const int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  require(master >= 0, "posix_openpt");
  require(grantpt(master) == 0 && unlockpt(master) == 0, "unlockpt");
  const int slave = open(ptsname(master), O_RDWR | O_NOCTTY | O_CLOEXEC);
  require(slave >= 0, "open terminal");
  termios settings{};
  require(tcgetattr(slave, &settings) == 0, "tcgetattr");
  cfmakeraw(&settings);
  require(tcsetattr(slave, TCSANOW, &settings) == 0, "tcsetattr");
  const winsize size{24, 80, 0, 0};
  require(ioctl(slave, TIOCSWINSZ, &size) == 0, "TIOCSWINSZ");
  return {master, slave};
}

void limit(int resource, rlim_t soft, rlim_t hard) {
  const rlimit value{soft, hard};
  require(setrlimit(static_cast<__rlimit_resource>(resource), &value) == 0,
          "setrlimit");
}

void apply(const run_limits& limits) {
  const auto cpu = static_cast<rlim_t>(limits.cpu.count());
  limit(RLIMIT_CPU, cpu, cpu + 1);
  limit(RLIMIT_FSIZE, limits.file_bytes, limits.file_bytes);
  const auto descriptors = static_cast<rlim_t>(limits.descriptors);
  limit(RLIMIT_NOFILE, descriptors, descriptors);
  if (limits.address_space)
    limit(RLIMIT_AS, *limits.address_space, *limits.address_space);
  // One byte is too small for any core file, and the only value that also
  // keeps the kernel from starting a program that collects them.
  limit(RLIMIT_CORE, 1, 1);
}

/// The first of the processors that this process may use.
void pin_to_one_cpu() {
  cpu_set_t allowed;
  require(sched_getaffinity(0, sizeof allowed, &allowed) == 0, "getaffinity");
  int first = 0;
  while (!CPU_ISSET(first, &allowed)) ++first;
  cpu_set_t one;
  CPU_ZERO(&one);
  CPU_SET(first, &one);
  require(sched_setaffinity(0, sizeof one, &one) == 0, "setaffinity");
}

void reset_signals() {
  for (int number = 1; number < NSIG; ++number) signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
}

void die_with(pid_t parent) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(127);
}

std::vector<char*> pointers(const std::vector<std::string>& texts) {
  std::vector<char*> result;
  for (const std::string& text : texts)
    result.push_back(const_cast<char*>(text.c_str()));
  result.push_back(nullptr);
  return result;
}

/// The same for everybody, so that no output depends on who runs it.
std::vector<std::string> environment_of(const run_request& request,
                                        const std::filesystem::path& home) {
  const char* path = getenv("PATH");
  std::map<std::string, std::string> variables{
      {"PATH", path ? path : "/usr/bin:/bin"},
      {"HOME", home},
      {"TMPDIR", home},
      {"LC_ALL", "C.UTF-8"},
      {"TZ", "UTC"}};
  for (const std::string& one : request.environment) {
    const std::size_t end = one.find('=');
    variables[one.substr(0, end)] = one.substr(end + 1);
  }
  std::vector<std::string> result;
  for (const auto& [name, value] : variables)
    result.push_back(name + "=" + value);
  return result;
}

[[noreturn]] void become(const run_request& request, char* const* arguments,
                         char* const* environment,
                         const std::filesystem::path& directory, int output,
                         int error, int report, pid_t parent) {
  try {
    die_with(parent);
    require(setsid() > 0, "setsid");
    const int empty = open("/dev/null", O_RDONLY | O_CLOEXEC);
    require(dup2(empty, 0) == 0 && dup2(output, 1) == 1 && dup2(error, 2) == 2,
            "dup2");
    require(chdir(directory.c_str()) == 0, "chdir");
    umask(022);
    if (request.one_cpu) pin_to_one_cpu();
    // Where this is forbidden the program still runs, and says so if it minds.
    if (request.fixed_addresses) personality(ADDR_NO_RANDOMIZE);
    reset_signals();
    require(close_range(3, ~0U, CLOSE_RANGE_CLOEXEC) == 0, "close_range");
    apply(request.limits);
    if (const int gate = close_fork_gate(); gate >= 0)
      require(hand_over(report, {0, gate}), "sendmsg");
    execve(request.program.c_str(), arguments, environment);
  } catch (const std::system_error& problem) {
    errno = problem.code().value();
  }
  hand_over(report, {errno});
  _exit(127);
}

}  // namespace

launched launch(const run_request& request,
                const std::filesystem::path& directory,
                const std::filesystem::path& home) {
  std::vector<std::string> words{request.name.empty() ? request.program.string()
                                                      : request.name};
  words.insert(words.end(), request.arguments.begin(), request.arguments.end());
  const std::vector<std::string> variables = environment_of(request, home);
  const std::vector<char*> arguments = pointers(words);
  const std::vector<char*> environment = pointers(variables);

  const channel output = request.terminal ? open_terminal() : open_pipe();
  const channel error = open_pipe();
  const channel report = open_socket();
  const pid_t parent = getpid();
  launched result{fork(), output.reader, error.reader};
  require(result.pid >= 0, "fork");
  if (result.pid == 0)
    become(request, arguments.data(), environment.data(), directory,
           output.writer, error.writer, report.writer, parent);
  close(output.writer);
  close(error.writer);
  close(report.writer);
  // Its end comes when the program takes over.
  while (const std::optional<handover> one = receive(report.reader)) {
    if (one->descriptor >= 0)
      result.gate = one->descriptor;
    else
      result.failure = one->number;
  }
  close(report.reader);
  return result;
}

pid_t launch_busy(bool one_cpu) {
  const pid_t parent = getpid();
  const pid_t pid = fork();
  require(pid >= 0, "fork");
  if (pid > 0) return pid;
  die_with(parent);
  if (one_cpu) pin_to_one_cpu();
  reset_signals();
  volatile bool busy = true;
  while (busy) {
  }
  _exit(0);
}

}  // namespace verify
