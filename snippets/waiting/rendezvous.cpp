// Two threads meet: neither goes on before the other has arrived. Each
// semaphore begins at 0, acquired by one thread, released by the other.

#include <iostream>
#include <semaphore>
#include <thread>
#include <vector>

int main() {
  std::binary_semaphore ann_is_here(0);
  std::binary_semaphore bob_is_here(0);

  std::vector<std::jthread> friends;
  friends.emplace_back([&] {
    std::cout << "Ann arrives\n";
    ann_is_here.release();
    bob_is_here.acquire();
    std::cout << "Ann orders\n";
  });
  friends.emplace_back([&] {
    std::cout << "Bob arrives\n";
    bob_is_here.release();
    ann_is_here.acquire();
    std::cout << "Bob orders\n";
  });
}

// Unordered output:
//   Ann arrives
//   Bob arrives
// ---
//   Ann orders
//   Bob orders
