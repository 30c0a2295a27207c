/// @file
/// Worker processes that are made once and then compute for their parent.

#ifndef COURSE_PROCESS_POOL_HPP
#define COURSE_PROCESS_POOL_HPP

#include <poll.h>
#include <signal.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <concepts>
#include <course/file_descriptor.hpp>
#include <course/frame.hpp>
#include <course/process.hpp>
#include <course/transferable.hpp>
#include <cstddef>
#include <exception>
#include <functional>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>
#include <vector>

namespace course {

/// A worker ended although it had work. The pool is of no further use.
class worker_died : public std::runtime_error {
public:
  /// `status` says how the worker ended, `input` what it worked on.
  worker_died(exit_status status, std::size_t input)
      : std::runtime_error("a worker ended with " + status.words() +
                           " on input " + std::to_string(input)),
        status_(status),
        input_(input) {}

  /// How the worker ended.
  exit_status status() const { return status_; }

  /// The position of the input it worked on, from 0.
  std::size_t input() const { return input_; }

private:
  exit_status status_;
  std::size_t input_;
};

/// The function threw in a worker. The pool goes on working.
class remote_error : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

/// Processes that compute for their parent, like Python's `Pool`.
///
///     course::process_pool pool(4);
///     std::vector<long> squares = pool.map(
///         [](int n) { return long(n) * n; }, std::vector{1, 2, 3});
///     // squares is {1, 4, 9}
///
/// The workers are forked by the constructor and wait for work. Make the
/// pool before the first thread, and after the data that the function
/// looks up: each worker has a copy of all memory as it was then.
///
/// The destructor ends the workers and waits for them. If the parent dies
/// they end by themselves, as soon as the work in hand is done.
///
/// Thread safety: one thread at a time may use a pool.
class process_pool {
public:
  /// Forks `workers` processes.
  /// @throws std::invalid_argument if that is none.
  /// @throws std::system_error if the system can make no further process.
  explicit process_pool(std::size_t workers) {
    if (workers == 0) {
      throw std::invalid_argument("course::process_pool: no workers");
    }
    while (workers_.size() < workers) add_worker();
  }

  /// Not copied: two owners cannot end one process.
  process_pool(const process_pool&) = delete;

  /// Not assigned, for the same reason.
  process_pool& operator=(const process_pool&) = delete;

  /// Ends the workers and waits for them.
  ~process_pool() {
    // Shut down and not only closed, for other children of this process
    // may hold copies of the sockets.
    for (worker& each : workers_)
      ::shutdown(each.socket.get(), SHUT_RDWR);
  }

  /// The number of workers: 0 after one of them died.
  std::size_t size() const { return workers_.size(); }

  /// Computes `function(input)` for every input, on all workers at once,
  /// and returns the results in the order of the inputs.
  ///
  /// A worker gets its next input when it has answered the last. If the
  /// function throws, the others still finish, and the error of the first
  /// such input is thrown. If a worker dies, all are ended.
  /// @throws remote_error if the function threw; with its message.
  /// @throws worker_died if a worker ended before it answered.
  /// @throws std::logic_error if an earlier call lost the workers.
  /// @throws std::system_error if the workers cannot be reached.
  template <remote_function F, transferable In>
  requires std::invocable<F&, const In&> &&
      transferable<std::invoke_result_t<F&, const In&>>
          std::vector<std::invoke_result_t<F&, const In&>> map(
              F function, const std::vector<In>& inputs) {
    using result = std::invoke_result_t<F&, const In&>;

    std::vector<bytes> requests;
    for (const In& input : inputs) {
      bytes& request = requests.emplace_back();
      detail::append<job>(request, run<F, In>);
      detail::append(request, function);
      detail::append(request, input);
    }

    std::vector<result> results;
    for (const bytes& reply : exchange(requests)) {
      std::span<const std::byte> rest = reply;
      if (!detail::take<bool>(rest)) {
        throw remote_error(std::string(
            reinterpret_cast<const char*>(rest.data()), rest.size()));
      }
      results.push_back(detail::take<result>(rest));
    }
    return results;
  }

private:
  using bytes = std::vector<std::byte>;
  using job = bytes (*)(std::span<const std::byte> request);

