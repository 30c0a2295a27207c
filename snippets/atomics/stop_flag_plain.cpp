// Wrong on purpose: the worker looks at a plain bool, which main sets
// while it works. Notice that the worker may never see it.

#include <iostream>
#include <latch>
#include <thread>

int main() {
  constexpr long most = 100'000'000;
  bool stop = false;
  long rounds = 0;
  std::latch at_work(1);

  std::jthread worker([&] {
    long done = 0;
    at_work.count_down();
    while (!stop && done < most) ++done;
    rounds = done;
  });

  at_work.wait();
  stop = true;
  worker.join();
  std::cout << (rounds < most ? "the worker stopped"
                              : "the worker never noticed")
            << '\n';
}

// Measured outcomes:
// must
//   the worker never noticed
// may
//   the worker stopped
// Not under (explorer): it finds the data race, which is what the program is about
// Not under (tsan): it finds the data race, which is what the program is about
