// Wrong on purpose: the exception skips release(). Notice that nothing
// happens at once; it is the next visitor who waits for ever.

#include <iostream>
#include <semaphore>
#include <stdexcept>
#include <thread>

int main() {
  std::binary_semaphore desk(1);

  const auto visit = [&](bool has_form) {
    desk.acquire();
    if (!has_form) throw std::runtime_error("the form is missing");
    std::cout << "served\n";
    desk.release();
  };

  try {
    visit(false);
  } catch (const std::runtime_error& error) {
    std::cout << error.what() << '\n';
  }

  std::jthread next(visit, true);
  next.join();
}

// Fails (deadlock):
//   the form is missing
