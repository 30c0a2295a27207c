// A stack without locks: between reading the head and exchanging it, the same
// node may have come back on top of another stack.
#include <atomic>
#include <cassert>
#include <cstdint>
#include <thread>

// The head is the number of a node and, above it, how often it changed.
#ifdef FIXED
constexpr std::uint64_t one_change = 1ull << 32;
#else
constexpr std::uint64_t one_change = 0;
#endif

struct node {
  std::atomic<std::uint32_t> below = 0;
  std::atomic<bool> taken = false;
};

node nodes[4];  // Number 0 stands for none.
std::atomic<std::uint64_t> head = 0;

void push(std::uint32_t number) {
  nodes[number].taken = false;
  std::uint64_t seen = head;
  do {
    nodes[number].below = static_cast<std::uint32_t>(seen);
  } while (!head.compare_exchange_strong(
      seen, (seen >> 32 << 32 | number) + one_change));
}

std::uint32_t pop() {
  std::uint64_t seen = head;
  for (;;) {
    const auto number = static_cast<std::uint32_t>(seen);
    if (number == 0) return 0;
    const std::uint64_t rest = seen >> 32 << 32 | nodes[number].below;
    if (head.compare_exchange_strong(seen, rest + one_change)) {
      const bool twice = nodes[number].taken.exchange(true);
      assert(!twice);
      return number;
    }
  }
}

int main() {
  for (const std::uint32_t number : {3u, 2u, 1u}) push(number);
  std::thread takes([] {
    pop();
    pop();
  });
  std::thread juggles([] {
    const std::uint32_t first = pop();
    pop();
    if (first != 0) push(first);
  });
  takes.join();
  juggles.join();
}
