// Four threads add up one slice each, and none of them touches what
// another one writes. main adds up the parts when all are joined.

#include <functional>
#include <iostream>
#include <numeric>
#include <set>
#include <span>
#include <thread>
#include <vector>

struct part {
  long sum = 0;
  std::thread::id added_by;
};

void add(std::span<const int> slice, part& result) {
  result.sum = std::accumulate(slice.begin(), slice.end(), 0L);
  result.added_by = std::this_thread::get_id();
}

int main() {
  std::vector<int> numbers(1000);
  std::iota(numbers.begin(), numbers.end(), 1);
  const std::span<const int> all(numbers);

  std::vector<part> parts(4);
  std::vector<std::jthread> workers;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    workers.emplace_back(add, all.subspan(i * 250, 250),
                         std::ref(parts[i]));
  }
  for (std::jthread& worker : workers) worker.join();

  long total = 0;
  std::set<std::thread::id> threads;
  for (const part& one : parts) {
    total += one.sum;
    threads.insert(one.added_by);
  }
  std::cout << "threads: " << threads.size() << '\n';
  std::cout << "total: " << total << '\n';
}

// Output:
//   threads: 4
//   total: 500500
