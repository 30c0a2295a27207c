// A whole event loop: a list of who is to be resumed when. The sleeper
// that wakes first was put there last.

#include <chrono>
#include <coroutine>
#include <iostream>
#include <map>
#include <thread>

using namespace std::chrono_literals;
using clock_type = std::chrono::steady_clock;

//> loop
class event_loop {
public:
  void resume_at(clock_type::time_point when,
                 std::coroutine_handle<> who) {
    waiting_.emplace(when, who);
  }

  void run() {
    while (!waiting_.empty()) {
      const auto [when, who] = *waiting_.begin();
      waiting_.erase(waiting_.begin());
      std::this_thread::sleep_until(when);
      who.resume();
    }
  }

private:
  std::multimap<clock_type::time_point, std::coroutine_handle<>>
      waiting_;
};
//< loop

//> sleep
struct sleep_for {
  event_loop& loop;
  std::chrono::seconds duration;

  bool await_ready() const { return false; }
  void await_suspend(std::coroutine_handle<> me) const {
    loop.resume_at(clock_type::now() + duration, me);
  }
  void await_resume() const {}
};
//< sleep

//> main
struct job {  // Runs at once and frees its frame at its end.
  struct promise_type {
    job get_return_object() { return {}; }
    std::suspend_never initial_suspend() { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { throw; }
  };
};

job say_after(event_loop& loop, std::chrono::seconds pause,
              const char* text) {
  co_await sleep_for{loop, pause};
  std::cout << text << '\n';
}

int main() {
  event_loop loop;
  say_after(loop, 3s, "three");
  say_after(loop, 1s, "one");
  std::cout << "start\n";
  loop.run();
}
//< main

// Timed output:
//   [0.0 s] start
//   [1.0 s] one
//   [3.0 s] three
