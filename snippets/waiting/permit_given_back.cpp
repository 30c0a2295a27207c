// An object holds the permit and gives it back in its destructor, which
// runs whichever way the function is left.

#include <iostream>
#include <semaphore>
#include <stdexcept>
#include <thread>

class permit {
public:
  explicit permit(std::binary_semaphore& from) : from_(from) {
    from_.acquire();
  }
  ~permit() { from_.release(); }
  permit(const permit&) = delete;
  permit& operator=(const permit&) = delete;

private:
  std::binary_semaphore& from_;
};

int main() {
  std::binary_semaphore desk(1);

  const auto visit = [&](bool has_form) {
    const permit turn(desk);
    if (!has_form) throw std::runtime_error("the form is missing");
    std::cout << "served\n";
  };

  try {
    visit(false);
  } catch (const std::runtime_error& error) {
    std::cout << error.what() << '\n';
  }

  std::jthread next(visit, true);
  next.join();
}

// Output:
//   the form is missing
//   served
