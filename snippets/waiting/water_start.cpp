// Exercise: atoms arrive as they like. Let them bind in threes, two
// hydrogen and one oxygen, each molecule before the next.

#include <iostream>
#include <thread>
#include <vector>

class water {
public:
  void add_hydrogen() { std::cout << "hydrogen\n"; }
  void add_oxygen() { std::cout << "oxygen\n"; }
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
//   oxygen
//   hydrogen
//   hydrogen
//   hydrogen
//   hydrogen
