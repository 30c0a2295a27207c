// Two latches: one to know that all are ready, one to let all go. What
// main wrote before it opened the gate, every runner can read.

#include <atomic>
#include <iostream>
#include <latch>
#include <thread>
#include <vector>

int main() {
  constexpr int runners = 3;
  std::latch ready(runners);
  std::latch gate(1);
  bool shot_was_fired = false;
  std::atomic<int> false_starts = 0;

  std::vector<std::jthread> field;
  for (int i = 0; i < runners; ++i) {
    field.emplace_back([&] {
      ready.count_down();
      gate.wait();
      if (!shot_was_fired) ++false_starts;
    });
  }

  ready.wait();
  std::cout << "all are ready\n";
  shot_was_fired = true;
  gate.count_down();
  field.clear();  // Joins all.

  std::cout << "false starts: " << false_starts << '\n';
}

// Output:
//   all are ready
//   false starts: 0
// Reduced (runners = 1):
//   all are ready
//   false starts: 0
