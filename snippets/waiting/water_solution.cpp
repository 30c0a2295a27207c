// The semaphores let two hydrogen and one oxygen in, the barrier waits
// for the three. Notice that permits return only after the barrier.

// The semaphores of g++ 12 can oversleep; the system's do not.
#define _GLIBCXX_USE_POSIX_SEMAPHORE 1

#include <barrier>
#include <iostream>
#include <semaphore>
#include <thread>
#include <vector>

class water {
public:
  void add_hydrogen() {
    hydrogen_.acquire();
    std::cout << "hydrogen\n";
    complete_.arrive_and_wait();
    hydrogen_.release();
  }

  void add_oxygen() {
    oxygen_.acquire();
    std::cout << "oxygen\n";
    complete_.arrive_and_wait();
    oxygen_.release();
  }

private:
  std::counting_semaphore<2> hydrogen_{2};
  std::counting_semaphore<1> oxygen_{1};
  std::barrier<> complete_{3};
};

int main() {
  constexpr int molecules = 2;
  water glass;
  std::vector<std::jthread> atoms;
  for (int i = 0; i < molecules; ++i) {
    atoms.emplace_back([&] { glass.add_oxygen(); });
  }
  for (int i = 0; i < 2 * molecules; ++i) {
    atoms.emplace_back([&] { glass.add_hydrogen(); });
  }
}

// Unordered output:
//   oxygen
//   hydrogen
//   hydrogen
// ---
//   oxygen
//   hydrogen
//   hydrogen
