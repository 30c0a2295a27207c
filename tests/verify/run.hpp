#ifndef COURSE_VERIFY_RUN_HPP
#define COURSE_VERIFY_RUN_HPP

#include <sys/types.h>

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace verify {

/// What one run may use. Every limit holds for root, too.
struct run_limits {
  /// From the start of the program to its end: twice the longest listing.
  std::chrono::milliseconds wall{40'000};
  /// Processor time of each process.
  std::chrono::seconds cpu{20};
  /// How long processes may outlive the program before they are left running.
  std::chrono::milliseconds linger{2'000};
  /// Of standard output and of standard error, each.
  std::size_t output_bytes = 1 << 20;
  /// Of each file it writes.
  std::size_t file_bytes = 64 << 20;
  int descriptors = 256;
  /// Addresses of each process; ten thousand threads reserve 80 GiB for their
  /// stacks. None under sanitizers, which reserve terabytes.
  std::optional<std::size_t> address_space = std::size_t{128} << 30;
  /// Memory really used, by the whole tree.
  std::size_t memory = std::size_t{2} << 30;
  /// At one moment, in the whole tree; threads do not count.
  int processes = 64;
};

/// A program to be run, and how.
struct run_request {
  std::filesystem::path program;
  /// What the program takes itself to be called; its path if empty.
  std::string name{};
  std::vector<std::string> arguments{};
  /// "NAME=value", beside a short list that is always the same.
  std::vector<std::string> environment{};
  /// Whether standard output is a pseudo-terminal; else it is a pipe.
  bool terminal = true;
  /// Where it runs; in an own, empty directory if not set.
  std::optional<std::filesystem::path> directory{};
  run_limits limits{};
  /// Whether all its threads share one processor.
  bool one_cpu = false;
  /// How many busy processes compete with it.
  int load = 0;
  /// Whether addresses are the same in every run (`setarch -R`).
  bool fixed_addresses = false;
};

enum class ended_by {
  exit,
  signal,
  timeout,
  too_much_output,
  too_many_processes,
  too_much_cpu,
  too_much_memory,
  /// It ended, but processes it had started did not.
  left_running,
  not_started,
  watcher_lost,
};

/// When a piece of standard output arrived.
struct arrival {
  /// How many bytes had arrived by then.
  std::size_t bytes;
  std::chrono::nanoseconds at;
};

/// What a run printed and how it ended.
struct run_result {
  ended_by how = ended_by::watcher_lost;
  /// The exit code, signal, error number or count of processes.
  int value = 0;
  std::string output{};
  std::string error{};
  std::vector<arrival> arrivals{};
  std::chrono::nanoseconds duration{};
  /// For how long others kept the machine busy meanwhile.
  std::chrono::nanoseconds disturbance{};
};

/// A run that has begun. Ends everything it started when destroyed.
///
/// A watcher process stands between this process and the program. It adopts
/// whatever the program leaves behind and ends it, also if this process dies.
/// Must be used from a single-threaded process.
class running {
public:
  explicit running(const run_request& request);
  running(running&& other) noexcept;
  running& operator=(running&&) = delete;
  ~running();

  /// Waits for the end; at most as long as the limits say, and a little.
  run_result wait();

private:
  pid_t watcher_ = -1;
  int results_ = -1;
  std::chrono::milliseconds patience_{};
};

/// Runs the program to its end.
run_result run(const run_request& request);

/// How it ended in words: "exit 3", "signal SIGABRT", "no end within 20 s".
std::string ending_text(const run_result& result, const run_limits& limits);

/// When each line of the output was complete.
std::vector<std::chrono::nanoseconds> line_moments(const run_result& result);

}  // namespace verify

#endif
