#include "run_program.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "failure.hpp"

extern char** environ;

namespace bench {

namespace {

using deadline = std::chrono::steady_clock::time_point;

// A file descriptor with an owner.
class descriptor {
public:
  explicit descriptor(int number) : number_(number) {}
  descriptor(descriptor&& other) noexcept
      : number_(std::exchange(other.number_, -1)) {}
  descriptor& operator=(descriptor&&) = delete;
  ~descriptor() { close(); }
  int number() const { return number_; }
  bool is_open() const { return number_ >= 0; }
  void close() {
    if (is_open()) ::close(std::exchange(number_, -1));
  }

private:
  int number_;
};

struct pipe_ends {
  descriptor reading;
  descriptor writing;
};

pipe_ends make_pipe() {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) {
    throw failure(std::string("cannot make a pipe: ") + std::strerror(errno));
  }
  // Only our end: a program may expect its output to wait for the reader.
  fcntl(ends[0], F_SETFL, O_NONBLOCK);
  return {descriptor(ends[0]), descriptor(ends[1])};
}

pid_t start(const std::vector<std::string>& command, int output, int error) {
  std::vector<char*> arguments;
  for (const std::string& argument : command) {
    arguments.push_back(const_cast<char*>(argument.c_str()));
  }
  arguments.push_back(nullptr);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null",
                                   O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, error, STDERR_FILENO);
  pid_t child = 0;
  const int problem = posix_spawnp(&child, arguments[0], &actions, nullptr,
                                   arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (problem != 0) {
    throw failure("cannot run '" + command[0] + "': " + std::strerror(problem));
  }
  return child;
}

// Appends what is there to `text`; closes the descriptor at the end of input.
// False when there is nothing more to be had for now.
bool read_some(descriptor& source, std::string& text) {
  std::array<char, 65'536> buffer{};
  const ssize_t count = read(source.number(), buffer.data(), buffer.size());
  if (count > 0) text.append(buffer.data(), static_cast<std::size_t>(count));
  if (count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN)) {
    source.close();
  }
  return count > 0;
}

void read_rest(descriptor& source, std::string& text) {
  while (source.is_open() && read_some(source, text)) {
  }
}

int milliseconds_until(deadline end) {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
      end - std::chrono::steady_clock::now());
  return left.count() > 0 ? static_cast<int>(left.count()) : 0;
}

// Collects output until the process has ended; false when the deadline came
// first. It is the process that counts, not its pipes: a forgotten grandchild
// may hold those open for ever.
bool read_until_end(int process, descriptor& output, descriptor& error,
                    program_result& result, deadline end) {
  // The time is looked at in each round: a program that never stops talking
  // would otherwise never be found to be late.
  for (int left = milliseconds_until(end); left > 0;
       left = milliseconds_until(end)) {
    // poll ignores entries whose descriptor is negative, that is: closed.
    std::array<pollfd, 3> waiting{{{output.number(), POLLIN, 0},
                                   {error.number(), POLLIN, 0},
                                   {process, POLLIN, 0}}};
    poll(waiting.data(), waiting.size(), left);
    if (waiting[0].revents != 0) read_some(output, result.output);
    if (waiting[1].revents != 0) read_some(error, result.error_output);
    if (waiting[2].revents != 0) {
      read_rest(output, result.output);
      read_rest(error, result.error_output);
      return true;
    }
  }
  return false;
}

int wait_for(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

std::string ending(int status) {
  if (WIFEXITED(status)) return "exit " + std::to_string(WEXITSTATUS(status));
  const int number = WTERMSIG(status);
  return "signal " + std::to_string(number) + " (" + strsignal(number) + ")";
}

}  // namespace

program_result run_program(const std::vector<std::string>& command,
                           std::chrono::seconds limit) {
  pipe_ends output = make_pipe();
  pipe_ends error = make_pipe();
  const deadline end = std::chrono::steady_clock::now() + limit;
  const pid_t child =
      start(command, output.writing.number(), error.writing.number());
  output.writing.close();
  error.writing.close();

  // Called by number: the C library's own header is no C++ header (2.36).
  const descriptor process(static_cast<int>(syscall(SYS_pidfd_open, child, 0)));
  program_result result;
  const bool ended = read_until_end(process.number(), output.reading,
                                    error.reading, result, end);
  if (!ended) kill(child, SIGKILL);
  const int status = wait_for(child);
  if (!ended) {
    throw failure("was still running after " + std::to_string(limit.count()) +
                  " s");
  }
  result.ending = ending(status);
  return result;
}

}  // namespace bench
