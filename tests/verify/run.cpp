#include "run.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include "messages.hpp"
#include "signals.hpp"
#include "watcher.hpp"

namespace verify {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

/// Reads until the other end is closed or the patience is over.
std::vector<std::uint8_t> read_all(int descriptor, milliseconds patience) {
  const auto deadline = steady_clock::now() + patience;
  std::vector<std::uint8_t> bytes;
  std::array<std::uint8_t, 65536> buffer;
  while (true) {
    const auto left = std::chrono::duration_cast<milliseconds>(
        deadline - steady_clock::now());
    pollfd waiting{descriptor, POLLIN, 0};
    const int ready = poll(&waiting, 1, static_cast<int>(left.count()));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return {};
    const ssize_t size = read(descriptor, buffer.data(), buffer.size());
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) return bytes;
    bytes.insert(bytes.end(), buffer.begin(), buffer.begin() + size);
  }
}

/// Asks the watcher to end everything; it needs no second asking.
void end_watcher(pid_t watcher) {
  kill(watcher, SIGTERM);
  while (waitpid(watcher, nullptr, 0) < 0 && errno == EINTR) {
  }
}

}  // namespace

running::running(const run_request& request)
    : patience_(request.limits.wall + request.limits.linger + watcher_grace) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0)
    throw std::system_error(errno, std::generic_category(), "pipe2");
  const pid_t parent = getpid();
  watcher_ = fork();
  if (watcher_ < 0)
    throw std::system_error(errno, std::generic_category(), "fork");
  if (watcher_ == 0) {
    close(ends[0]);
    watch(request, ends[1], parent);
  }
  close(ends[1]);
  results_ = ends[0];
}

running::running(running&& other) noexcept
    : watcher_(std::exchange(other.watcher_, -1)),
      results_(std::exchange(other.results_, -1)),
      patience_(other.patience_) {}

running::~running() {
  if (results_ >= 0) close(results_);
  if (watcher_ > 0) end_watcher(watcher_);
}

run_result running::wait() {
  const std::vector<std::uint8_t> bytes = read_all(results_, patience_);
  end_watcher(std::exchange(watcher_, -1));
  close(std::exchange(results_, -1));
  return decode_result(bytes);
}

run_result run(const run_request& request) {
  return running(request).wait();
}

std::string ending_text(const run_result& result, const run_limits& limits) {
  switch (result.how) {
    case ended_by::exit:
      return "exit " + std::to_string(result.value);
    case ended_by::signal:
      return "signal " + signal_name(result.value);
    case ended_by::timeout:
      return messages::ended_timeout(limits.wall);
    case ended_by::too_much_output:
      return messages::ended_output(limits.output_bytes);
    case ended_by::too_many_processes:
      return messages::ended_processes(limits.processes);
    case ended_by::too_much_cpu:
      return messages::ended_cpu(limits.cpu);
    case ended_by::too_much_memory:
      return messages::ended_memory(limits.memory);
    case ended_by::left_running:
      return messages::ended_left_running(result.value);
    case ended_by::not_started:
      return messages::ended_not_started(std::strerror(result.value));
    case ended_by::watcher_lost:
      return messages::ended_watcher_lost();
  }
  return "";
}

std::vector<std::chrono::nanoseconds> line_moments(const run_result& result) {
  std::vector<std::chrono::nanoseconds> moments;
  std::size_t bytes = 0;
  for (const arrival& piece : result.arrivals) {
    const std::size_t end = std::min(piece.bytes, result.output.size());
    for (; bytes < end; ++bytes)
      if (result.output[bytes] == '\n') moments.push_back(piece.at);
  }
  return moments;
}

}  // namespace verify
