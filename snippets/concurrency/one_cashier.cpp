// One cashier serves three customers, one step of each in turn. All of
// them get forward although only one thing happens at a time.

#include <array>
#include <iostream>
#include <queue>
#include <string_view>

constexpr std::array steps{"scan", "bag", "question"};

struct customer {
  std::string_view name;
  std::size_t steps_done = 0;
};

int main() {
  std::queue<customer> waiting;
  for (const auto name : {"Ann", "Bob", "Cem"}) waiting.push({name});

  while (!waiting.empty()) {
    customer next = waiting.front();
    waiting.pop();
    std::cout << next.name << ": " << steps[next.steps_done] << '\n';
    ++next.steps_done;
    if (next.steps_done < steps.size()) waiting.push(next);
  }
}

// Output:
//   Ann: scan
//   Bob: scan
//   Cem: scan
//   Ann: bag
//   Bob: bag
//   Cem: bag
//   Ann: question
//   Bob: question
//   Cem: question
