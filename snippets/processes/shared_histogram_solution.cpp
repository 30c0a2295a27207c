// Six atomic counts in shared memory: every process adds to all of
// them, and every addition is one step. No throw is lost.

#include <array>
#include <atomic>
#include <course/process.hpp>
#include <course/shared.hpp>
#include <cstddef>
#include <iostream>
#include <random>
#include <vector>

int main() {
  course::shared<std::array<std::atomic<long>, 6>> seen;

  {
    std::vector<course::process> players;
    for (unsigned player = 0; player < 4; ++player) {
      players.emplace_back([&] {
        std::minstd_rand random(player + 1);
        for (int i = 0; i < 1000; ++i) ++(*seen)[random() % 6];
      });
    }
  }

  long throws = 0;
  for (std::size_t face = 0; face < 6; ++face) {
    std::cout << face + 1 << ": " << (*seen)[face] << '\n';
    throws += (*seen)[face];
  }
  std::cout << "throws: " << throws << '\n';
}

// Output:
//   1: 662
//   2: 676
//   3: 666
//   4: 670
//   5: 660
//   6: 666
//   throws: 4000
