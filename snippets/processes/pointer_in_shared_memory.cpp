// Wrong on purpose: the pointer is in shared memory, but the letters it
// points to are not. The parent reads the address, and finds nothing.

#include <course/process.hpp>
#include <course/shared.hpp>
#include <cstddef>
#include <iostream>
#include <string>

struct message {
  const char* letters = nullptr;
  std::size_t length = 0;
};

int main() {
  course::shared<message> shared;

  course::process([&] {
    const std::string text(200'000, 'x');
    *shared = {text.data(), text.size()};
  }).join();

  std::cout << "length: " << shared->length << '\n';
  std::cout << "first letter: " << *shared->letters << '\n';
}

// Fails (segmentation fault):
//   length: 200000
// Ends: signal SIGSEGV
// Not under (explorer): its heap is memory at the same address in every process
