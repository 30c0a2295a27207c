// Ten thousand threads of one process are alive at the same moment, all
// of them waiting. It is costly, but it is not impossible.

#include <pthread.h>

#include <future>
#include <iostream>
#include <latch>
#include <thread>
#include <vector>

constexpr int count = 10'000;

void ask_for_small_stacks() {
  pthread_attr_t small;
  pthread_attr_init(&small);
  pthread_attr_setstacksize(&small, 128 * 1024);
  pthread_setattr_default_np(&small);
  pthread_attr_destroy(&small);
}

int main() {
  ask_for_small_stacks();
  std::latch alive(count);
  std::vector<std::jthread> threads;
  std::promise<void> gate;  // Gone first: then nobody waits for it.
  const std::shared_future<void> open = gate.get_future().share();

  for (int i = 0; i < count; ++i) {
    threads.emplace_back([&alive, open] {
      alive.count_down();
      open.wait();
    });
  }

  alive.wait();
  std::cout << threads.size() << " threads alive\n";

  gate.set_value();
  threads.clear();  // The destructor of each jthread joins.
  std::cout << "all joined\n";
}

// Output:
//   10000 threads alive
//   all joined
// Not under (explorer): it controls far fewer threads than ten thousand
// Not under (tsan): it needs more memory for each thread than there is
