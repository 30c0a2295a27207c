// Three fetches wait at the same time. While one waits the others run:
// concurrent, and yet never two at once, for there is only one thread.

#include <chrono>
#include <course/event_loop.hpp>
#include <course/gather.hpp>
#include <course/task.hpp>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

using namespace std::chrono_literals;

course::task<> fetch(std::string name) {
  std::cout << "Fetching " << name << "...\n";
  co_await course::sleep_for(2s);  // Stands for a slow server.
  std::cout << name << " done\n";
}

course::task<> fetch_all() {
  std::vector<course::task<>> fetches;
  for (const char* name : {"A", "B", "C"}) {
    fetches.push_back(fetch(name));
  }
  co_await course::gather(std::move(fetches));
}

int main() {
  const auto start = std::chrono::steady_clock::now();
  course::run(fetch_all());
  const auto elapsed = std::chrono::steady_clock::now() - start;

  std::cout << "elapsed " << elapsed / 1s << " s\n";
}

// Timed output:
//   [0.0 s] Fetching A...
//   [0.0 s] Fetching B...
//   [0.0 s] Fetching C...
//   [2.0 s] A done
//   [2.0 s] B done
//   [2.0 s] C done
//   [2.0 s] elapsed 2 s
