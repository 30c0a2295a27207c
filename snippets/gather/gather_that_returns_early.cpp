// Wrong on purpose: this gather rethrows at the first error. The other
// task still runs, and writes into a variable of a caller that is gone.

#include <chrono>
#include <coroutine>
#include <course/event_loop.hpp>
#include <course/task.hpp>
#include <exception>
#include <iostream>
#include <stdexcept>
#include <utility>

using namespace std::chrono_literals;

//> gather
struct first_error {  // Resumes the parent when the first task fails.
  std::coroutine_handle<> parent = nullptr;
  std::exception_ptr error = nullptr;

  bool await_ready() const { return false; }
  void await_suspend(std::coroutine_handle<> h) { parent = h; }
  void await_resume() const { std::rethrow_exception(error); }
};

struct detached {  // Runs at once and frees its frame at its end.
  struct promise_type {
    detached get_return_object() { return {}; }
    std::suspend_never initial_suspend() { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
};

detached watch(course::task<> child, first_error& first) {
  try {
    co_await std::move(child);
  } catch (...) {
    first.error = std::current_exception();
    course::event_loop::current().schedule(first.parent);
  }
}
//< gather

//> visit
course::task<> download(int& pages) {
  co_await course::sleep_for(200ms);
  ++pages;
}

course::task<> login() {
  co_await course::sleep_for(100ms);
  throw std::runtime_error("wrong password");
}

course::task<> visit() {
  int pages = 0;
  first_error first;
  watch(download(pages), first);
  watch(login(), first);
  co_await first;
}

course::task<> session() {
  try {
    co_await visit();
  } catch (const std::runtime_error& error) {
    std::cout << "caught: " << error.what() << '\n';
  }
  co_await course::sleep_for(200ms);
}

int main() { course::run(session()); }
//< visit

// Fails (use after free):
//   caught: wrong password
