/// @file
/// A child process that runs a function, and how it ended.

#ifndef COURSE_PROCESS_HPP
#define COURSE_PROCESS_HPP

#include <signal.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <concepts>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>
#include <system_error>
#include <type_traits>
#include <utility>

namespace course {

/// How a child process ended: by itself, or by a signal.
class exit_status {
public:
  /// Takes the status word that `waitpid` stored.
  explicit exit_status(int status) : status_(status) {}

  /// Whether the process ended by itself with exit code 0.
  bool success() const { return code() == 0; }

  /// The exit code, 0 to 255; -1 if a signal killed the process.
  int code() const {
    return WIFEXITED(status_) ? WEXITSTATUS(status_) : -1;
  }

  /// The signal that killed the process; 0 if it ended by itself.
  int signal() const {
    return WIFSIGNALED(status_) ? WTERMSIG(status_) : 0;
  }

  /// In words: `exit status 7` or `signal 11 (Segmentation fault)`.
  std::string words() const {
    if (signal() == 0) return "exit status " + std::to_string(code());
    const char* name = ::sigdescr_np(signal());
    return "signal " + std::to_string(signal()) + " (" +
           (name != nullptr ? name : "no description") + ")";
  }

private:
  int status_;
};

/// A child process that runs one function: `fork` with the care it needs.
///
///     int counter = 0;
///     course::process child([&] { ++counter; });
///     course::exit_status status = child.join();
///     // counter is still 0: the child incremented its own copy.
///
/// The function runs on a copy of the parent's memory, taken at the moment
/// of the constructor. It may therefore capture anything by reference, and
/// nothing that it changes is seen by the parent, except in memory that
/// both share (see `course::shared`) and through files, pipes and sockets.
///
/// The text that the parent has not yet written out is flushed before the
/// fork, so that it is printed once. The child flushes its standard streams
/// and ends with `_exit`: it runs no destructor and no exit handler of the
/// parent. A stream of your own, such as a `std::ofstream`, is yours to
/// flush before the fork.
///
/// Make processes before the first thread: in the child only the thread
/// that forked exists, and a mutex that another one held stays locked.
///
/// Thread safety: as for an int. Different objects may be used by different
/// threads; one object may not.
class process {
public:
  /// No child.
  process() = default;

  /// Starts a child that runs `function` and ends.
  ///
  /// Its exit code is what the function returns, if that is an `int`,
  /// otherwise 0. If the function throws a `std::exception`, the message
  /// goes to standard error and the exit code is 1; throwing anything
  /// else aborts the child.
  /// @throws std::system_error if the system can make no further process.
  template <class F>
  requires std::invocable<F&> &&
      (!std::same_as<std::remove_cvref_t<F>, process>)explicit process(
          F&& function) {
    flush();
    id_ = ::fork();
    if (id_ == -1) fail(errno, "course::process: fork");
    if (id_ == 0) run(function);
  }

  /// Takes over the child of `other`, which then has none.
  process(process&& other) noexcept
      : id_(std::exchange(other.id_, none)) {}

  /// Waits for the own child, if there is one, then takes over `other`'s.
  process& operator=(process&& other) noexcept {
    if (this != &other) {
      wait();
      id_ = std::exchange(other.id_, none);
    }
    return *this;
  }

  /// Waits for the child to end, so that no zombie is left.
  ~process() { wait(); }

  /// Whether there is a child that has not been waited for.
  bool joinable() const { return id_ != none; }

  /// The child's process id; -1 if there is no child to wait for.
  pid_t id() const { return id_; }

  /// Waits for the child to end and says how it did.
  /// @throws std::system_error if there is no child to wait for.
  exit_status join() {
    if (!joinable()) fail(ECHILD, "course::process::join");
    const int status = wait();
    if (status == -1) fail(errno, "course::process::join");
    return exit_status(status);
  }

  /// Sends `signal` to the child; an ended child ignores it.
  /// @throws std::system_error if there is no child or no such signal.
  void kill(int signal) {
    if (!joinable()) fail(ECHILD, "course::process::kill");
    if (::kill(id_, signal) == -1) fail(errno, "course::process::kill");
  }

private:
  static constexpr pid_t none = -1;

  static void flush() {
    std::cout.flush();
    std::clog.flush();
    std::fflush(nullptr);
  }

  [[noreturn]] static void fail(int error, const char* what) {
    throw std::system_error(error, std::generic_category(), what);
  }

  template <class F>
  [[noreturn]] static void run(F& function) noexcept {
    int code = EXIT_SUCCESS;
    try {
      if constexpr (std::same_as<std::invoke_result_t<F&>, int>) {
        code = function();
      } else {
        function();
      }
    } catch (const std::exception& error) {
      std::cerr << "course::process: " << error.what() << '\n';
      code = EXIT_FAILURE;
    }
    flush();
    ::_exit(code);
  }

  // The status word; -1, with errno set, if the system has none to give.
  int wait() noexcept {
    const pid_t id = std::exchange(id_, none);
    if (id == none) return -1;
    int status = 0;
    while (::waitpid(id, &status, 0) == -1) {
      if (errno != EINTR) return -1;
    }
    return status;
  }

  pid_t id_ = none;
};

}  // namespace course

#endif  // COURSE_PROCESS_HPP
