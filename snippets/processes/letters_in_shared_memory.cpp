// The letters themselves are in shared memory. There is no pointer that
// could lead out of it, so every process finds them.

#include <array>
#include <course/process.hpp>
#include <course/shared.hpp>
#include <cstddef>
#include <iostream>

struct message {
  std::array<char, 200'000> letters;
  std::size_t length = 0;
};

int main() {
  course::shared<message> shared;

  course::process([&] {
    shared->letters.fill('x');
    shared->length = shared->letters.size();
  }).join();

  std::cout << "length: " << shared->length << '\n';
  std::cout << "first letter: " << shared->letters[0] << '\n';
}

// Output:
//   length: 200000
//   first letter: x
