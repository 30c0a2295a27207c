// Wrong on purpose: each piece of a line is written under the lock, the
// line is not. Notice that nothing here is a data race.

#include <fstream>
#include <iostream>
#include <mutex>
#include <thread>
#include <vector>

int main() {
  std::ofstream log("shop.log");
  std::mutex mutex;  // Guards log.

  const auto report = [&](const char* name) {
    {
      std::lock_guard lock(mutex);
      log << name << ": ";
    }
    std::lock_guard lock(mutex);
    log << "done\n";
  };

  std::vector<std::jthread> clerks;
  clerks.emplace_back(report, "Ann");
  clerks.emplace_back(report, "Bob");
  clerks.clear();  // Joins both.

  log.close();
  std::cout << std::ifstream("shop.log").rdbuf();
}

// Outcomes:
//   Ann: done
//   Bob: done
// or
//   Bob: done
//   Ann: done
// or
//   Ann: Bob: done
//   done
// or
//   Bob: Ann: done
//   done
