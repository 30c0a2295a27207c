// A process that may use little memory starts threads until the system
// refuses. The constructor throws; what was started can be joined.

#include <sys/resource.h>

#include <future>
#include <iostream>
#include <system_error>
#include <thread>
#include <vector>

int main() {
  constexpr rlim_t memory = rlim_t{256} << 20;  // Bytes of addresses.
  const rlimit limit{memory, memory};
  setrlimit(RLIMIT_AS, &limit);

  std::vector<std::jthread> threads;
  std::promise<void> gate;  // Gone first: then nobody waits for it.
  const std::shared_future<void> open = gate.get_future().share();
  try {
    for (;;) threads.emplace_back([open] { open.wait(); });
  } catch (const std::system_error& error) {
    std::cout << "no more: " << error.what() << '\n';
  }
  std::cout << threads.size() << " threads alive\n";

  gate.set_value();
  threads.clear();
  std::cout << "all joined\n";
}

// Output:
//   no more: Resource temporarily unavailable
//   <number 1..1000> threads alive
//   all joined
// Not under (explorer): it gives threads their memory itself, so the system never refuses
// Not under (tsan): it needs more memory than the program allows
// Not under (asan): it needs more memory than the program allows
