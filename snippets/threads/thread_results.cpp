// What a thread's function returns is thrown away. Here are three ways
// to bring a result back; a future brings back an exception as well.

#include <future>
#include <iostream>
#include <stdexcept>
#include <thread>

int answer() { return 42; }

int fail() { throw std::runtime_error("boom"); }

int main() {
  int result = 0;
  std::thread writer([&result] { result = answer(); });
  writer.join();  // Not before this line may main read the result.

  std::promise<int> promise;
  std::future<int> promised = promise.get_future();
  std::jthread keeper([&promise] { promise.set_value(answer()); });

  std::future<int> returned = std::async(std::launch::async, answer);

  std::cout << "variable: " << result << '\n';
  std::cout << "promise: " << promised.get() << '\n';
  std::cout << "async: " << returned.get() << '\n';

  std::future<int> failed = std::async(std::launch::async, fail);
  try {
    failed.get();
  } catch (const std::runtime_error& error) {
    std::cout << "caught: " << error.what() << '\n';
  }
}

// Output:
//   variable: 42
//   promise: 42
//   async: 42
//   caught: boom