  struct worker {
    process child;
    file_descriptor socket;  // Closed before the wait for the child.
    std::optional<std::size_t> input;  // What it works on.
  };

  // What a worker does for one input. The address of this function leads
  // the request, and is good there: a worker is a copy of this process.
  template <class F, class In>
  static bytes run(std::span<const std::byte> request) {
    auto function = detail::take<F>(request);
    const auto input = detail::take<In>(request);
    bytes reply;
    try {
      const auto result = std::invoke(function, input);
      detail::append(reply, true);
      detail::append(reply, result);
    } catch (const std::exception& error) {
      const std::string_view message = error.what();
      const auto raw = std::as_bytes(std::span(message));
      detail::append(reply, false);
      reply.insert(reply.end(), raw.begin(), raw.end());
    }
    return reply;
  }

  // What a worker does all its life.
  static void serve(int socket) {
    try {
      while (const auto request = receive_frame(socket)) {
        std::span<const std::byte> rest = *request;
        const auto todo = detail::take<job>(rest);
        send_frame(socket, todo(rest));
      }
    } catch (const std::system_error&) {
      // The parent is gone, and with it whoever wanted to know.
    }
  }

  void add_worker() {
    auto ends = socket_pair();
    process child([&] {
      // A worker with a copy of the parent's ends would never see them
      // closed, and would outlive the parent.
      ends.first.close();
      for (worker& brother : workers_) brother.socket.close();
      serve(ends.second.get());
    });
    workers_.push_back({std::move(child), std::move(ends.first), {}});
  }

  // Sends every request to some worker; the replies, in order.
  std::vector<bytes> exchange(const std::vector<bytes>& requests) {
    if (workers_.empty()) {
      throw std::logic_error("course::process_pool: no worker is left");
    }
    try {
      std::vector<bytes> replies(requests.size());
      std::size_t next = 0;
      const auto give = [&](worker& idle) {
        if (next == requests.size()) return;
        idle.input = next++;
        send(idle, requests[*idle.input]);
      };
      for (worker& each : workers_) give(each);
      while (worker* ready = wait_for_reply()) {
        replies[*ready->input] = receive(*ready);
        ready->input.reset();
        give(*ready);
      }
      return replies;
    } catch (...) {
      // A late answer to this call must not be taken for one to the next.
      for (worker& each : workers_) {
        if (each.child.joinable()) each.child.kill(SIGKILL);
      }
      workers_.clear();
      throw;
    }
  }

  // A worker that has answered, or died; null if none has work.
  worker* wait_for_reply() {
    std::vector<pollfd> polled;
    for (const worker& each : workers_) {
      // The system skips an entry with descriptor -1.
      polled.push_back(
          {each.input ? each.socket.get() : -1, POLLIN, 0});
    }
    const auto works = [](const pollfd& entry) {
      return entry.fd != -1;
    };
    if (std::none_of(polled.begin(), polled.end(), works))
      return nullptr;

    while (::poll(polled.data(), polled.size(), -1) == -1) {
      if (errno != EINTR) {
        throw std::system_error(errno, std::generic_category(),
                                "course::process_pool: poll");
      }
    }
    const auto ready = std::find_if(
        polled.begin(), polled.end(),
        [](const pollfd& entry) { return entry.revents != 0; });
    return &workers_[static_cast<std::size_t>(ready - polled.begin())];
  }

  static void send(worker& idle, const bytes& request) {
    try {
      send_frame(idle.socket.get(), request);
    } catch (const std::system_error&) {
      report_death(idle);
    }
  }

  static bytes receive(worker& busy) {
    std::optional<bytes> reply;
    try {
      reply = receive_frame(busy.socket.get());
    } catch (const std::runtime_error&) {
      // It died in the middle of its answer.
    }
    if (!reply) report_death(busy);
    return *std::move(reply);
  }

  [[noreturn]] static void report_death(worker& dead) {
    dead.child.kill(SIGKILL);  // In case only its socket is gone.
    throw worker_died(dead.child.join(), *dead.input);
  }

  std::vector<worker> workers_;
};

}  // namespace course

#endif  // COURSE_PROCESS_POOL_HPP
