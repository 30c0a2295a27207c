// Two clerks write to one log file and hold the lock for a whole line.
// Notice that each line arrives whole, whoever comes first.

#include <fstream>
#include <iostream>
#include <mutex>
#include <thread>
#include <vector>

int main() {
  std::ofstream log("shop.log");
  std::mutex mutex;  // Guards log.

  const auto report = [&](const char* name) {
    std::lock_guard lock(mutex);
    log << name << ": ";
    log << "done\n";
  };

  std::vector<std::jthread> clerks;
  clerks.emplace_back(report, "Ann");
  clerks.emplace_back(report, "Bob");
  clerks.clear();  // Joins both.

  log.close();
  std::cout << std::ifstream("shop.log").rdbuf();
}

// Unordered output:
//   Ann: done
//   Bob: done
