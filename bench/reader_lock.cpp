/// When does a lock pay that lets readers in together?
/// Two threads do nothing but read under a lock, and hold it for so long. The
/// time is that of one reading, counted over both threads together:
/// `std::mutex` lets them in one at a time, `std::shared_mutex` both at once.

#include <chrono>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>

#include "suite.hpp"

namespace {

using bench::variant;
using benchmark::State;
using std::chrono::nanoseconds;

// Spends time as reading does: on the core, not asleep.
void hold(nanoseconds length) {
  if (length == nanoseconds::zero()) return;
  const auto end = std::chrono::steady_clock::now() + length;
  while (std::chrono::steady_clock::now() < end) {
  }
}

template <class Mutex, class Lock>
void add(const std::string& name, const std::string& label,
         const std::string& duration, nanoseconds length) {
  // At a cache line of its own, whatever else lies on the heap.
  struct alignas(64) aligned_mutex : Mutex {};
  const auto mutex = std::make_shared<aligned_mutex>();
  variant(name + "-" + duration, label + ", held " + duration,
          [=](State& state) {
            for (auto _ : state) {
              const Lock lock(*mutex);
              hold(length);
            }
          })
      ->Threads(2);
}

}  // namespace

int main(int argc, char** argv) {
  using namespace std::chrono_literals;
  const std::pair<const char*, nanoseconds> lengths[] = {
      {"0ns", 0ns}, {"100ns", 100ns}, {"1us", 1us}, {"10us", 10us}};
  for (const auto& [duration, length] : lengths) {
    add<std::mutex, std::lock_guard<std::mutex>>("mutex", "std::mutex",
                                                 duration, length);
    add<std::shared_mutex, std::shared_lock<std::shared_mutex>>(
        "shared_mutex", "std::shared_mutex, locked to read", duration, length);
  }
  return bench::run_suite(argc, argv);
}
