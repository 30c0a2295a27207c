// Each task is wrapped in one that cannot throw: its result is a value
// or an exception. So gather has nothing to rethrow, and none is lost.

#include <chrono>
#include <course/event_loop.hpp>
#include <course/gather.hpp>
#include <course/task.hpp>
#include <exception>
#include <iostream>
#include <stdexcept>
#include <utility>
#include <variant>

using namespace std::chrono_literals;

course::task<int> download() {
  co_await course::sleep_for(300ms);
  co_return 1;
}

course::task<int> login() {
  co_await course::sleep_for(100ms);
  throw std::runtime_error("wrong password");
}

using settlement = std::variant<int, std::exception_ptr>;

course::task<settlement> settled(course::task<int> task) {
  try {
    co_return co_await std::move(task);
  } catch (...) {
    co_return std::current_exception();
  }
}

void print(const char* name, const settlement& how) try {
  if (how.index() == 1) std::rethrow_exception(std::get<1>(how));
  std::cout << name << ": value " << std::get<0>(how) << '\n';
} catch (const std::runtime_error& error) {
  std::cout << name << ": error " << error.what() << '\n';
}

int main() {
  const auto [downloaded, logged_in] = course::run(
      course::gather(settled(download()), settled(login())));
  print("download", downloaded);
  print("login", logged_in);
}

// Timed output:
//   [0.3 s] download: value 1
//   [0.3 s] login: error wrong password
