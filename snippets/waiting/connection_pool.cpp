// Twelve clients share three connections. The semaphore counts how many
// are free, the mutex guards which; a lease gives its one back.

// The semaphores of g++ 12 can oversleep; the system's do not.
#define _GLIBCXX_USE_POSIX_SEMAPHORE 1

#include <algorithm>
#include <iostream>
#include <latch>
#include <mutex>
#include <semaphore>
#include <thread>
#include <vector>

//> pool
constexpr int connections = 3;

class connection_pool {
public:
  class lease {
  public:
    explicit lease(connection_pool& pool)
        : pool_(pool), connection_(pool.take()) {}
    ~lease() { pool_.give_back(connection_); }
    lease(const lease&) = delete;
    lease& operator=(const lease&) = delete;

  private:
    connection_pool& pool_;
    const int connection_;
  };

  connection_pool() {
    for (int i = 1; i <= connections; ++i) idle_.push_back(i);
  }

  int peak() const {
    std::lock_guard lock(mutex_);
    return peak_;
  }

private:
  int take() {
    free_.acquire();
    std::lock_guard lock(mutex_);
    const int connection = idle_.back();
    idle_.pop_back();
    const int in_use = connections - static_cast<int>(idle_.size());
    peak_ = std::max(peak_, in_use);
    return connection;
  }

  void give_back(int connection) {
    {
      std::lock_guard lock(mutex_);
      idle_.push_back(connection);
    }
    free_.release();
  }

  std::counting_semaphore<connections> free_{connections};
  mutable std::mutex mutex_;  // Guards idle_ and peak_.
  std::vector<int> idle_;
  int peak_ = 0;
};
//< pool

//> main
int main() {
  constexpr int clients = 12;
  connection_pool pool;
  std::latch all_at_work(connections);

  std::vector<std::jthread> threads;
  for (int i = 0; i < clients; ++i) {
    threads.emplace_back([&, meets_others = i < connections] {
      const connection_pool::lease mine(pool);
      if (meets_others) all_at_work.arrive_and_wait();
    });
  }
  threads.clear();  // Joins all.

  std::cout << clients << " clients, " << connections
            << " connections, peak in use " << pool.peak() << '\n';
}
//< main

// Output:
//   12 clients, 3 connections, peak in use 3
// Reduced (connections = 1, clients = 2):
//   2 clients, 1 connections, peak in use 1
