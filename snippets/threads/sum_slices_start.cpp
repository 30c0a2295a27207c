// One thread adds up four slices of a thousand numbers. Let four
// threads add one slice each, and main add up what they found.

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
  for (std::size_t i = 0; i < parts.size(); ++i) {
    add(all.subspan(i * 250, 250), parts[i]);
  }

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
//   threads: 1
//   total: 500500
