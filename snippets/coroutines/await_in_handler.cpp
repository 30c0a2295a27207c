// Wrong on purpose: a coroutine cannot be suspended inside a handler,
// for the exception being handled belongs to the thread.

#include <chrono>
#include <course/event_loop.hpp>
#include <course/task.hpp>
#include <stdexcept>

using namespace std::chrono_literals;

course::task<> retry() {
  try {
    throw std::runtime_error("server is down");
  } catch (const std::runtime_error&) {
    co_await course::sleep_for(1s);
  }
}

int main() { course::run(retry()); }

// Does not compile (g++):
//   await expressions are not permitted in handlers
